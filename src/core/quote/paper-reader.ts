import { REQUEST } from './asking.ts';
import { ClauseReader } from './clause-reader.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Mention } from './mention.ts';
import { PAGE } from './pages.ts';
import { findPolishBody } from './polish-bodies.ts';
import { findPolishPaper } from './polish-papers.ts';
import { PRESS } from './press.ts';
import { bodyReferent, OWNER_GENDER, type Referent, UNSHOWN } from './referent.ts';

const JOINT = /^(?:спільн|совместн|общ(?:ем|ей)$|wspóln|gemeinsam|joint)/u;
const IN_IT = /^(?:н[её]м|ней|ньому|ній|них)$/u;
/** A letter speaks for the body that wrote it; a report for itself. */
const LETTER = /(?:лист|письм|pism|list|lettre|courrier|brief|schreiben|letter)/u;
const OWNERS: Readonly<Record<string, Gender>> = {
  ...OWNER_GENDER,
  их: 'plural',
  їх: 'plural',
  їхньому: 'plural',
};

/** Finds for whom a paper, a page or a statement speaks. */
export class PaperReader extends ClauseReader {
  /** "heißt es darin": in the letter of the sentence before, whose subject wrote it. */
  writerInPaper(cue: number, to: number): Referent | undefined {
    const isInside = [cue - 1, cue + 1, cue + 2].some(
      (at) => at < to && /^(?:darin|drin)$/u.test(this.lower(at)),
    );
    if (!isInside) return undefined;
    // "In einem Brief forderten 31 Firmen …": of many the paper speaks.
    const writer = this.discourse.subjectBefore(cue);
    return writer?.gender === 'plural' ? (this.discourse.recentPaper(cue) ?? writer) : writer;
  }

  /**
   * «Під листом зібрали підписи. «…», – сказано в ньому»: the body that the sentence before is about, else a paper; not whoever was spoken
   * of before it.
   */
  paperMeantByPronoun(cue: number, to: number): Referent | undefined {
    const { grammar } = this.passage;
    if (grammar.language !== 'ru' && grammar.language !== 'uk') return undefined;
    const isInside = (at: number): boolean =>
      at < to && /^(?:в|у)$/u.test(this.lower(at)) && IN_IT.test(this.lower(at + 1));
    if (![cue + 1, cue - 2].some(isInside)) return undefined;
    const subject = this.discourse.subjectBefore(cue);
    const paper = this.discourse.recentPaper(cue);
    const isWriter = subject !== undefined && this.isSentenceOfPaper(cue);
    return (isWriter ? subject : undefined) ?? paper ?? paperOf(this.lower(cue));
  }

  /** Whether the sentence before has a paper and somebody who can have written it as its subject. */
  isSentenceOfPaper(at: number): boolean {
    const sentence = this.passage.sentences[(this.item(at)?.sentence ?? 0) - 1];
    if (sentence === undefined) return false;
    const indexes = this.mentionsIn(sentence.from, sentence.to);
    const isPaper = indexes.some((index) =>
      /^(?:document|statement)$/u.test(this.mentions[index]?.kind ?? ''),
    );
    const subject = indexes.find(
      (index) => this.canBeSubject(index, 'any') && this.mentions[index]?.kind !== 'document',
    );
    return isPaper && subject !== undefined;
  }

  /** "podano w komunikacie", "informuje spółka": the body that the clause or its paragraph names. */
  polishBody(clause: {
    readonly cue: number;
    readonly from: number;
    readonly to: number;
  }): Referent | undefined {
    const { passage, mentions, discourse } = this;
    if (passage.grammar.language !== 'pl') return undefined;
    const isPerson = (index: number): boolean => (discourse.cast.personOf[index] ?? -1) >= 0;
    const named = { passage, mentions, isPerson };
    const paper = findPolishPaper(named, clause);
    if (paper !== undefined) return paperOf(paper);
    const name = findPolishBody(named, clause);
    return name === undefined ? undefined : bodyReferent(name, 0.8);
  }

  /** «y est-il écrit», «y lit-on», «peut-on y lire»: in the paper that the sentence before speaks of. */
  paperReadIn(cue: number, from: number): Referent | undefined {
    const isThere = [cue - 2, cue - 1, cue + 1].some((at) => this.lower(at) === 'y');
    const isFrench = this.passage.grammar.language === 'fr';
    if (!isFrench || !isThere) return undefined;
    const sentence = this.item(cue)?.sentence ?? 0;
    const papers = this.discourse.seen.filter(
      (seen) =>
        seen.item < from && sentence - seen.sentence <= 2 && seen.referent.kind === 'document',
    );
    return (papers.find(({ isSubject }) => isSubject) ?? papers.at(-1))?.referent;
  }

  /** "słyszymy od osoby z otoczenia premiera", "usłyszeliśmy w ratuszu": who was asked stands behind, or nobody says it. */
  heardFrom(cue: number, to: number): Referent {
    const index = this.mentionsIn(cue + 1, to).find((one) =>
      /^(?:od|ode|w|we|z|ze)$/u.test(this.lower((this.mentions[one]?.from ?? 0) - 1)),
    );
    const source = index === undefined ? undefined : this.discourse.resolveSource(index);
    const nobody = {
      kind: 'anonymous' as const,
      person: undefined,
      name: '',
      gender: 'any' as const,
    };
    return source ?? { ...nobody, confidence: UNSHOWN };
  }

  /** «du côté du Medef :», «réponse de la Fnac :»: a name in no list behind an article is a body's. */
  articledBody({ kind, name, from }: Mention): Referent | undefined {
    const isArticled = /^(?:du|des|la|l')$/u.test(this.lower(from - 1));
    if (this.passage.grammar.language !== 'fr' || kind !== 'name' || !isArticled) return undefined;
    return bodyReferent(name.join(' '), 0.7);
  }

  /** "in einer Erklärung des Ministers": the person whose paper it is. */
  ownerOfPaper(index: number): Referent | undefined {
    const paper = this.mentions[index];
    const next = this.mentions[index + 1];
    if (paper === undefined || next === undefined || next.from - paper.to > 1) return undefined;
    if (next.kind !== 'role' && next.kind !== 'name') return undefined;
    if (this.item(next.from)?.sentence !== this.item(paper.from)?.sentence) return undefined;
    const referent = this.discourse.resolve(index + 1);
    return referent?.kind === 'person' ? referent : this.discourse.ownerOf(index + 1);
  }

  /**
   * «говорится в её предварительном отчёте», «в її акаунті з’явилося», «в аккаунте министра»: whose page or paper it is, as a
   * possessive before it or a role or name behind it says.
   */
  ownerOfPage(from: number, to: number): Referent | undefined {
    const { grammar } = this.passage;
    if (grammar.language !== 'ru' && grammar.language !== 'uk') return undefined;
    for (let at = from; at < to; at++) {
      const isPage = PAGE.test(this.lower(at));
      if (
        !isPage &&
        !grammar.statement.test(this.lower(at)) &&
        !grammar.document.test(this.lower(at))
      )
        continue;
      const before = [at - 1, at - 2, at - 3].find(
        (one) => one >= from && (OWNERS[this.lower(one)] !== undefined || !this.isPlainWord(one)),
      );
      const owner = OWNERS[this.lower(before ?? -1)];
      // «в их докладе»: of several people, so the paper itself.
      if (owner === 'plural')
        return grammar.document.test(this.lower(at)) ? undefined : this.discourse.recentBody(from);
      const meant = owner === undefined ? undefined : this.discourse.meantBy(owner, from);
      if (owner !== undefined) return meant?.kind === 'anonymous' ? undefined : meant;
      const [next] = this.mentionsIn(at + 1, Math.min(to, at + 2));
      const referent =
        isPage && next !== undefined ? this.discourse.resolveSource(next) : undefined;
      if (referent !== undefined) return referent;
    }
    return undefined;
  }

  isPlainWord(at: number): boolean {
    const { grammar } = this.passage;
    return this.item(at)?.kind === 'word' && !grammar.prepositions.has(this.lower(at));
  }

  /** „…“, stand darauf; „…“, heißt es in dessen Stellungnahme: the paper itself, and no body that the sentence goes on to. */
  germanPaper(cue: number): Referent | undefined {
    const { grammar } = this.passage;
    if (grammar.language !== 'de') return undefined;
    const verb = this.lower(cue);
    if (
      /^(?:steht|stand)$/u.test(verb) &&
      /^(?:darauf|darin|drauf|drin)$/u.test(this.lower(cue + 1))
    )
      return this.discourse.recentPaper(cue) ?? paperOf(verb);
    const isIn = /^(?:in|aus)$/u.test(this.lower(cue + 2)) && this.lower(cue + 1) === 'es';
    const isOwned = isIn && /^(?:dessen|deren)$/u.test(this.lower(cue + 3));
    return isOwned ? paperOf(this.item(cue + 4)?.text ?? verb) : undefined;
  }

  /** The paper or body in a stretch, whatever its case: a statement speaks for the body beside it. */
  paperOrBody(from: number, to: number): Referent | undefined {
    const owner = this.ownerOfPage(from, to);
    if (owner !== undefined) return owner;
    return this.paperOrBodyNamed(from, to);
  }

  paperOrBodyNamed(from: number, to: number): Referent | undefined {
    const indexes = this.mentionsIn(from, to);
    const body = indexes.find(
      (index) =>
        this.mentions[index]?.kind === 'organisation' &&
        !PRESS.test(this.mentions[index]?.role ?? '') &&
        !REQUEST.test(this.lower((this.mentions[index]?.from ?? 0) - 1)),
    );
    const paper = indexes.find((index) => this.mentions[index]?.kind === 'document');
    const statement = indexes.find((index) => this.mentions[index]?.kind === 'statement');
    const owner = this.mentions[paper ?? -1]?.to === this.mentions[body ?? -1]?.from;
    if (
      paper !== undefined &&
      (body === undefined || !owner || !LETTER.test(this.mentions[paper]?.head ?? ''))
    )
      return (
        (LETTER.test(this.mentions[paper]?.head ?? '') ? this.ownerOfPaper(paper) : undefined) ??
        this.discourse.resolve(paper)
      );
    // «у спільній заяві організацій «Дах» та «Причал»»: of no one of them.
    const issued = this.mentions[statement ?? -1];
    const isJoint = issued !== undefined && JOINT.test(this.lower(issued.from - 1));
    if (isJoint) return documentOf(issued, this.passage.grammar.language);
    if (body !== undefined) return this.discourse.resolve(body);
    if (statement === undefined) return undefined;
    return (
      this.ownerOfPaper(statement) ??
      this.discourse.issuerOfRelease(this.lower(this.mentions[statement]?.from ?? -1)) ??
      this.discourse.recentBody(from) ??
      documentOf(this.mentions[statement], this.passage.grammar.language)
    );
  }
}

/** What is written somewhere, with no noun for it: «на щиті виведено». */
export function paperOf(verb: string): Referent {
  return { kind: 'document', person: undefined, name: verb, gender: 'neuter', confidence: 0.8 };
}

/** "heißt es in einer Mitteilung": in German nothing says whose. */
function documentOf(mention: Mention | undefined, language: string): Referent | undefined {
  if (mention === undefined) return undefined;
  return {
    kind: 'document',
    person: undefined,
    name: mention.role,
    gender: 'neuter',
    confidence: language === 'de' ? UNSHOWN : 0.8,
  };
}
