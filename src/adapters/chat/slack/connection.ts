import { SECOND_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type Ending, type Life, whenAborted } from '../supervisor.ts';
import {
  describeFailure,
  findHint,
  findTokenHint,
  nameFailure,
  type SlackFailure,
} from './outcome.ts';

/** An open connection; `closed` resolves when it ends, whoever ended it. */
export interface OpenSocket {
  readonly closed: Promise<void>;
  close(): void;
}

/** What one life needs. `openSocket` is undefined where Slack comes to us over HTTP. */
export interface ConnectionDeps {
  readonly identify: () => Promise<void>;
  readonly openSocket: ((signal: AbortSignal) => Promise<OpenSocket>) | undefined;
  readonly clock: Clock;
}

/** From opening to Slack's `hello`. */
const HELLO_TIMEOUT_MS = 20 * SECOND_MS;
const CLOSE_TIMEOUT_MS = 2 * SECOND_MS;

/** One life of Slack's connection: auth.test first, then the socket until it ends. */
export async function liveSlack(
  deps: ConnectionDeps,
  { signal, stand, doubt }: Life,
): Promise<Ending> {
  let socket: OpenSocket | undefined;
  try {
    await deps.identify();
    socket = await openInTime(deps, signal);
    stand();
    const ended = socket?.closed ?? Promise.withResolvers<void>().promise;
    const over = Promise.race([ended, whenAborted(signal)]).then(
      (): Ending => ({ kind: 'lost', reason: 'the connection ended' }),
    );
    return await Promise.race([over, doubt]);
  } catch (error) {
    return endingOf(describeFailure(error));
  } finally {
    if (socket !== undefined) await closeInTime(socket, deps.clock);
  }
}

function endingOf(failure: SlackFailure): Ending {
  const reason = nameFailure(failure);
  const hint = lastingHint(failure);
  if (hint !== undefined) return { kind: 'refused', reason, hint };
  const retryAfterMs = failure.kind === 'busy' ? failure.retryAfterMs : undefined;
  return { kind: 'failed', reason, retryAfterMs };
}

/** What to do about a refusal that lasts until a person acts; missing rights of the app token among them. */
function lastingHint(failure: SlackFailure): string | undefined {
  if (failure.kind !== 'code') return undefined;
  return failure.code === 'missing_scope' ? findHint(failure) : findTokenHint(failure);
}

async function openInTime(
  { openSocket, clock }: ConnectionDeps,
  signal: AbortSignal,
): Promise<OpenSocket | undefined> {
  if (openSocket === undefined) return undefined;
  const attempt = new AbortController();
  const either = AbortSignal.any([signal, attempt.signal]);
  const opening = openSocket(either);
  try {
    return await Promise.race([
      opening,
      clock.wait(HELLO_TIMEOUT_MS, either).then(() => {
        throw new Error('no hello in time');
      }),
    ]);
  } catch (error) {
    // Whoever opens after all is closed at once; its own failure was reported or is of no interest any more.
    opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  } finally {
    attempt.abort();
  }
}

/** A socket that does not answer its goodbye is left to itself. */
async function closeInTime(socket: OpenSocket, clock: Clock): Promise<void> {
  const closed = new AbortController();
  socket.close();
  await Promise.race([socket.closed, clock.wait(CLOSE_TIMEOUT_MS, closed.signal)]);
  closed.abort();
}
