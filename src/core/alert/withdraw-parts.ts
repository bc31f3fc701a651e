import { quoteKey } from '../quote/quote-key.ts';
import type { EpochMs } from '../time/moment.ts';
import type { Alert, AlertQuote, AlertSentence, WithdrawnQuote } from './alert.ts';
import type { AlertReply, DigestEntry } from './message.ts';

/** Whether two texts are the same words, or one is the beginning of the other: an alert may show a quote's first sentence. */
function isSameWords(one: string, other: string): boolean {
  const [a, b] = [quoteKey(one), quoteKey(other)];
  return a !== '' && b !== '' && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `));
}

/** An alert without some words, and with a line that says why they are gone; undefined: it never had them. */
export function withdrawQuote(
  alert: Alert,
  {
    words,
    reason,
    nowMs,
  }: { readonly words: string; readonly reason: string; readonly nowMs: EpochMs },
): Alert | undefined {
  const taken = alert.allQuotes.filter(({ text }) => isSameWords(text, words));
  if (taken.length === 0) return undefined;
  const stays = ({ text }: AlertQuote): boolean => !isSameWords(text, words);
  const isFree = ({ text }: AlertSentence): boolean =>
    !taken.some((quote) => text.includes(quote.text));
  const sentence = (part: AlertSentence | undefined): AlertSentence | undefined =>
    part !== undefined && isFree(part) ? part : undefined;
  const { keyQuotes, allQuotes, lead, afterLead, more, qualifier } = alert;
  const withdrawn: WithdrawnQuote = {
    speaker: taken[0]?.speaker,
    reason,
    atMs: nowMs,
    words: taken.map(({ text }) => text),
    before: { keyQuotes, allQuotes, lead, afterLead, more, qualifier },
  };
  return {
    ...alert,
    lead: sentence(lead),
    qualifier: sentence(qualifier),
    afterLead: afterLead.filter(isFree),
    more: more.filter(isFree),
    keyQuotes: keyQuotes.filter(stays),
    allQuotes: allQuotes.filter(stays),
    withdrawnQuotes: [...(alert.withdrawnQuotes ?? []), withdrawn],
  };
}

/** The alert with those words again, as it stood, and with what came since; undefined: they were not withdrawn. */
export function restoreQuote(alert: Alert, words: string): Alert | undefined {
  const withdrawn = (alert.withdrawnQuotes ?? []).find((one) =>
    one.words.some((text) => isSameWords(text, words)),
  );
  if (withdrawn === undefined) return undefined;
  const { before } = withdrawn;
  const others = (alert.withdrawnQuotes ?? []).filter((one) => one !== withdrawn);
  const isBack = ({ text }: AlertQuote): boolean => withdrawn.words.includes(text);
  const without = (quotes: readonly AlertQuote[]): readonly AlertQuote[] =>
    quotes.filter(({ text }) => !withdrawn.words.includes(text));
  return {
    ...alert,
    lead: alert.lead ?? before.lead,
    qualifier: alert.qualifier ?? before.qualifier,
    afterLead: alert.afterLead.length === 0 ? before.afterLead : alert.afterLead,
    more: alert.more.length === 0 ? before.more : alert.more,
    keyQuotes: [...before.keyQuotes.filter(isBack), ...without(alert.keyQuotes)],
    allQuotes: [...before.allQuotes.filter(isBack), ...without(alert.allQuotes)],
    withdrawnQuotes: others.length === 0 ? undefined : others,
  };
}

/** Whether an admin took these words out of the alert: they are not taken up again. */
export function isWithdrawnFrom(alert: Alert, text: string): boolean {
  return findReason(alert, text) !== undefined;
}

function findReason({ withdrawnQuotes }: Alert, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return withdrawnQuotes?.find(({ words }) =>
    words.some((one) => isSameWords(one, text) || text.includes(one)),
  )?.reason;
}

/** A reply as it is shown by now: "withdrawn: reason" where its story or its words were taken back. */
export function withdrawReply(reply: AlertReply, alert: Alert): AlertReply {
  const withdrawn =
    alert.withdrawn ?? findReason(alert, reply.quote?.text) ?? findReason(alert, reply.text);
  return withdrawn === undefined ? reply : { ...reply, withdrawn };
}

/** A digest's line as it is shown by now: without a story that was taken back, or without words that were. */
export function withdrawEntry(entry: DigestEntry, alert: Alert): DigestEntry {
  if (alert.withdrawn !== undefined) {
    return { ...entry, quote: undefined, withdrawn: alert.withdrawn };
  }
  return findReason(alert, entry.quote?.text) === undefined
    ? entry
    : { ...entry, quote: undefined };
}
