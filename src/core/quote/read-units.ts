import type { Language } from '../text/language.ts';
import type { Span } from '../text/span.ts';

/** A word, a number or a single mark of punctuation, as a place in the text. */
export interface Unit extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly lower: string;
  /** Words: opens with a capital letter. */
  readonly isCapital: boolean;
}

// One pass, each alternative anchored on a character class of its own: linear.
const UNITS =
  /(\p{L}[\p{L}\p{M}]*(?:['’ʼ‑-][\p{L}\p{M}]+|\p{N}{0,4}\.(?:pl|com|ua|ru|de|fr|org|net|eu|uk)\b)*)|(\p{N}+(?:[.,:]\p{N}+)*(?:-\p{L}+)*)|([^\s\p{L}\p{N}])/gu;
/** No word of the six languages is as long; what is longer is looked at by its beginning. */
const WORD_LENGTH_MAX = 64;
const ELISION = /^(?:[ldjmtsnc]|qu|lorsqu|puisqu|jusqu)['’]/iu;
/** Arabic articles and the like keep a name's capital behind their hyphen: al-Khatib. */
const CAPITAL = /^(?:(?:al|el|ad|ar|as|ash|at|an|az|abu|bin|ibn|аль|ар|ас|аш|эль|ель|ад)-)?\p{Lu}/u;

/** The units of a stretch of text. French elisions (`l'`, `d'`) are units of their own, so that names stay bare. */
export function readUnits(text: string, span: Span, lang: Language): readonly Unit[] {
  const units: Unit[] = [];
  const push = (kind: Unit['kind'], start: number, end: number): void => {
    const unit = text.slice(start, end);
    const isCapital = kind === 'word' && CAPITAL.test(unit);
    // French capitals drop the accent: "A Paris" is the preposition.
    const small = lang === 'fr' && unit === 'A' ? 'à' : unit;
    units.push({
      kind,
      start,
      end,
      text: unit,
      lower: small.slice(0, WORD_LENGTH_MAX).toLowerCase().replace('’', "'"),
      isCapital,
    });
  };
  const inside = text.slice(span.start, span.end);
  for (const match of inside.matchAll(UNITS)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const elision =
      lang === 'fr' && match[1] !== undefined ? ELISION.exec(match[1])?.[0] : undefined;
    if (elision !== undefined) push('word', start, start + elision.length);
    const kind = match[1] !== undefined ? 'word' : match[2] !== undefined ? 'number' : 'mark';
    push(kind, start + (elision?.length ?? 0), end);
  }
  return units;
}
