import { expect, test } from 'vitest';
import { BUTTON_ACTIONS } from '../../../src/app/conversation/answer-button.ts';
import { COMMAND_NAMES } from '../../../src/app/conversation/answer-command.ts';
import type { Actor } from '../../../src/ports/conversation.ts';
import { createRandom } from '../../bench/made-up-news.ts';
import { discordActor, makeTalk, type Talk } from '../../helpers/talk.ts';

const MEMBERS = 5000;
const ADMIN_ROLE = '610001';
const DESK_ROLE = '610002';
/** What a reader may do: his own report says nothing to others, and sharing shows what the channel may see. */
const READERS_OWN: ReadonlySet<string> = new Set(['report']);

/** Everything in the store that changes what others see. */
async function stateOf({ newsdesk: { store } }: Talk): Promise<unknown> {
  const any = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 1000 };
  const alerts = await store.listAlerts({
    destinations: undefined,
    watchId: undefined,
    sinceMs: undefined,
    limit: 100,
  });
  return {
    watches: await store.listWatches(),
    feeds: (await store.listFeeds()).map(({ url }) => url),
    audit: await store.listAudit(any),
    mutes: await Promise.all(alerts.map(({ alert }) => store.listMutes(alert.storyId))),
    alerts: alerts.map(({ alert, state }) => [alert.id, state]),
    settings: (await store.listWorkspaces()).map(({ settings }) => settings),
  };
}

test(`of ${MEMBERS} members none but admins and the desk changes what others see`, async () => {
  const talk = await makeTalk({
    watches: [{ name: 'ice', query: 'ice', destinations: ['discord:70001'] }],
    settings: {
      people: {
        slackAdmins: [],
        discordAdmins: [],
        discordAdminRoles: [ADMIN_ROLE],
        slackDesk: [],
        discordDeskRoles: [DESK_ROLE],
      },
    },
  });
  talk.newsdesk.publish('Post', { guid: 'g1', title: 'Ferry stuck in ice near Norhaven' });
  await talk.newsdesk.round();
  const [watch] = await talk.newsdesk.store.listWatches();
  const [told] = await talk.newsdesk.store.listAlerts({
    destinations: ['discord:70001'],
    watchId: undefined,
    sinceMs: undefined,
    limit: 1,
  });
  const { alert } = told ?? {};
  expect(alert).toBeDefined();
  await talk.say(discordActor(), 'news help');
  const before = await stateOf(talk);
  const random = createRandom(11);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const targets = [
    `${watch?.id}`,
    `${watch?.id}.1`,
    `${alert?.id}`,
    `${alert?.storyId}`,
    'uk',
    'x',
  ];
  const tryChange = async (actor: Actor): Promise<void> => {
    if (random() < 0.5) {
      const line = pick(COMMAND_NAMES) ?? '';
      const text = pick(['ice', 'remove https://post.example/feed', `${alert?.storyId} because`]);
      await talk.say(actor, line, { text: text ?? '' });
      return;
    }
    const action = pick(BUTTON_ACTIONS.filter((one) => !READERS_OWN.has(one)));
    await talk.press(actor, `v1:${action}:${pick(targets)}`, pick(['1', `${watch?.id}`]));
  };
  for (let member = 0; member < MEMBERS; member++) {
    // Roles of a large server, whose ids are none of ours.
    const roleIds = Array.from({ length: Math.floor(random() * 5) }, (_, index) =>
      String(620_000 + Math.floor(random() * 200) + index),
    );
    await tryChange(discordActor({ userId: String(910_000 + member), roleIds }));
  }
  expect(await stateOf(talk)).toEqual(before);
  // The same attempts by those who may do change something, so that they were attempts.
  const desk = discordActor({ userId: '900002', roleIds: [DESK_ROLE] });
  await talk.press(desk, `v1:mute:${alert?.id}`);
  const muted = await stateOf(talk);
  expect(muted).not.toEqual(before);
  const admin = discordActor({ userId: '900003', roleIds: [ADMIN_ROLE] });
  await talk.say(admin, 'watch pause', { text: 'ice' });
  expect(await stateOf(talk)).not.toEqual(muted);
}, 300_000);
