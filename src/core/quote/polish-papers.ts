import type { Mention } from './mention.ts';
import type { Named } from './polish-bodies.ts';

/** Words that let a paper speak. */
const READ =
  /^(?:czytamy|głosi(?:ł|ła|ło|ły)?|brzmi(?:ał|ała|ało|ały)?|napisano|zapisano|stwierdzono|podano|wynika)$/u;
/** A paper that its writers' noun follows in the genitive: "opinia biegłych", "list rodziców". */
const WRITTEN =
  /^(?:opini|list|liśc|pism|piśm|apel|petycj|oświadcze|stanowisk|raport|analiz|ekspertyz|protok|sprawozda|odezw)/u;
const WRITERS = /^\p{Ll}+(?:ów|ych|ich|arzy|erzy|eli|ców)$/u;
const WRITES = /^(?:napisa|wysła|zostawi|podpisa|nada|przysła|skreśli)(?:ł|ła)$/u;
const NEAR_ITEMS_MAX = 3;
const SENTENCES_MAX = 2;

/**
 * The paper that speaks for itself in a Polish clause: the one that the sentence before has brought ("czytamy w nim", "głosi"), or
 * one of several writers ("w opinii biegłych", "głosi ich oświadczenie"); undefined where none is meant.
 */
export function findPolishPaper(
  named: Named,
  { cue, from, to }: { readonly cue: number; readonly from: number; readonly to: number },
): string | undefined {
  const { items, text } = named.passage;
  const verb = items[cue]?.lower ?? '';
  if (!READ.test(verb)) return undefined;
  for (let at = cue + 1; at < Math.min(to, cue + 1 + NEAR_ITEMS_MAX); at++) {
    const { lower = '' } = items[at] ?? {};
    if (/^(?:nim|niej|nich)$/u.test(lower)) return lastPaper(named, from)?.role;
    if (!WRITTEN.test(lower)) continue;
    const isTheirs = items.slice(cue + 1, at).some((item) => item.lower === 'ich');
    const isOfWriters = WRITERS.test(items[at + 1]?.text ?? '');
    const end = isOfWriters ? items[at + 1]?.end : items[at]?.end;
    if (isTheirs || isOfWriters) return text.slice(items[at]?.start, end);
  }
  const paper = lastPaper(named, from);
  const isAlone = !named.mentions.some((mention) => mention.from > cue && mention.from < to);
  const isTold = /^(?:głosi|brzmi)/u.test(verb) && isAlone && !isWritten(named, paper);
  return isTold ? paper?.role : undefined;
}

/** "List napisał leśniczy.": the words are the writer's. */
function isWritten({ passage }: Named, paper: Mention | undefined): boolean {
  const { from = 0, to = 0 } =
    passage.sentences[passage.items[paper?.from ?? -1]?.sentence ?? -1] ?? {};
  return passage.items.slice(from, to).some(({ lower }) => WRITES.test(lower));
}

/** The last paper that the two sentences before speak of. */
function lastPaper({ passage, mentions }: Named, from: number): Mention | undefined {
  const { items } = passage;
  const own = items[from]?.sentence ?? 0;
  return mentions.findLast((mention) => {
    const sentence = items[mention.from]?.sentence ?? 0;
    const isPaper = mention.kind === 'document' || mention.kind === 'statement';
    return mention.from < from && sentence < own && own - sentence <= SENTENCES_MAX && isPaper;
  });
}
