/** Verbs of a body that take what is spoken of as their object. */
const TAKES_OBJECT =
  /^(?:визнають|визнали|заперечують|заперечили|підтверджують|підтвердили|пояснюють|пояснили|спростовують|спростували|коментують|признают|признали|отрицают|отрицали|подтверждают|подтвердили|объясняют|объяснили|опровергают|опровергли|комментируют)$/u;
/** Endings that a complement of the body has too (письменників, культури): they show no object. */
const OWN_COMPLEMENT = /(?:[оеії]в|[еи]й|ок|их|[аоуеияі]|[яеі]ї|ь)$/u;
const CONTRAST = /^(?:але|проте|однак|хоча|а|та|но|однако|хотя)$/u;

/** «У селищній раді борг визнають, але …»: the object before its verb, behind which nothing else is what is owned to. */
export function isObjectBeforeVerb(
  noun: string,
  verb: string,
  behind: string,
  next: string,
): boolean {
  if (!TAKES_OBJECT.test(verb)) return false;
  if (OWN_COMPLEMENT.test(noun)) return false;
  return behind === '.' || CONTRAST.test(behind) || (behind === ',' && CONTRAST.test(next));
}
