import type { Cast } from './cast.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Person } from './person.ts';
import { agrees } from './referent.ts';
import { COURT } from './same-role.ts';

const ACCUSED =
  /^(?:подсудим|підсудн|обвинувачен|обвиняем|осужд[её]нн|засуджен|prévenue?s?$|accusée?s?$)/u;
const SENTENCE_ITEMS_MAX = 80;
/** What a court does to somebody, in the sentence that brings them in. */
const JUDGED =
  /^(?:приговори|засуди|осуди|осужд|оштраф|арестова|заарешт|обвин|подозрева|підозрю|судят|суддят|винн|виновн|виправда|оправда|jugée?$|comparai|comparu|poursuivie?$|condamnée?$|écrou|accusée?$|requise?s?$|box$|barre$|soupçonn|acquitt)/u;

/** «подсудимый», «обвинувачена»: the one person whom the article brings in as tried, whoever was spoken of since. */
export function findAccused(
  head: string,
  gender: Gender,
  { cast, passage }: { readonly cast: Cast; readonly passage: Passage },
): Person | undefined {
  if (!ACCUSED.test(head)) return undefined;
  const tried = cast.people.filter((person) => {
    if (passage.grammar.language === 'fr' && person.roles.some((role) => COURT.test(role.head)))
      return false;
    const sentence = passage.sentences[passage.items[person.first]?.sentence ?? -1];
    const words = passage.items.slice(
      sentence?.from ?? 0,
      Math.min(sentence?.to ?? 0, (sentence?.from ?? 0) + SENTENCE_ITEMS_MAX),
    );
    return agrees(person.gender, gender) && words.some((item) => JUDGED.test(item.lower));
  });
  return tried.length === 1 ? tried[0] : undefined;
}
