/** When a call is given up: after so long, or when the process stops. */
export interface CallLimits {
  readonly limitMs: number;
  readonly stop: AbortSignal;
}

/**
 * Makes a call with a signal of its own, which is aborted after `limitMs` or with `stop`. `AbortSignal.any` would do the same, but
 * discord.js never takes its listener back, and Node keeps a signal with a listener for as long as one of its sources lives:
 * here that is the process.
 */
export async function callInTime<Answer>(
  call: (signal: AbortSignal) => Promise<Answer>,
  { limitMs, stop }: CallLimits,
): Promise<Answer> {
  const own = new AbortController();
  const giveUp = (): void => own.abort(stop.reason);
  if (stop.aborted) giveUp();
  stop.addEventListener('abort', giveUp);
  const timer = setTimeout(
    () => own.abort(new DOMException('no answer in time', 'TimeoutError')),
    limitMs,
  );
  try {
    return await call(own.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', giveUp);
  }
}
