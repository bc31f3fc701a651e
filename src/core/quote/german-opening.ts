import type { Cast } from './cast.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';

/** What stands without an article before a verb as names do: "Kritik kam von links". */
const ABSTRACT =
  /^(?:kritik|lob|widerstand|widerspruch|zustimmung|applaus|protest|hilfe|streit|ärger|zweifel|regen|schnee|wasser|strom|gas|geld|zeit|ruhe|angst|hoffnung|freude|jubel|entsetzen|empörung|erleichterung|skepsis|beifall|spott|hintergrund|grund|anlass|ziel|auslöser|ursache|vorbild|teil|schluss|beweise|details|zahlen|folge|folgen|wind)$/u;

/**
 * "Greenpeace ist entsetzt. „…“, erklärte die Umweltorganisation": the name in no list that opens the sentence before. Where another
 * body is known already, one common noun behind an article is not taken for a name.
 */
export function germanOpening(
  {
    passage,
    mentions,
    cast,
  }: { readonly passage: Passage; readonly mentions: readonly Mention[]; readonly cast: Cast },
  mention: Mention,
  isAnotherKnown: boolean,
): string | undefined {
  const { items, sentences, grammar } = passage;
  const sentence = items[mention.from]?.sentence ?? 0;
  const { from = -1 } = sentences[sentence - 1] ?? {};
  const hasArticle = grammar.articles.has(items[from]?.lower ?? '');
  const start = hasArticle ? from + 1 : from;
  const index = mentions.findIndex((other) => other.from === start && other.kind === 'name');
  const name = mentions[index];
  if (name === undefined || name.isOblique || (cast.personOf[index] ?? -1) >= 0) return undefined;
  const verb = items[name.to];
  if (verb?.kind !== 'word' || verb.isCapital || ABSTRACT.test(name.head)) return undefined;
  const isProper = !hasArticle || name.name.length > 1 || /\p{L}\p{Lu}/u.test(name.name[0] ?? '');
  return isProper || !isAnotherKnown ? name.name.join(' ') : undefined;
}
