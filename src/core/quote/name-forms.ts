import { genderInEnglish } from './grammar/english-first-names.ts';
import { genderOfFirstName, isFirstName } from './grammar/first-names.ts';
import type { Gender, Grammar } from './grammar/grammar.ts';

const SLAVIC = new Set(
  ` а я у ю ові еві єві ом ем єм ім им ою ею єю і ї и ів їв о е є ь й ий ій ого ього ому ьому ої ій ую ої ами ах ова овою ових ими
  ы ой ый ая ую ым ого ому ей ёй ых ыми ие ев ов ым его ему ия ии ию ией ием ік ец
  a u owi em iem e ie y i ą ę o iego ego iemu emu im ym iej ej ów owie ami ach om ie ę ią ia io ek ka ki ka k ce kę ką iu io ju ji ją ją ję`
    .split(/\s+/)
    .concat('', 'го', 'му'),
);
const POSSESSIVE = /(?:['’]s|['’])$/u;
const OBLIQUE_MALE =
  /(?:ого|ому|ові|еві|єві|ом|ем|єм|им|ым|у|ю|ову|евым|овым|иним|iego|ego|iemu|emu|owi|em|iem|im|ym)$/u;
const OBLIQUE_FEMALE = /(?:ої|ій|ою|ею|єю|ію|ой|ей|ую|у|ю|ы|и|і|ї|ią|ą|ę|iej|ej|y|ie)$/u;

/** A name's word without the possessive ending of English and French apostrophes. */
export function bareName(word: string): string {
  return word.replace(POSSESSIVE, '');
}

const CASE_ENDING =
  /(?:ого|ому|ові|еві|ым|им|ом|ем|ою|ею|ой|ей|owi|em|ego|emu|[аяуюыиіїеьйоaąęuyie])$/u;

/** A word of a name without the ending of its case. */
export function stemOf(lower: string): string {
  return lower.length > 4 ? lower.replace(CASE_ENDING, '') : lower;
}

/** Whether two words are one name: equal, or in languages with cases alike but for the endings of a declension. */
export function isSameName(one: string, other: string, grammar: Grammar): boolean {
  const a = bareName(one).toLowerCase().replace(/[’ʼ]/g, "'");
  const b = bareName(other).toLowerCase().replace(/[’ʼ]/g, "'");
  if (a === b) return true;
  if (grammar.isInflected && a.includes('-') && b.includes('-')) {
    const parts = a.split('-');
    const others = b.split('-');
    return (
      parts.length === others.length &&
      parts.every((part, index) => isSameName(part, others[index] ?? '', grammar))
    );
  }
  if (grammar.language === 'de') return a === `${b}s` || b === `${a}s`;
  if (!grammar.isInflected) return false;
  let prefix = 0;
  while (prefix < a.length && a[prefix] === b[prefix]) prefix++;
  if (prefix < 2 || (prefix < 3 && Math.min(a.length, b.length) > 3)) return false;
  return SLAVIC.has(a.slice(prefix)) && SLAVIC.has(b.slice(prefix));
}

/** Whether the form of a name's word cannot be the nominative, given the gender. Only in languages with cases. */
export function isObliqueForm(word: string, gender: string, grammar: Grammar): boolean {
  if (!grammar.isInflected) return false;
  const lower = word.toLowerCase();
  if (gender === 'female') return OBLIQUE_FEMALE.test(lower) && !/(?:ені|рі)$/u.test(lower);
  if (grammar.language === 'pl' && /(?:ski|cki|dzki)(?:m|ego|emu)$/u.test(lower)) return true;
  if (/(?:ий|ый|ій|ой|оглу|еску|еяну)$/u.test(lower)) return false;
  return OBLIQUE_MALE.test(lower);
}

/** Kin in the other cases of three languages. */
export const OBLIQUE_KIN =
  /^(?:męża|mężem|mężowi|syna|synem|synowi|brata|bratem|bratu|ojca|ojcem|ojcu|żony|żonie|żoną|żonę|siostry|siostrą|siostrę|siostrze|matki|matce|matką|matkę|córki|córką|córkę|córce|сина|сином|синові|чоловіка|чоловіком|чоловікові|брата|братом|братові|батька|батьком|батькові|дружини|дружиною|дружину|дружині|сестри|сестрою|сестру|сестрі|матері|матір'ю|доньки|доньку|донькою|доньці|мужа|мужем|мужу|сына|сыном|сыну|брату|отца|отцом|отцу|жены|женой|жену|жене|сестры|сестрой|сестре|матери|матерью|дочери|дочку|дочерью)$/u;

/** A role's head in a case that no subject has: "журналіста", "urzędnika", "сусідів". */
export function isObliqueRole(head: string, grammar: Grammar): boolean {
  if (!grammar.isInflected) return false;
  if (OBLIQUE_KIN.test(head)) return true;
  // «замминистра», «замголови»: the genitive inside is fixed.
  if (/^(?:зам|зав|пом)\p{L}{4,}/u.test(head)) return false;
  if (
    /(?:ників|иків|ців|рів|дів|тів|нів|ників|ков|цев|ников|ров|тов|дов|телей|телів|ów|ам|ям|ами|ями|ах|ях|om|ami|ach)$/u.test(
      head,
    )
  )
    return true;
  if (!/[аяa]$/u.test(head)) return false;
  // «підприємця», «продавца»: of nouns in -ець and -ец; women's end in -иця, -ица.
  if (/[^иіїаы](?:ця|ца)$/u.test(head)) return !/^(?:у?вбивця|убийца)$/u.test(head);
  // «слідча», «ведуча»: a woman, declined like an adjective.
  if (/^(?:слідч|ведуч|керуюч|завідуюч|военн|військов|чергов|вартов|служащ|заведующ)/u.test(head))
    return false;
  const stem = head.slice(0, -1);
  if (/(?:dyplomat|krat|akrobat|poet|atlet|patriot)$/u.test(stem)) return false;
  if (/(?:ник|nik)$/u.test(stem)) return true;
  return (
    grammar.role.test(stem) &&
    !/(?:голов|глав|судд|судь|колег|коллег|sędzi|starost|wojewod|kierowc|radc|старшин|воєвод|воевод|poet|поет|поэт)$/u.test(
      stem,
    ) &&
    !/(?:к|k|ц|c|н|n|st)$/u.test(stem)
  );
}

const FEMALE_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(ськ|зьк|цьк)(?:ої|ій|ою|у)$/u, '$1а'],
  [/(ск|цк)(?:ой|ую)$/u, '$1ая'],
  [/(ов|ев|єв|ин|ін|їн|ён|ын)(?:ої|ій|ою|ой|у|ы)$/u, '$1а'],
  [/(н)(?:ої|ій|ою)$/u, '$1а'],
  [/(sk|ck|dzk)(?:iej|ą)$/u, '$1a'],
  [/(ow|in)ej$/u, '$1a'],
  [/(і|и)(?:ї|ю|єю|и|ей)$/u, '$1я'],
  [/([бвгґджзклмнпрстфхцчшщ])(?:и|і|у|ою|ею|ы|е|ой|ей)$/u, '$1а'],
  [/([bcdfghjklmnprstwzłń])(?:y|ie|ę|ą|i)$/u, '$1a'],
  [/(i)(?:i|ę|ą)$/u, '$1a'],
];
const MALE_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(енк|йк)(?:а|у|ові|ом)$/u, '$1о'],
  [/([бвгґджзклмнпрстфхчш])ц(?:я|ю|ем|еві)$/u, '$1ець'],
  [/ц(?:я|ю|ем|еві)$/u, 'ць'],
  [/(erz|nac|cent|aler)(?:ego|emu|ym)$/u, '$1y'],
  [/(ton|idz|enz)(?:iego|iemu|im)$/u, '$1i'],
  [/([лн])(?:ю|ем|єм)$/u, '$1ь'],
  [/(ськ|зьк|цьк)(?:ого|ому|им)$/u, '$1ий'],
  [/(ск|цк)(?:ого|ому|им)$/u, '$1ий'],
  [/(sk|ck|dzk)(?:iego|iemu|im)$/u, '$1i'],
  [/(і)(?:я|ю|єм)$/u, '$1й'],
  [/(и)(?:я|ю|ем)$/u, '$1й'],
  [/(е)(?:я|ю|ем|єм)$/u, '$1й'],
  [/(ар|ор|ер|іг|ег|ан|он|ін|ов|ев|ук|юк|як|ич|ко)(?:а|у|ом|ем|ові|еві|ым|им)$/u, '$1'],
  [/([бвгґджзклмнпрстфхцчшщ])(?:а|у|ові|ом|ем|еві|ым|им|е)$/u, '$1'],
  [/([bcdfghjklmnprstwzłń])ę$/u, '$1a'],
  [/([bcdfghjklmnprstwzłń])(?:a|owi|em|iem|u)$/u, '$1'],
];

/** The likely nominative of a name's word that was only seen in another case. */
export function toNominative(word: string, gender: string): string {
  return word
    .split('-')
    .map((part) => {
      const rules = gender === 'female' ? FEMALE_ENDINGS : MALE_ENDINGS;
      for (const [pattern, ending] of rules)
        if (pattern.test(part)) return part.replace(pattern, ending);
      return part;
    })
    .join('-');
}

/** The gender that a Slavic surname or patronymic shows by its ending. */
export function genderOfSurname(word: string): 'male' | 'female' | 'any' {
  const lower = bareName(word).toLowerCase();
  if (
    /(?:івна|ївна|овна|евна|ична|ова|єва|ева|іна|їна|ина|ська|цька|зька|ская|цкая|ska|cka|dzka|ová|skaya|ovna|ivna|ska|skaia|ova|eva)$/u.test(
      lower,
    )
  )
    return 'female';
  if (
    /(?:ович|евич|йович|ський|цький|зький|ский|цкий|ski|cki|dzki|ský|skyi|skyy|sky|ovych|ovich|ов|ев|єв|ін|ин)$/u.test(
      lower,
    )
  )
    return 'male';
  return 'any';
}

/** A patronymic: Порфирович, Тимофіївна. */
export function isPatronymic(word: string): boolean {
  return /(?:ович|евич|йович|івна|ївна|овна|евна|ична|ична|івни|ївни|овны|евны|овича|евича|ilich|ovych|ovich|ovna|ivna)(?:а|у|ем|ем|ові|і|ою|ой|е)?$/u.test(
    word.toLowerCase(),
  );
}

/** The nominative and gender of a known first name in any case ("Вірою" is Віра, female); undefined for other words. */
export function knownFirstName(
  word: string,
  grammar: Grammar,
): { name: string; gender: Gender } | undefined {
  const bare = bareName(word);
  const english = grammar.language === 'en' ? genderInEnglish(bare.toLowerCase()) : undefined;
  if (english !== undefined) return { name: bare, gender: english };
  if (isFirstName(bare)) return { name: bare, gender: genderOfFirstName(bare) };
  if (!grammar.isInflected) return undefined;
  const fleeting = grammar.language === 'pl' ? withFleetingVowel(bare) : bare;
  if (fleeting !== bare && isFirstName(fleeting) && genderOfFirstName(fleeting) === 'male')
    return { name: fleeting, gender: 'male' };
  for (const gender of ['female', 'male'] as const) {
    const name = toNominative(bare, gender);
    if (name !== bare && isFirstName(name) && genderOfFirstName(name) === gender)
      return { name, gender };
  }
  const name = grammar.language === 'pl' ? undefined : declinedName(bare, grammar);
  return name === undefined ? undefined : { name, gender: genderOfFirstName(name) };
}

/** "Pawła", "Markiem", "Jackowi": the vowel of the nominative comes back; other words stay as they are. */
export function withFleetingVowel(word: string): string {
  return word.replace(/([^aeiouyąęó])([łlkcr])(?:a|owi|i?em|u)$/u, '$1e$2');
}

/** Cyrillic endings of names in the other cases, with those that the nominative may have instead. */
const NAME_CASES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:ові|еві|єві|ом|ем|єм|ём|а|у|е|і)$/u, ['', 'о', 'ь', 'й']],
  [/(?:я|ю)$/u, ['ь', 'й', '']],
  [/(?:и|і|у|ою|ею|ы|е|ой|ей)$/u, ['а', 'я']],
  [/(?:ї|ю|єю|и|ей|і)$/u, ['я', 'ь', '']],
];

/** A first name of the lists behind its case: «Павла» of Павел, «Ігоря» of Ігор, «Миколи» of Микола. */
function declinedName(bare: string, grammar: Grammar): string | undefined {
  for (const [pattern, endings] of NAME_CASES) {
    const stem = bare.replace(pattern, '');
    if (stem === bare || stem.length < 2) continue;
    // «Павла» is Павел in Russian, Павло in Ukrainian.
    const fleeting = stem.replace(/ь?(\p{L})$/u, 'е$1');
    const isFleeting =
      /^(?:я|а|у|ю|ом|ем)$/u.test(bare.slice(stem.length)) && isFirstName(fleeting);
    if (isFleeting && grammar.language === 'ru') return fleeting;
    // «Хелена» is none of Хелен's cases: what takes these endings is a man's name.
    const isMale = endings.includes('ь') && endings.includes('й');
    const found = endings
      .map((ending) => stem + ending)
      .find((name) => isFirstName(name) && (!isMale || genderOfFirstName(name) === 'male'));
    if (found !== undefined) return found;
    // «Павла», «Льва»: the vowel comes back.
    if (isFleeting) return fleeting;
  }
  return undefined;
}
