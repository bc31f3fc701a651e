import { germanNominative } from './german-bodies.ts';
import { bodyLemma } from './grammar/cyrillic-bodies.ts';
import type { Grammar } from './grammar/grammar.ts';

/** Endings of bodies' nouns in the other cases of Ukrainian, Russian and Polish, with those of the nominative. */
const NOUNS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  uk: [
    [/([бвгджзклмнпрстфхцчшщ])ії$/u, '$1ія'],
    [/(кремл)(?:і|я|ю|ем)$/u, '$1ь'],
    [/^(мін(?!істер)\p{L}*[^аеиіоуюяї\s])(?:і|у|а|ом)$/u, '$1'],
    [/(ств)(?:а|у|і|ом)$/u, '$1о'],
    [/(нн)(?:і|ю|ям)$/u, '$1я'],
    [/^(сил)(?:ах|ам|ами)$/u, '$1и'],
  ],
  ru: [
    [/([бвгджзклмнпрстфхцчшщ])ии$/u, '$1ия'],
    [/(кремл)(?:е|я|ю|ём|ем)$/u, '$1ь'],
    [/^(мин(?!истер)\p{L}*[^аеиоуюяы\s])(?:е|у|а|ом)$/u, '$1'],
    [/(ств)(?:а|у|е|ом)$/u, '$1о'],
    [/(ени)(?:я|ю|и|ем)$/u, '$1е'],
    [/(надзор)(?:а|у|е|ом)$/u, '$1'],
    [/^(сил)(?:ах|ам|ами)$/u, '$1ы'],
  ],
  pl: [
    [/(stw)(?:a|u|ie|em)$/u, '$1o'],
    [/(cj|ji)(?:i|ę|ą)$/u, '$1a'],
    [
      /(uratur|policj|służb|spółk|rad|izb|firm|szkoł|uczelni|klinik|fabryk|straż|placówk|gmin|parti|lig|kuri|spółdzielni|kopalni)(?:y|i|ie|zie|ce|ę|ą)$/u,
      '$1a',
    ],
    [/^(resor)(?:cie|tu|tem|towi)$/u, '$1t'],
    [
      /^(magistra|komisaria|konsula|uniwersyte|komite|departamen|inspektora|rektora|sekretaria)(?:cie|tu|tem|towi)$/u,
      '$1t',
    ],
    [/^(urz)ęd(?:zie|u|em|owi)$/u, '$1ąd'],
    [
      /^(rząd|sztab|sąd|bank|instytut|klub|zarząd|senat|sejm|koncern|związek|ratusz|szpital|sanepid|wydział|zakład|trybunał|fundusz|holding|komisariat)(?:u|a|zie|le|owi|em|ku)$/u,
      '$1',
    ],
  ],
};
const ADJECTIVES: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  feminine: [
    [/(?:ій|ої|ою|у)$/u, 'а'],
    [/(?:ой|ую|ою)$/u, 'ая'],
    [/(?:iej|ią)$/u, 'ia'],
    [/(?:ej|ą)$/u, 'a'],
  ],
  neuter: [
    [/(?:ому|ого|им)$/u, 'е'],
    [/(?:ом|ым)$/u, 'ое'],
    [/(?:iego|iemu|im)$/u, 'ie'],
    [/(?:ego|emu|ym)$/u, 'e'],
  ],
  russianNeuter: [[/(?:ого|ому|ым|им|ом)$/u, 'ое']],
  russianMasculine: [
    [
      /^((?:област|окруж|лес|реч)н|городск|заводск|морск|донск|тверск|краев|миров|боев|делов|цифров|страхов|правов)(?:ого|ому|ым|ом)$/u,
      '$1ой',
    ],
    [/([кгхжшщч])(?:ого|ому|им|ом)$/u, '$1ий'],
    [/(?:ого|ому|ым|ом)$/u, 'ый'],
  ],
  masculine: [
    [/(?:ому|ого|им)$/u, 'ий'],
    [/(?:iego|iemu|im)$/u, 'i'],
    [/(?:ego|emu|ym)$/u, 'y'],
  ],
};

function replaceEnding(
  word: string,
  rules: readonly (readonly [RegExp, string])[],
): string | undefined {
  const rule = rules.find(([pattern]) => pattern.test(word.toLowerCase()));
  if (rule === undefined) return undefined;
  const [pattern, ending] = rule;
  return word.replace(new RegExp(pattern.source, 'iu'), ending);
}

function lemmaOf(word: string, { language }: Grammar): string | undefined {
  const lemma = bodyLemma(word.toLowerCase().replace('’', "'"), language);
  if (lemma === undefined) return undefined;
  const shown = word.includes('’') ? lemma.replace("'", '’') : lemma;
  return /^\p{Lu}/u.test(word) ? shown.charAt(0).toUpperCase() + shown.slice(1) : shown;
}

/**
 * A body's name as it would stand alone ("у міській раді" gives "міська рада"): the head noun, with the adjectives before it, in
 * the nominative where its ending is known; what follows the head depends on it and keeps its case. Other names come back as they are.
 */
export function nominativeBody(name: string, head: string, grammar: Grammar): string {
  if (head === 'polizeiangaben') return 'Polizei';
  if (grammar.language === 'de') return germanNominative(name);
  const rules = NOUNS[grammar.language];
  if (rules === undefined) return name;
  const words = name.split(' ');
  const at = words.findIndex((word) => word.toLowerCase() === head);
  // «МИДа», «МЗСом»: the letters are the name.
  const letters = /^(\p{Lu}{2,})(?:\p{Ll}{1,2})?$/u.exec(words[at] ?? '')?.[1];
  const noun =
    at === -1
      ? undefined
      : (letters ?? lemmaOf(words[at] ?? '', grammar) ?? replaceEnding(words[at] ?? '', rules));
  if (noun === undefined) return name;
  // «у Львівській ОВА»: of letters the adjective shows the gender.
  const isWoman = letters !== undefined && /(?:ій|ої|ою|ой)$/u.test(words[at - 1] ?? '');
  const gender =
    isWoman || (/[аяa]$/u.test(noun) && !noun.endsWith('ння'))
      ? 'feminine'
      : /[оеo]$|ння$/u.test(noun)
        ? grammar.language === 'ru'
          ? 'russianNeuter'
          : 'neuter'
        : grammar.language === 'ru'
          ? 'russianMasculine'
          : 'masculine';
  return words
    .map((word, index) => {
      if (index === at) return noun;
      // "w Urzędzie Wojewódzkim": the adjective behind the noun is in its case.
      const isBehind = index === at + 1 && grammar.language === 'pl';
      return index < at || isBehind
        ? (replaceEnding(word, ADJECTIVES[gender] ?? []) ?? word)
        : word;
    })
    .join(' ');
}

/** How a noun may end in a case that no name is shown in. */
const CASE = /(?:[іїеєуюи]|ом|ем|єм|ою|ею|єю|ой|ей|ах|ях)$/u;

/**
 * Whether a body that stands behind a preposition, and whose name came back as it is, would be shown in the preposition's case. Short
 * names in capitals and names in marks have no case to show.
 */
export function isLeftOblique(name: string, head: string, grammar: Grammar): boolean {
  if (grammar.language !== 'uk' && grammar.language !== 'ru') return false;
  const word = name.split(' ').find((one) => one.toLowerCase() === head) ?? name;
  if (/[«"“„]/u.test(word) || !/^\p{Script=Cyrillic}/u.test(word) || /^\p{Lu}{2,}/u.test(word))
    return false;
  // «Мінкультури», «Минобороны»: the second half is a genitive already.
  if (/^(?:м[иі]н|держ)\p{L}+[иіыїя]$/iu.test(word)) return false;
  return CASE.test(word.toLowerCase());
}
