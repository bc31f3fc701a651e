import { findEndingLengths, STEM_LETTERS_MIN } from './strip-ending.ts';

/** Case endings of nouns and adjectives after folding (ę is e, ą is a, ó is o). */
const ENDINGS = new Set(
  (
    'a e i o u y om em im ym ie ia iu io ow owi owie owa ami iami ach iach iom iem ej iej ego iego emu iemu ' +
    'ich ych imi ymi'
  ).split(' '),
);
const ENDING_LETTERS_MAX = 4;
/** Endings after which the bare word may be what stands there: Kijów, Krym, Islam. */
const MAY_BE_BARE = /(?:[oeiy]m|ow|ach|ych|ich|ej)$/;
/** Consonants that soften before -e: in Polsce (Polska), w Pradze (Praga), o prezydencie (prezydent), w rządzie (rząd). */
const SOFTENED: readonly (readonly [ending: string, hard: string])[] = [
  ['ście', 'st'],
  ['scie', 'st'],
  ['cie', 't'],
  ['dzie', 'd'],
  ['dze', 'g'],
  ['rze', 'r'],
  ['sze', 'ch'],
  ['ce', 'k'],
];

function dropSoftness(stem: string): string {
  return stem.endsWith('i') && stem.length > STEM_LETTERS_MIN ? stem.slice(0, -1) : stem;
}

/** Stems of a folded Polish word, at most four: Ukraina = Ukrainy = Ukrainie, Kijów = Kijowa, Polska = w Polsce. */
export function findPolishStems(form: string): readonly string[] {
  const lengths = findEndingLengths(form, ENDINGS, ENDING_LETTERS_MAX);
  const [longest, shortest] = [lengths[0], lengths.at(-1)];
  const stems = new Set<string>();
  if (longest === undefined || shortest === undefined || MAY_BE_BARE.test(form)) stems.add(form);
  if (longest !== undefined) stems.add(dropSoftness(form.slice(0, -longest)));
  if (shortest !== undefined) stems.add(dropSoftness(form.slice(0, -shortest)));
  const softened = SOFTENED.find(([ending]) => form.endsWith(ending));
  if (softened !== undefined && form.length - softened[0].length >= STEM_LETTERS_MIN - 1) {
    stems.add(form.slice(0, -softened[0].length) + softened[1]);
  }
  return [...stems];
}
