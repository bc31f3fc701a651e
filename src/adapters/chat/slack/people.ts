import type { WebClient } from '@slack/web-api';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import { describeFailure } from './outcome.ts';

/** What Slack says of a person: admin or owner of the workspace; a guest or of another organisation. */
export interface Person {
  readonly isAdmin: boolean;
  readonly isOutsider: boolean;
}

/** Looks people up, and remembers them for a while. */
export interface People {
  find(userId: string): Promise<Person>;
}

const KEPT_MS = 5 * MINUTE_MS;
const FAILURE_KEPT_MS = 30 * SECOND_MS;
const KEPT_MAX = 5000;

/** Without the optional scope users:read nobody is known as an admin, and guests cannot be told apart; `check` says so. */
const UNKNOWN: Person = { isAdmin: false, isOutsider: false };

/**
 * People through users.info. A lookup that fails for another reason than the missing scope rejects: a person whose
 * rights are unknown is answered with "try again", never with what a member may see.
 */
export function createPeople(client: WebClient, clock: Clock): People {
  const kept = new Map<string, { readonly untilMs: EpochMs; readonly person: Promise<Person> }>();
  return {
    find: async (userId) => {
      const known = kept.get(userId);
      if (known !== undefined && known.untilMs > clock.nowMs()) return known.person;
      if (kept.size >= KEPT_MAX) kept.clear();
      const person = fetchPerson(client, userId);
      kept.set(userId, { untilMs: clock.nowMs() + KEPT_MS, person });
      try {
        return await person;
      } catch (error) {
        kept.delete(userId);
        const failure = describeFailure(error);
        if (failure.kind !== 'code' || failure.code !== 'missing_scope') throw error;
        const unknown = Promise.resolve(UNKNOWN);
        kept.set(userId, { untilMs: clock.nowMs() + FAILURE_KEPT_MS, person: unknown });
        return UNKNOWN;
      }
    },
  };
}

async function fetchPerson(client: WebClient, userId: string): Promise<Person> {
  const { user } = await client.users.info({ user: userId });
  return {
    isAdmin: user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true,
    isOutsider:
      user?.is_restricted === true ||
      user?.is_ultra_restricted === true ||
      user?.is_stranger === true,
  };
}
