import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Forgotten } from '../ports/record-use-cases.ts';
import type { Store } from '../ports/store.ts';
import { type Acting, auditEntry } from './audit.ts';
import type { Settings } from './settings.ts';

/** Slack's ids of people begin with U or W, Discord's are numbers (api.slack.com, docs/reference#snowflakes). */
const PERSON = /^(?:slack:[UW][A-Z0-9]{2,20}|discord:\d{5,20})$/;

/**
 * Takes a person out of everything that is kept, so that figures stay and nobody stands behind them. The audit says that somebody was
 * forgotten, and not who. Throws `usage_invalid` for what is no id of a person.
 */
export async function forgetPerson(
  deps: {
    readonly store: Store;
    readonly ids: Ids;
    readonly clock: Clock;
    readonly settings: Settings;
  },
  acting: Acting,
  person: string,
): Promise<Forgotten> {
  if (!PERSON.test(person)) {
    throw new NewsdeskError('usage_invalid', `"${person}" is not the id of a person`, {
      hint: 'Write slack:U0123ABC or discord:112233445566778899: ids, not names (the audit shows them so).',
    });
  }
  const change = {
    action: 'person.forget',
    subject: 'person',
    before: undefined,
    after: undefined,
  };
  const audit = auditEntry(deps, acting, change);
  const changed = await deps.store.forgetPerson({ actor: person, audit });
  return { changed, stillNamedIn: findKeysNaming(deps.settings, person) };
}

function findKeysNaming({ people }: Settings, person: string): readonly string[] {
  const id = person.slice(person.indexOf(':') + 1);
  const lists = person.startsWith('slack:')
    ? { 'admins.slack': people.slackAdmins, 'desk.slack': people.slackDesk }
    : { 'admins.discord.users': people.discordAdmins };
  return Object.entries(lists).flatMap(([key, ids]) => (ids.includes(id) ? [key] : []));
}
