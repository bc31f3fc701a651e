const WORDS_IN = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Small numbers as words: those that a correction of a report changes ("seven" to "six"), in six languages. */
const NUMBER_WORDS = WORDS_IN(
  `zero one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million billion
  нуль один одна одне два дві три чотири п'ять п’ять шість сім вісім дев'ять дев’ять десять одинадцять дванадцять двадцять сто тисяча тисяч мільйон мільйонів мільярд
  ноль одна одно две четыре пять шесть семь восемь девять одиннадцать двенадцать двадцать тысяча тысяч миллион миллионов миллиард
  jeden jedna dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście dwadzieścia sto tysiąc tysięcy milion milionów miliard
  null eins ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend million millionen milliarde milliarden
  un une deux trois quatre cinq sept huit neuf dix onze douze vingt cent mille million millions milliard milliards`,
);

const NEGATIONS = WORDS_IN(
  `not no never without neither nor cannot isn't wasn't didn't doesn't won't
  не ні без ніколи нікого нет никогда
  nie bez nigdy żaden żadna
  nicht kein keine keinen keiner nie niemals ohne
  pas ne non jamais sans aucun aucune`,
);

/** Indefinite articles, which are numbers only where something else is counted beside them. */
const ARTICLES = WORDS_IN('un une ein eine');

/** Whether a word (in small letters) is a number: in digits, or one of the small ones as a word. */
export function isNumberWord(word: string): boolean {
  return /\p{N}/u.test(word) || (NUMBER_WORDS.has(word) && !ARTICLES.has(word));
}

/** Whether a word (in small letters) turns a statement into its contrary. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}
