import { composeSampleAlert } from '../core/alert/sample-alert.ts';
import { type Destination, isDestination, platformOf } from '../core/watch/destination.ts';
import { NewsdeskError } from '../errors.ts';
import type { SendOutcome } from '../ports/chat.ts';
import { layoutOf } from './settings.ts';
import type { House } from './use-cases.ts';

const TIMEOUT_MS = 20_000;

/**
 * Posts a sample alert, once and without the outbox: it is no news. Throws `destination_unknown`, `platform_refused` or
 * `platform_unreachable`.
 */
export async function sendSample(house: House, text: string): Promise<void> {
  if (!isDestination(text)) {
    const hint = 'Write console, slack:C0123ABC or discord:112233445566778899 (ids, not names).';
    throw new NewsdeskError('destination_unknown', `"${text}" is not a destination`, { hint });
  }
  const platform = house.platforms.get(platformOf(text));
  if (platform === undefined) {
    const hint = 'newsdesk check says what to set.';
    throw new NewsdeskError('platform_refused', `${platformOf(text)} is not set up`, { hint });
  }
  const { clock, ids, settings } = house;
  const outcome = await platform.send(
    {
      deliveryId: 'sample',
      kind: 'post',
      destination: text,
      nonce: ids.random().slice(0, 24),
      message: { kind: 'alert', alert: composeSampleAlert(text, clock.nowMs()) },
      parentMessageId: undefined,
      layout: layoutOf(settings, text),
    },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  explain(text, outcome);
}

function explain(destination: Destination, outcome: SendOutcome): void {
  switch (outcome.kind) {
    case 'sent':
      return;
    case 'impossible':
    case 'refused':
    case 'over':
      throw new NewsdeskError('platform_refused', `${destination}: ${outcome.reason}`, {
        hint: outcome.kind === 'impossible' ? outcome.hint : 'Try again in a minute.',
      });
    case 'rate-limited':
      throw new NewsdeskError('platform_refused', `${destination}: too many requests`, {
        hint: `Try again in ${Math.ceil(outcome.retryAfterMs / 1000)} s.`,
      });
    case 'unreachable':
    case 'ambiguous':
      throw new NewsdeskError('platform_unreachable', `${destination}: ${outcome.reason}`, {
        hint: 'Look into the channel before you try again: the sample may be there.',
      });
  }
}
