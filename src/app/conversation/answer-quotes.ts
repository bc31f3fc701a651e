import type { Alert, AlertQuote } from '../../core/alert/alert.ts';
import { checkMessage } from '../../core/alert/check-message.ts';
import type { ItemId } from '../../core/item/item.ts';
import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import type { StoredQuote } from '../../ports/quote-store.ts';
import type { StoryQuote, StoryQuoteVersion } from '../../ports/quote-use-cases.ts';
import type { Store } from '../../ports/store.ts';
import { mergeStoryQuotes } from '../merge-story-quotes.ts';
import { smallLine, toReply } from './answers.ts';
import type { ConversationLabels } from './labels.ts';
import type { Turn } from './turn.ts';

/** Quotes shown at once: what a person reads in a chat window. */
const QUOTES_SHOWN_MAX = 20;
const PUBLISHERS_SHOWN_MAX = 6;
const DIFFERENCES_SHOWN_MAX = 4;
/** It belongs to the sentence around the words (product.md, An alert). */
const TRAILING_COMMA = /,$/;

/**
 * All quotes of an alert's story, whole: the same words once with who carried them, differing versions of one quote under
 * each other with the difference. Each is compared with its item's text before it is shown.
 */
export async function answerQuotes(
  turn: Pick<Turn, 'store' | 'labels'>,
  alert: Alert,
): Promise<ChatReply> {
  const { store, labels } = turn;
  const merged = await mergeStoryQuotes(store, alert.storyId);
  const gone = alert.allQuotes.filter(({ isGone }) => isGone);
  const blocks =
    merged.length > 0
      ? [
          ...merged.map((quote) => toBlocks(labels, quote, alert)),
          ...gone.map((quote) => [quoteBlock(quote)]),
        ]
      : (await findProven(store, alert)).map((quote) => [quoteBlock(quote)]);
  const rest = blocks.length - QUOTES_SHOWN_MAX;
  return toReply([
    { kind: 'heading', text: alert.title, url: alert.url },
    ...blocks.slice(0, QUOTES_SHOWN_MAX).flat(),
    ...(rest > 0 ? [smallLine({ text: labels.andMore(rest) })] : []),
  ]);
}

/** What the alert itself holds, where the archive no longer knows the story's items under its name. */
async function findProven(store: Store, alert: Alert): Promise<readonly AlertQuote[]> {
  const { message } = await checkMessage({ kind: 'alert', alert }, async (itemId) => {
    const item = await store.findItem({ id: itemId as ItemId });
    return item?.text;
  });
  return message.kind === 'alert' ? message.alert.allQuotes : [];
}

function toBlocks(
  labels: ConversationLabels,
  { versions }: StoryQuote,
  alert: Alert,
): readonly AnswerBlock[] {
  const isDiffering = versions.length > 1;
  return versions.flatMap((version) => {
    const [first] = version.carriedBy;
    if (first === undefined) return [];
    const carriers = listCarriers(version);
    const isTold = isDiffering || carriers.length > 1;
    return [
      quoteBlock(findShown(version, alert) ?? toAlertQuote(version, first)),
      ...(isTold ? [smallLine({ text: describeVersion(labels, version, carriers) })] : []),
    ];
  });
}

function quoteBlock(quote: AlertQuote): AnswerBlock {
  return { kind: 'quote', quote, isWhole: true };
}

function listCarriers({ carriedBy }: StoryQuoteVersion): readonly string[] {
  return [...new Set(carriedBy.map(({ publisher }) => publisher))];
}

function describeVersion(
  labels: ConversationLabels,
  version: StoryQuoteVersion,
  carriers: readonly string[],
): string {
  const rest = carriers.length - PUBLISHERS_SHOWN_MAX;
  const names = carriers.slice(0, PUBLISHERS_SHOWN_MAX).join(', ');
  const differences = version.differences.slice(0, DIFFERENCES_SHOWN_MAX).map(labels.difference);
  return [rest > 0 ? `${names} ${labels.andMore(rest)}` : names, ...differences].join(' · ');
}

/** As the alert has it, with what it knows of the words' age. */
function findShown({ carriedBy }: StoryQuoteVersion, alert: Alert): AlertQuote | undefined {
  return alert.allQuotes.find(({ itemId, start, text }) =>
    carriedBy.some(
      (quote) => quote.itemId === itemId && quote.start === start && quote.text.startsWith(text),
    ),
  );
}

/** The longest copy of a version, which is shown for all that carry it. */
function toAlertQuote({ words, carriedBy }: StoryQuoteVersion, first: StoredQuote): AlertQuote {
  const shown = carriedBy.find(({ text }) => text === words) ?? first;
  const named = carriedBy.find(({ speaker }) => speaker !== undefined) ?? shown;
  const text = shown.text.replace(TRAILING_COMMA, '');
  return {
    text,
    itemId: shown.itemId,
    start: shown.start,
    end: shown.start + text.length,
    speaker: named.speaker?.name,
    speakerKind: named.speaker?.kind,
    role: named.speaker?.role,
    cue: shown.cue,
    via: shown.via,
    background: shown.background,
    firstSeen: undefined,
    isGone: false,
  };
}
