import type { Alert, AlertQuote, AlertSentence } from './alert.ts';
import type { Message } from './message.ts';

/** Answers an item's text; undefined when the archive no longer has it. */
type FindText = (itemId: string) => Promise<string | undefined>;

/** A message in which every quote and sentence stands in its item's text, and the quotes that did not. */
export interface CheckedMessage {
  readonly message: Message;
  readonly refused: readonly AlertQuote[];
}

/**
 * Compares each quote and sentence of a message with its item's text, letter for letter, and leaves out what does not
 * stand there: an article may have changed since the message was composed, and nothing unproven is ever sent.
 */
export async function checkMessage(message: Message, findText: FindText): Promise<CheckedMessage> {
  const refused: AlertQuote[] = [];
  const isProven = async (part: AlertSentence | AlertQuote): Promise<boolean> => {
    const text = await findText(part.itemId);
    return text !== undefined && text.slice(part.start, part.end) === part.text;
  };
  const proven = async (quotes: readonly AlertQuote[]): Promise<readonly AlertQuote[]> => {
    const kept: AlertQuote[] = [];
    for (const quote of quotes) {
      if (quote.isGone || (await isProven(quote))) kept.push(quote);
      else refused.push(quote);
    }
    return kept;
  };
  const sentence = async (part: AlertSentence | undefined): Promise<AlertSentence | undefined> =>
    part !== undefined && (await isProven(part)) ? part : undefined;

  const provenSentences = async (
    parts: readonly AlertSentence[],
  ): Promise<readonly AlertSentence[]> => {
    const checked = await Promise.all(parts.map(sentence));
    return checked.filter((part) => part !== undefined);
  };

  switch (message.kind) {
    case 'alert': {
      const { alert } = message;
      const checked: Alert = {
        ...alert,
        lead: await sentence(alert.lead),
        afterLead: await provenSentences(alert.afterLead),
        more: await provenSentences(alert.more),
        qualifier: await sentence(alert.qualifier),
        keyQuotes: await proven(alert.keyQuotes),
        allQuotes: await proven(alert.allQuotes),
      };
      return { message: { kind: 'alert', alert: checked }, refused };
    }
    case 'reply': {
      const { reply } = message;
      const [quote] = await proven(reply.quote === undefined ? [] : [reply.quote]);
      return { message: { ...message, reply: { ...reply, quote } }, refused };
    }
    case 'digest': {
      const entries = [];
      for (const entry of message.digest.entries) {
        const [quote] = await proven(entry.quote === undefined ? [] : [entry.quote]);
        entries.push({ ...entry, quote });
      }
      return { message: { kind: 'digest', digest: { ...message.digest, entries } }, refused };
    }
    case 'notice':
      return { message, refused };
  }
}
