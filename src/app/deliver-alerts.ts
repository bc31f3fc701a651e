import { checkMessage } from '../core/alert/check-message.ts';
import type { Delivery } from '../core/alert/delivery.ts';
import type { Message } from '../core/alert/message.ts';
import { findRetryDelayMs } from '../core/alert/retry-schedule.ts';
import type { ItemId } from '../core/item/item.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import { type Platform, platformOf } from '../core/watch/destination.ts';
import type { ChatPlatform, OutgoingMessage, SendOutcome } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryEnding } from '../ports/delivery-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { noticeDeliveries } from './notify-admins.ts';
import { runPool } from './run-pool.ts';
import { layoutOf, type Settings } from './settings.ts';

/** Long enough for the slowest send, short enough that a crashed process's deliveries go on soon (storage.md). */
const LEASE_MS = 60 * SECOND_MS;
/** A send that takes longer is given up as ambiguous, well inside its lease. */
const SEND_TIMEOUT_MS = 20 * SECOND_MS;
/** Deliveries under way at once; each is to another destination. */
const UNDER_WAY_MAX = 64;
/** When a platform's history cannot be read, it is looked at again after so long. */
const RECONCILE_AGAIN_MS = MINUTE_MS;

/** What delivering needs. A destination of a platform that is not here waits. */
export interface DeliverDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly owner: string;
}

/**
 * Sends what is due, one delivery a destination at a time and in order, each leased, committed as `sending` just
 * before the network call, and ended by what the platform said. Ends when nothing is due, or goes on with `idle`
 * between until the signal is aborted.
 */
export async function deliverDue(
  deps: DeliverDeps,
  round: { readonly signal: AbortSignal; readonly idle?: () => Promise<void> },
): Promise<void> {
  const { store, log, owner } = deps;
  await runPool<Delivery>({
    ...round,
    underWayMax: UNDER_WAY_MAX,
    claim: (limit) =>
      store.claimDeliveries({
        owner,
        leaseMs: LEASE_MS,
        limit,
        platforms: [...deps.platforms.keys()],
      }),
    work: async (delivery) => {
      try {
        await deliverOne(deps, delivery);
      } catch (err) {
        // One delivery's failure ends that delivery, nothing else: its lease runs out and it is taken up again.
        log.error({ deliveryId: delivery.id, err }, 'delivery broke off');
      }
    },
  });
}

async function deliverOne(deps: DeliverDeps, delivery: Delivery): Promise<void> {
  const platform = deps.platforms.get(platformOf(delivery.destination));
  if (platform === undefined) return;
  const outgoing = await outgoingMessage(deps, delivery);
  const ending =
    delivery.state === 'unknown' || delivery.sendingAtMs !== undefined
      ? await reconcile(deps, { platform, delivery, outgoing })
      : undefined;
  if (ending !== undefined) return end(deps, delivery, ending);
  const isOurs = await deps.store.markSending({ id: delivery.id, token: delivery.token });
  if (!isOurs) return;
  const startedAtMs = deps.clock.nowMs();
  // A stop lets a send that is under way end: cutting it off would make its outcome ambiguous.
  const outcome = await platform.send(outgoing, AbortSignal.timeout(SEND_TIMEOUT_MS));
  await end(deps, delivery, endingOf(deps, delivery, outcome));
  deps.log.info(
    {
      deliveryId: delivery.id,
      destination: delivery.destination,
      outcome: outcome.kind,
      durationMs: deps.clock.nowMs() - startedAtMs,
    },
    'delivery tried',
  );
}

/** Looks for a message that may have been sent; undefined: it is not there, and may be sent. */
async function reconcile(
  { clock }: DeliverDeps,
  {
    platform,
    delivery,
    outgoing,
  }: {
    readonly platform: ChatPlatform;
    readonly delivery: Delivery;
    readonly outgoing: OutgoingMessage;
  },
): Promise<DeliveryEnding | undefined> {
  const found = await platform.reconcile(outgoing, delivery.sendingAtMs ?? delivery.createdAtMs);
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', messageId: found.messageId };
    case 'absent':
      return undefined;
    case 'unreadable':
      // Never sent again blindly: it stays unknown, is shown to the admins, and is looked for again.
      return { kind: 'unknown', dueAtMs: clock.nowMs() + RECONCILE_AGAIN_MS, error: found.reason };
  }
}

function endingOf(
  { clock, ids }: DeliverDeps,
  delivery: Delivery,
  outcome: SendOutcome,
): DeliveryEnding {
  const nowMs = clock.nowMs();
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId };
    case 'rate-limited':
      return {
        kind: 'later',
        dueAtMs: nowMs + outcome.retryAfterMs,
        error: 'rate limited',
        isCounted: false,
      };
    case 'refused':
    case 'unreachable': {
      const delayMs = findRetryDelayMs(delivery.attempts, ids.chance());
      return delayMs === undefined
        ? { kind: 'failed', error: outcome.reason }
        : { kind: 'later', dueAtMs: nowMs + delayMs, error: outcome.reason, isCounted: true };
    }
    case 'impossible':
      return { kind: 'failed', error: `${outcome.reason} (${outcome.hint})` };
    case 'over':
      return { kind: 'over', error: outcome.reason };
    case 'ambiguous':
      return { kind: 'unknown', dueAtMs: nowMs, error: outcome.reason };
  }
}

async function end(deps: DeliverDeps, delivery: Delivery, ending: DeliveryEnding): Promise<void> {
  const { id, token } = delivery;
  const isOurs = await deps.store.endDelivery({ id, token, ending });
  if (!isOurs || ending.kind !== 'failed' || delivery.message.kind === 'notice') return;
  const { destination } = delivery;
  deps.log.error(
    {
      deliveryId: id,
      destination,
      code: 'delivery_failed',
      hint: `newsdesk deliveries retry ${id}`,
    },
    'delivery failed for good',
  );
  const notice = {
    code: 'delivery-failed',
    title: `Messages to ${destination} fail`,
    text: ending.error,
    hint: `newsdesk deliveries --failed, then newsdesk deliveries retry ${id}`,
  };
  const nowMs = deps.clock.nowMs();
  // One notice a destination and day, however many of its deliveries fail.
  const occasion = `${destination} ${new Date(nowMs).toISOString().slice(0, 10)}`;
  const deliveries = noticeDeliveries(deps, notice, { occasion, nowMs });
  await deps.store.addDeliveries(deliveries.filter((told) => told.destination !== destination));
}

/** An alert goes out as it stands by now: what came in while it waited needs no edit. */
async function latestMessage(
  { store }: DeliverDeps,
  { message, alertId }: Delivery,
): Promise<Message> {
  if (message.kind !== 'alert') return message;
  const stored = await store.findAlert(alertId);
  return stored === undefined ? message : { kind: 'alert', alert: stored.alert };
}

/** The message as it goes out: each quote in it is compared once more with its item's text, letter for letter. */
async function outgoingMessage(deps: DeliverDeps, delivery: Delivery): Promise<OutgoingMessage> {
  const { id, kind, destination, nonce, parentMessageId } = delivery;
  const texts = new Map<string, string>();
  const checked = await checkMessage(await latestMessage(deps, delivery), async (itemId) => {
    const known = texts.get(itemId) ?? (await deps.store.findItem({ id: itemId as ItemId }))?.text;
    if (known !== undefined) texts.set(itemId, known);
    return known;
  });
  for (const quote of checked.refused) {
    deps.log.error(
      { deliveryId: id, itemId: quote.itemId, code: 'quote_not_verbatim' },
      'quote left out',
    );
  }
  return {
    deliveryId: id,
    kind,
    destination,
    nonce,
    parentMessageId,
    message: checked.message,
    layout: layoutOf(deps.settings, destination),
  };
}
