/** Endings of an adjective with those of the noun it goes with: военная прокуратура, військового суду. */
const AGREEMENT: readonly (readonly [RegExp, RegExp])[] = [
  [/[ыиі]й$/u, /[^аеиіоуыюяєїёь]$/u],
  [/(?:ая|(?<!гол)ова|[сз]ька|цька|[жчрсь]на)$/u, /[ая]$/u],
  [/(?:ой|ій|ої|ою)$/u, /(?:[ыиіїе]|[оейє]й|ою|ею|єю)$/u],
  [/ую$|[внк]у$/u, /[ую]$/u],
  [/(?:ое|[внк]е)$/u, /[оея]$/u],
  [/ого$/u, /[ая]$|[^л]у$/u],
  [/ому$/u, /[ую]$/u],
  [/[ыи]м$/u, /(?:ом|ем|єм|ям)$/u],
  [/ом$/u, /[еиу]$/u],
];

/** Whether a Ukrainian or Russian adjective can go with the noun behind it, by the endings of both. */
export function agreesInCase(adjective: string, noun: string): boolean {
  return AGREEMENT.some(([own, behind]) => own.test(adjective) && behind.test(noun));
}
