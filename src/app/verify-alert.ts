import type { AlertQuote } from '../core/alert/alert.ts';
import type { Delivery } from '../core/alert/delivery.ts';
import { deriveAlertId, deriveDeliveryKeys } from '../core/alert/identity.ts';
import type { Message } from '../core/alert/message.ts';
import type { ItemId } from '../core/item/item.ts';
import { NewsdeskError } from '../errors.ts';
import type { StoredAlert } from '../ports/alert-store.ts';
import type { CheckLine } from '../ports/chat.ts';
import type { Ids } from '../ports/ids.ts';
import type { AlertProof } from '../ports/record-use-cases.ts';
import type { Store } from '../ports/store.ts';
import { proveRules } from './prove-rules.ts';
import { type Claimed, proveWords } from './prove-words.ts';

export interface VerifyDeps {
  readonly store: Store;
  readonly ids: Ids;
}

/** Every message of an alert: its post, its edits and its replies; no alert has more. */
const DELIVERIES_MAX = 1000;

/**
 * Proves alerts anew, from the store alone: each quote and sentence stands in the stored article, each watch's query holds on
 * an item of the story, and the messages are those of this alert. Throws `alert_unknown`.
 */
export async function verifyAlert(deps: VerifyDeps, id: string): Promise<readonly AlertProof[]> {
  const { store } = deps;
  const alert = await store.findAlert(id);
  if (alert !== undefined) return [await proveAlert(deps, alert)];
  const ofStory = await store.listAlertsOfStory(id);
  if (ofStory.length > 0) return Promise.all(ofStory.map((one) => proveAlert(deps, one)));
  const delivery = await store.findDelivery(id);
  if (delivery !== undefined && delivery.alertId !== id) return verifyAlert(deps, delivery.alertId);
  const digest = await store.listDeliveries({ ...ANY, alertId: id });
  const [first] = digest;
  if (first !== undefined) return [await proveMessages(deps, first, digest)];
  throw new NewsdeskError('alert_unknown', `nothing that was told has the id ${id}`, {
    hint: 'Name an alert or a delivery (newsdesk deliveries --json), or a story (every answer about one shows its id).',
  });
}

const ANY = { states: undefined, destination: undefined, limit: DELIVERIES_MAX } as const;

async function proveAlert(deps: VerifyDeps, stored: StoredAlert): Promise<AlertProof> {
  const { alert } = stored;
  const deliveries = await deps.store.listDeliveries({ ...ANY, alertId: alert.id });
  const now: Message = { kind: 'alert', alert };
  const words = [now, ...deliveries.map(({ message }) => message)].flatMap(claimsOf);
  return {
    alertId: alert.id,
    storyId: alert.storyId,
    destination: alert.destination,
    title: alert.title,
    lines: [
      ...(await proveStory(deps, stored)),
      ...(await proveWords(deps.store, words)),
      ...(await proveRules(deps.store, alert)),
      ...proveDeliveries(deps, stored, deliveries),
    ],
  };
}

/** A digest or a notice is no alert: only its words and its messages can be proven. */
async function proveMessages(
  deps: VerifyDeps,
  first: Delivery,
  deliveries: readonly Delivery[],
): Promise<AlertProof> {
  const words = deliveries.flatMap(({ message }) => claimsOf(message));
  return {
    alertId: first.alertId,
    storyId: first.storyId,
    destination: first.destination,
    title: first.message.kind,
    lines: [
      ...(await proveWords(deps.store, words)),
      ...deliveries.map((delivery) => proveKeys(deps, delivery)),
    ],
  };
}

async function proveStory(
  { store, ids }: VerifyDeps,
  { alert }: StoredAlert,
): Promise<readonly CheckLine[]> {
  const subject = 'story';
  if (deriveAlertId(ids.digest, alert.storyId, alert.destination) !== alert.id) {
    const hint = 'The row was changed by hand: compare it with a backup.';
    const text = 'the alert’s id does not follow from its story and destination';
    return [{ subject, isWell: false, text, hint }];
  }
  const items = await store.listStoryItems(alert.storyId);
  const isThere = items.some(({ url }) => url === alert.url);
  if (isThere) {
    const text = `${alert.storyId}: ${items.length} items in the archive, the one shown is among them`;
    return [{ subject, isWell: true, text, hint: undefined }];
  }
  const hint =
    'Items are kept for retention.items; a story’s item also goes when its publisher changes the address.';
  return [
    { subject, isWell: false, text: `${alert.url} is not in the archive’s story any more`, hint },
  ];
}

function proveDeliveries(
  deps: VerifyDeps,
  { alert, messageId }: StoredAlert,
  deliveries: readonly Delivery[],
): readonly CheckLine[] {
  if (deliveries.length === 0) {
    const hint = 'Deliveries are kept for retention.items.';
    return [{ subject: 'message', isWell: false, text: 'no delivery of it is kept', hint }];
  }
  return deliveries.toReversed().map((delivery) => {
    const line = proveKeys(deps, delivery);
    if (!line.isWell) return line;
    const { message } = delivery;
    const isItsOwn = message.kind !== 'alert' || message.alert.id === alert.id;
    const isPosted = delivery.kind !== 'post' || delivery.messageId === messageId;
    const isThere = delivery.destination === alert.destination;
    if (isItsOwn && isPosted && isThere) return line;
    const text = 'the message, its id or its destination is not the alert’s';
    const hint = 'The row was changed by hand: compare it with a backup.';
    return { ...line, isWell: false, text, hint };
  });
}

/** A delivery's id and nonce follow from what it is; the nonce went out with the message, so that it can be found there. */
function proveKeys({ ids }: VerifyDeps, delivery: Delivery): CheckLine {
  const { kind, revision, state, messageId } = delivery;
  const subject = `message ${kind} ${revision}`;
  const keys = deriveDeliveryKeys(ids.digest, delivery);
  if (keys.id !== delivery.id || keys.nonce !== delivery.nonce) {
    const hint = 'The row was changed by hand: compare it with a backup.';
    return { subject, isWell: false, text: 'its id does not follow from its alert', hint };
  }
  const shown = messageId === undefined ? state : `${state} as ${messageId}`;
  return { subject, isWell: true, text: `${shown} in ${delivery.destination}`, hint: undefined };
}

/** Everything in a message that claims to be an article's own words. */
function claimsOf(message: Message): readonly Claimed[] {
  switch (message.kind) {
    case 'alert': {
      const { lead, afterLead, more, qualifier, keyQuotes, allQuotes } = message.alert;
      const { isFromFeedOnly } = message.alert;
      const sentences = [lead, ...afterLead, ...more, qualifier].filter((one) => one !== undefined);
      return [
        ...sentences.map((part) => ({ ...part, kind: 'sentence', isFromFeedOnly }) as const),
        ...[...keyQuotes, ...allQuotes].map((quote) => toClaim(quote, isFromFeedOnly)),
      ];
    }
    case 'reply':
      return message.reply.quote === undefined ? [] : [toClaim(message.reply.quote, false)];
    case 'digest':
      return message.digest.entries.flatMap(({ quote }) =>
        quote === undefined ? [] : [toClaim(quote, false)],
      );
    case 'notice':
      return [];
  }
}

function toClaim(quote: AlertQuote, isFromFeedOnly: boolean): Claimed {
  const { text, start, end, speaker, isGone } = quote;
  const itemId = quote.itemId as ItemId;
  return { kind: 'quote', itemId, text, start, end, speaker, isGone, isFromFeedOnly };
}
