import type { Gender } from './grammar/grammar.ts';

/** «восьмирічна», «42-летний»: what only somebody of that age is called; towns are older. */
const AGED =
  /^(?!сто|двох?сот|двухсот|трьохсот|трёхсот|тисяч|тысяч|\d{3})[\p{L}\d-]*(?:річн|летн)\p{L}{1,3}$|^(?!wielo|kilku|stu|dwustu|trzystu|tysiąc|\d{3})[\p{L}\d-]+letni(?:a|ą|ej|ego|emu|m)?$/u;

/** Whether a word says the age of the person whose name stands behind it. */
export function isAge(lower: string): boolean {
  return AGED.test(lower);
}

/** The gender that its ending shows. */
export function genderOfAge(lower: string): Gender {
  if (!isAge(lower)) return 'any';
  if (/(?:ий|ого|ому|им|letni|letni(?:ego|emu|m))$/u.test(lower)) return 'male';
  return /(?:а|я|ої|ій|ою|яя|ей|ую|юю|ю|letni(?:a|ą|ej))$/u.test(lower) ? 'female' : 'any';
}
