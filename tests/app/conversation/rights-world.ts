import { ALERT_ACTIONS } from '../../../src/app/conversation/answer-alert.ts';
import { BUTTON_ACTIONS } from '../../../src/app/conversation/answer-button.ts';
import { COMMAND_NAMES } from '../../../src/app/conversation/answer-command.ts';
import type { Destination } from '../../../src/core/watch/destination.ts';
import type { Visibility, Watch, WorkspaceId } from '../../../src/core/watch/watch.ts';
import type { Actor, ChatRequest } from '../../../src/ports/conversation.ts';
import { discordActor, makeTalk, slackActor, type Talk } from '../../helpers/talk.ts';
import { makeWatch } from '../../helpers/watch.ts';

/** A watch of the world: whose it is, where it is told, and for whom. Its name and a word of its query are its secrets. */
export interface WorldWatch {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly destinations: readonly Destination[];
  readonly visibility: Visibility;
}

/** One Slack workspace and two Discord servers, A (70000) and B (80000), each with watches; and the installation's own. */
export const WORLD: readonly WorldWatch[] = [
  {
    id: 'slack-open',
    workspace: 'slack:T1',
    destinations: ['slack:C0OPEN'],
    visibility: 'everyone',
  },
  {
    id: 'slack-desk',
    workspace: 'slack:T1',
    destinations: ['slack:C0DESK'],
    visibility: 'channel',
  },
  {
    id: 'slack-admins',
    workspace: 'slack:T1',
    destinations: ['slack:C0DARK'],
    visibility: 'admins',
  },
  {
    id: 'a-open',
    workspace: 'discord:70000',
    destinations: ['discord:70001'],
    visibility: 'everyone',
  },
  {
    id: 'a-desk',
    workspace: 'discord:70000',
    destinations: ['discord:70002'],
    visibility: 'channel',
  },
  {
    id: 'a-admins',
    workspace: 'discord:70000',
    destinations: ['discord:70001'],
    visibility: 'admins',
  },
  {
    id: 'b-open',
    workspace: 'discord:80000',
    destinations: ['discord:80001'],
    visibility: 'everyone',
  },
  {
    id: 'b-admins',
    workspace: 'discord:80000',
    destinations: ['discord:80001'],
    visibility: 'admins',
  },
  { id: 'house-offered', workspace: 'local', destinations: ['console'], visibility: 'everyone' },
  { id: 'house-hidden', workspace: 'local', destinations: ['console'], visibility: 'admins' },
  {
    id: 'house-one',
    workspace: 'local',
    destinations: ['console', 'discord:70001'],
    visibility: 'everyone',
  },
  {
    id: 'house-all',
    workspace: 'local',
    destinations: ['slack:C0OPEN', 'discord:70001', 'discord:80001'],
    visibility: 'everyone',
  },
];

/** People, what of the world each may see, change and do. */
export interface Person {
  readonly name: string;
  readonly actor: Actor;
  readonly standing: 'stranger' | 'member' | 'desk' | 'admin';
  readonly sees: readonly string[];
  readonly changes: readonly string[];
  /** May change the feeds. */
  readonly runsHouse: boolean;
}

const SLACK_OPEN = ['slack-open', 'house-offered', 'house-all'];
const A_OPEN = ['a-open', 'house-offered', 'house-one', 'house-all'];
const B_OPEN = ['b-open', 'house-offered', 'house-all'];
const HOUSE = ['house-offered', 'house-hidden', 'house-one', 'house-all'];
const SLACK_OWN = ['slack-open', 'slack-desk', 'slack-admins'];
const A_OWN = ['a-open', 'a-desk', 'a-admins'];
const B_OWN = ['b-open', 'b-admins'];
const NOTHING = { sees: [], changes: [], runsHouse: false } as const;
const reads = (sees: readonly string[]) => ({ sees, changes: [], runsHouse: false });
const B = { workspace: 'discord:80000', channel: 'discord:80001' } as const;

export const PEOPLE: readonly Person[] = [
  {
    name: 'a guest of Slack',
    actor: slackActor({ isOutsider: true }),
    standing: 'stranger',
    ...NOTHING,
  },
  {
    name: 'a guest who administers their own workspace',
    actor: slackActor({ isOutsider: true, isWorkspaceAdmin: true }),
    standing: 'stranger',
    ...NOTHING,
  },
  {
    name: 'somebody in a direct message of Discord',
    actor: discordActor({ workspace: 'discord:direct', isOutsider: true, channel: undefined }),
    standing: 'stranger',
    ...NOTHING,
  },
  {
    name: 'the admin of one’s own direct message',
    actor: discordActor({
      workspace: 'discord:direct',
      isWorkspaceAdmin: true,
      channel: undefined,
    }),
    standing: 'stranger',
    ...NOTHING,
  },
  { name: 'a member of Slack', actor: slackActor(), standing: 'member', ...reads(SLACK_OPEN) },
  {
    name: 'a member of Slack in a direct message',
    actor: slackActor({ channel: undefined }),
    standing: 'member',
    ...reads(SLACK_OPEN),
  },
  {
    name: 'a reader of Slack’s desk channel',
    actor: slackActor({ channel: 'slack:C0DESK' }),
    standing: 'member',
    ...reads([...SLACK_OPEN, 'slack-desk']),
  },
  {
    name: 'the desk of Slack',
    actor: slackActor({ userId: 'U0DUTY' }),
    standing: 'desk',
    ...reads(SLACK_OPEN),
  },
  {
    name: 'a guest of Slack named as desk',
    actor: slackActor({ userId: 'U0DUTY', isOutsider: true }),
    standing: 'desk',
    ...reads(SLACK_OPEN),
  },
  {
    name: 'an admin of Slack',
    actor: slackActor({ userId: 'U0ADMIN', isWorkspaceAdmin: true }),
    standing: 'admin',
    sees: [...SLACK_OWN, ...HOUSE],
    changes: [...SLACK_OWN, ...HOUSE],
    runsHouse: true,
  },
  { name: 'a member of server A', actor: discordActor(), standing: 'member', ...reads(A_OPEN) },
  {
    name: 'a reader of server A’s desk channel',
    actor: discordActor({ channel: 'discord:70002' }),
    standing: 'member',
    ...reads([...A_OPEN, 'a-desk']),
  },
  {
    name: 'the desk of server A',
    actor: discordActor({ roleIds: ['555001'] }),
    standing: 'desk',
    ...reads(A_OPEN),
  },
  {
    name: 'an admin of server A',
    actor: discordActor({ isWorkspaceAdmin: true }),
    standing: 'admin',
    sees: [...A_OWN, 'house-offered', 'house-one', 'house-all'],
    changes: [...A_OWN, 'house-one'],
    runsHouse: false,
  },
  { name: 'a member of server B', actor: discordActor(B), standing: 'member', ...reads(B_OPEN) },
  {
    name: 'an admin of server B',
    actor: discordActor({ ...B, isWorkspaceAdmin: true }),
    standing: 'admin',
    sees: [...B_OWN, 'house-offered', 'house-all'],
    changes: B_OWN,
    runsHouse: false,
  },
  {
    name: 'the operator, in server B',
    actor: discordActor({ ...B, userId: '900009' }),
    standing: 'admin',
    sees: [...B_OWN, ...HOUSE],
    changes: [...B_OWN, ...HOUSE],
    runsHouse: true,
  },
];

/** A word that stands in a watch's query and nowhere else. */
export function secretOf(id: string): string {
  return `xq${id.replaceAll('-', '')}`;
}

/** The world as a conversation: each watch has one story, told where the watch is. */
export async function makeWorld(): Promise<Talk> {
  const talk = await makeTalk({
    watches: [],
    settings: {
      people: {
        slackAdmins: [],
        discordAdmins: ['900009'],
        discordAdminRoles: [],
        slackDesk: ['U0DUTY'],
        discordDeskRoles: ['555001'],
      },
    },
    discoverFeeds: async (url) => ({
      kind: 'found',
      feeds: [{ url: `${url}/feed`, title: 'New', foundBy: 'link', itemCount: 1 }],
    }),
  });
  const { store } = talk.newsdesk;
  for (const [index, one] of WORLD.entries()) {
    const {
      id,
      workspace,
      version: _version,
      isPaused,
      ...options
    } = makeWatch({
      ...one,
      name: one.id,
      query: `topic${index} OR ${secretOf(one.id)}`,
    });
    await store.saveWatch({
      id,
      workspace,
      isPaused,
      options,
      expectedVersion: undefined,
      audit: {
        id: `audit-${id}`,
        atMs: 1,
        workspace,
        actor: 'cli',
        action: 'watch.add',
        subject: id,
        before: undefined,
        after: undefined,
      },
    });
    const contentText = `Nothing but topic${index} is told of in this report number ${index}.`;
    talk.newsdesk.publish('Post', { guid: `g${index}`, title: `About topic${index}`, contentText });
    await talk.newsdesk.round();
  }
  return talk;
}

/** The stories' ids by the watch that they are of, and an alert of each in each place. */
export async function findAlerts(talk: Talk): Promise<
  readonly {
    readonly id: string;
    readonly watchId: string;
    readonly storyId: string;
    readonly destination: Destination;
  }[]
> {
  const { store } = talk.newsdesk;
  const query = { destinations: undefined, watchId: undefined, sinceMs: undefined, limit: 200 };
  return (await store.listAlerts(query)).map(({ alert }) => ({
    id: alert.id,
    storyId: alert.storyId,
    destination: alert.destination,
    watchId: alert.watches[0]?.watchId ?? '',
  }));
}

/** What is chosen in a menu, where it is not an id of the world. */
const CHOICES: Readonly<Record<string, string>> = { reported: 'old-news', 'restore-watch': '1' };
const FEED = 'https://post.example/feed';

/** Everything that anybody can type, press or send, with every id of the world in it; what takes things away comes last. */
export async function listRequests(talk: Talk, actor: Actor): Promise<readonly ChatRequest[]> {
  const ids = WORLD.map(({ id }) => id);
  const alerts = await findAlerts(talk);
  const texts = [...ids, FEED, `add ${FEED}`, `add https://new.example`, 'topic3', '720', ''];
  const stories = [...new Set(alerts.map(({ storyId }) => storyId))];
  const pages = WORLD.map((_, index) => `https://post.example/g${index}`);
  const commands = COMMAND_NAMES.flatMap((name): readonly ChatRequest[] => {
    const [command, subcommand = ''] = name.split(' ');
    const own = subcommand === 'story' ? stories : subcommand === 'why' ? pages : texts;
    const asked = subcommand === 'feeds' ? [...own, `remove ${FEED}`] : own;
    return asked.map((text) => ({
      kind: 'command',
      actor,
      command: command === 'watch' ? 'watch' : 'news',
      subcommand,
      options: text === '' ? {} : { text },
    }));
  });
  const alertIds = alerts.map(({ id }) => id);
  const partsOf = (action: string): readonly string[] => {
    if (ALERT_ACTIONS.some((one) => one === action)) return [...alertIds, ids[0] ?? ''];
    if (action === 'undo-watch') return ids.map((id) => `${id}.1`);
    return /watch/.test(action)
      ? [...ids, alertIds[0] ?? '']
      : [...ids.slice(0, 2), 'uk', 'nobody'];
  };
  const buttons = BUTTON_ACTIONS.flatMap((action): readonly ChatRequest[] =>
    (action === 'story' ? stories : partsOf(action)).map((part) => ({
      kind: 'button',
      actor,
      actionId: `v1:${action}:${part}`,
      choice: CHOICES[action] ?? part,
    })),
  );
  const forms = ['watch-add', 'watch-edit', 'join-channel'].map(
    (formId): ChatRequest => ({
      kind: 'form',
      actor,
      formId,
      state: 'nobody',
      values: { name: 'new', query: 'new', destination: 'discord:80001', mode: 'instant' },
    }),
  );
  const messages = (['about', 'check-quote'] as const).map(
    (action): ChatRequest => ({
      kind: 'message',
      actor,
      action,
      text: 'About topic3',
      links: pages,
    }),
  );
  const takesAway = (request: ChatRequest): boolean =>
    /remove|undo|restore|revive|pause|discard/.test(
      request.kind === 'command'
        ? `${request.subcommand} ${request.options['text'] ?? ''}`
        : request.kind === 'button'
          ? request.actionId
          : '',
    );
  const all = [...commands, ...forms, ...messages, ...buttons];
  return [...all.filter((one) => !takesAway(one)), ...all.filter(takesAway)];
}

/** Which watches differ between two states of the world, by id. */
export function changedWatches(
  before: readonly Watch[],
  after: readonly Watch[],
): readonly string[] {
  const then = new Map(before.map((watch) => [watch.id, JSON.stringify(watch)]));
  const now = new Map(after.map((watch) => [watch.id, JSON.stringify(watch)]));
  return [...new Set([...then.keys(), ...now.keys()])].filter((id) => then.get(id) !== now.get(id));
}
