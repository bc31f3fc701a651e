import { checkMessage } from '../core/alert/check-message.ts';
import type { Delivery } from '../core/alert/delivery.ts';
import { findOutageDelayMs, findRetryDelayMs } from '../core/alert/retry-schedule.ts';
import type { ItemId } from '../core/item/item.ts';
import { type EpochMs, SECOND_MS } from '../core/time/moment.ts';
import { type Platform, platformOf } from '../core/watch/destination.ts';
import type { ChatPlatform, OutgoingMessage, SendOutcome } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryEnding, NewDelivery } from '../ports/delivery-store.ts';
import { failpoint } from '../ports/failpoint.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { callInTime } from './call-in-time.ts';
import { findLayout } from './find-layout.ts';
import { latestMessage } from './latest-message.ts';
import { noticeDeliveries } from './notify-admins.ts';
import { patiently } from './patience.ts';
import { type Pool, runPool } from './run-pool.ts';
import type { Settings } from './settings.ts';
import { destinationTrouble } from './troubles.ts';

/** Long enough for the slowest send, short enough that a crashed process's deliveries go on soon (storage.md). */
const LEASE_MS = 60 * SECOND_MS;
/** A send that takes longer is given up as ambiguous, well inside its lease. */
const SEND_TIMEOUT_MS = 20 * SECOND_MS;
/**
 * A process that was held up for longer between asking for `sending` and sending (a stopped container, a sleeping machine)
 * does not send: its lease may be over, and another may be at it.
 */
const HELD_UP_MAX_MS = 10 * SECOND_MS;
/** After a stop, what is under way may take so long; then it is left, to be looked for at the next start. */
const STOP_GRACE_MS = 7 * SECOND_MS;
/** Deliveries under way at once; each is to another destination. */
const UNDER_WAY_MAX = 64;
/** A store that fails is asked again for so long: well inside the lease, after which the delivery is looked for. */
const STORE_PATIENCE_MS = 40 * SECOND_MS;

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
  const { store, log, owner, clock } = deps;
  const over = new AbortController();
  const stop = new AbortController();
  const waitForEnd = (): void => {
    void clock.wait(STOP_GRACE_MS, over.signal).then(() => stop.abort());
  };
  round.signal.addEventListener('abort', waitForEnd, { once: true, signal: over.signal });
  const session: Session = { stop: stop.signal, paused: new Map() };
  const pool: Pool<Delivery> = {
    ...round,
    underWayMax: UNDER_WAY_MAX,
    claim: (limit) =>
      store.claimDeliveries({
        owner,
        leaseMs: LEASE_MS,
        limit,
        platforms: [...deps.platforms.keys()].filter((name) => pauseOf(session, name, clock) === 0),
      }),
    onClaimFailed: (err) => log.error({ err }, 'due deliveries cannot be asked for'),
    work: async (delivery) => {
      try {
        failpoint('delivery-leased');
        await deliverOne(deps, delivery, session);
      } catch (err) {
        // One delivery's failure ends that delivery, nothing else: its lease runs out and it is taken up again.
        log.error({ deliveryId: delivery.id, err }, 'delivery broke off');
      }
    },
  };
  try {
    await runPool(pool);
  } finally {
    over.abort();
  }
}

/** What all deliveries of one run share. */
interface Session {
  /** Ends what is under way without an end: it is looked for later. */
  readonly stop: AbortSignal;
  /** Platforms that asked to be left alone altogether, and until when (a global rate limit). */
  readonly paused: Map<Platform, EpochMs>;
}

/** For how many milliseconds a platform is still to be left alone; 0: it is not. */
function pauseOf({ paused }: Session, platform: Platform, clock: Clock): number {
  return Math.max(0, (paused.get(platform) ?? 0) - clock.nowMs());
}

async function deliverOne(deps: DeliverDeps, delivery: Delivery, session: Session): Promise<void> {
  const { stop } = session;
  const platform = deps.platforms.get(platformOf(delivery.destination));
  if (platform === undefined) return;
  const outgoing = await outgoingMessage(deps, delivery);
  const found = await lookFor(deps, { platform, delivery, outgoing, stop });
  if (found === 'stopped') return;
  if (found !== undefined) return end(deps, delivery, { ending: found, stop });
  const name = platformOf(delivery.destination);
  const pauseMs = pauseOf(session, name, deps.clock);
  if (pauseMs > 0) return end(deps, delivery, { ending: laterIn(pauseMs), stop });
  const askedAtMs = deps.clock.nowMs();
  const { id, token } = delivery;
  const isOurs = await writePatiently(deps, stop, () => deps.store.markSending({ id, token }));
  if (!isOurs) return;
  const startedAtMs = deps.clock.nowMs();
  if (startedAtMs - askedAtMs > HELD_UP_MAX_MS) {
    // Nothing was sent, for certain: whoever has it by now refuses this ending.
    return end(deps, delivery, { ending: laterIn(0, 'held up before sending'), stop });
  }
  // Another delivery may have heard of a pause while this one was being marked.
  const newPauseMs = pauseOf(session, name, deps.clock);
  if (newPauseMs > 0) return end(deps, delivery, { ending: laterIn(newPauseMs), stop });
  failpoint('sending-marked');
  // A stop lets a send that is under way end: cutting it off would make its outcome ambiguous.
  const outcome = await callInTime((signal) => platform.send(outgoing, signal), {
    limitMs: SEND_TIMEOUT_MS,
    stop,
  });
  failpoint('answer-read');
  if (outcome.kind === 'rate-limited' && outcome.isGlobal) {
    session.paused.set(name, deps.clock.nowMs() + outcome.retryAfterMs);
  }
  await end(deps, delivery, { ending: endingOf(deps, delivery, outcome), stop });
  failpoint('ending-written');
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

interface Look {
  readonly platform: ChatPlatform;
  readonly delivery: Delivery;
  readonly outgoing: OutgoingMessage;
  readonly stop: AbortSignal;
}

/** Looks for a message that may have been sent, if this one may; `stopped`: the process ends before that is known. */
async function lookFor(
  deps: DeliverDeps,
  look: Look,
): Promise<DeliveryEnding | 'stopped' | undefined> {
  const { state, sendingAtMs } = look.delivery;
  if (state !== 'unknown' && sendingAtMs === undefined) return undefined;
  const stopped = Promise.withResolvers<'stopped'>();
  const isOver = new AbortController();
  const giveUp = (): void => stopped.resolve('stopped');
  if (look.stop.aborted) giveUp();
  look.stop.addEventListener('abort', giveUp, { signal: isOver.signal });
  try {
    return await Promise.race([reconcile(deps, look), stopped.promise]);
  } finally {
    isOver.abort();
  }
}

/** Undefined: it is not there, and may be sent. */
async function reconcile(
  { clock, ids }: DeliverDeps,
  { platform, delivery, outgoing }: Look,
): Promise<DeliveryEnding | undefined> {
  const sendingAtMs = delivery.sendingAtMs ?? delivery.createdAtMs;
  const found = await platform.reconcile(outgoing, sendingAtMs);
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', messageId: found.messageId };
    case 'absent':
      return undefined;
    case 'unreadable':
      // Never sent again blindly: it stays unknown, is shown to the admins, and is looked for again, as after any outage.
      return {
        kind: 'unknown',
        dueInMs: findOutageDelayMs(clock.nowMs() - sendingAtMs, ids.chance()),
        error: found.reason,
      };
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
        dueInMs: outcome.retryAfterMs,
        error: 'rate limited',
        isCounted: false,
      };
    case 'unreachable': {
      const delayMs = findOutageDelayMs(nowMs - delivery.createdAtMs, ids.chance());
      return laterIn(delayMs, outcome.reason);
    }
    case 'refused': {
      const delayMs = findRetryDelayMs(delivery.attempts, ids.chance());
      return delayMs === undefined
        ? { kind: 'failed', error: outcome.reason }
        : { kind: 'later', dueInMs: delayMs, error: outcome.reason, isCounted: true };
    }
    case 'impossible':
      return { kind: 'failed', error: `${outcome.reason} (${outcome.hint})` };
    case 'over':
      return { kind: 'over', error: outcome.reason };
    case 'ambiguous':
      return { kind: 'unknown', dueInMs: 0, error: outcome.reason };
  }
}

/** An ending of what was not sent for a reason that is not the message's: no attempt is counted. */
function laterIn(dueInMs: number, error = 'rate limited'): DeliveryEnding {
  return { kind: 'later', dueInMs, error, isCounted: false };
}

/** What is known of a message is worth more than a look into the history later. */
function writePatiently<Answer>(
  deps: DeliverDeps,
  stop: AbortSignal,
  write: () => Promise<Answer>,
): Promise<Answer> {
  return patiently(deps, { untilMs: deps.clock.nowMs() + STORE_PATIENCE_MS, signal: stop }, write);
}

async function end(
  deps: DeliverDeps,
  delivery: Delivery,
  { ending, stop }: { readonly ending: DeliveryEnding; readonly stop: AbortSignal },
): Promise<void> {
  const { id, token, destination } = delivery;
  const isFailed = ending.kind === 'failed' && delivery.message.kind !== 'notice';
  const notices = isFailed ? failureNotices(deps, delivery, ending.error) : [];
  const isOurs = await writePatiently(deps, stop, () =>
    deps.store.endDelivery({ id, token, ending, notices }),
  );
  if (!isOurs || !isFailed) return;
  deps.log.error(
    {
      deliveryId: id,
      destination,
      code: 'delivery_failed',
      hint: `newsdesk deliveries retry ${id}`,
    },
    'delivery failed for good',
  );
  // The notice is written; this notes that it is to be followed by one when messages arrive again.
  const name = destinationTrouble(destination);
  await deps.store.openTrouble({ name, sinceMs: deps.clock.nowMs(), deliveries: [] });
}

/** One notice a destination and day, however many of its deliveries fail; to every place of notices but that one. */
function failureNotices(
  deps: DeliverDeps,
  { id, destination }: Delivery,
  error: string,
): readonly NewDelivery[] {
  const notice = {
    code: 'delivery-failed',
    title: `Messages to ${destination} fail`,
    text: error,
    hint: `newsdesk deliveries --failed, then newsdesk deliveries retry ${id}`,
  };
  const nowMs = deps.clock.nowMs();
  const occasion = `${destination} ${new Date(nowMs).toISOString().slice(0, 10)}`;
  const deliveries = noticeDeliveries(deps, notice, occasion);
  return deliveries.filter((told) => told.destination !== destination);
}

/** The message as it goes out: each quote in it is compared once more with its item's text, letter for letter. */
async function outgoingMessage(deps: DeliverDeps, delivery: Delivery): Promise<OutgoingMessage> {
  const { id, kind, destination, nonce, parentMessageId, threadMessageId } = delivery;
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
    threadMessageId,
    message: checked.message,
    layout: await findLayout(deps, destination),
  };
}
