import { parseDuration } from '../../core/time/moment.ts';
import type { SearchHit } from '../../ports/archive-use-cases.ts';
import type { Actor, AnswerBlock, ChatReply, ChatRequest } from '../../ports/conversation.ts';
import type { Store } from '../../ports/store.ts';
import { explainItem } from '../explain-item.ts';
import { searchItems } from '../search-items.ts';
import { isAdmin } from './actor-rights.ts';
import type { ButtonDeps } from './answer-buttons.ts';
import { paragraph, smallLine, toReply } from './answers.ts';

type CommandRequest = Extract<ChatRequest, { kind: 'command' }>;

const HITS_SHOWN = 8;
const ALERTS_SHOWN = 10;
const TERMS_SHOWN = 6;

/** Answers a slash command. Slack's rest of the line comes as `text`, Discord's options by name. */
export async function answerCommand(deps: ButtonDeps, request: CommandRequest): Promise<ChatReply> {
  const { actor, command, subcommand, options } = request;
  if (command === 'watch') {
    if (!isAdmin(actor, deps.settings)) {
      return toReply([paragraph('Only admins can see and change the watches.')]);
    }
    return subcommand === 'list' ? listWatches(deps.store) : helpReply(true);
  }
  const text = (
    options['text'] ??
    options['query'] ??
    options['url'] ??
    options['watch'] ??
    ''
  ).trim();
  switch (subcommand) {
    case 'search':
      return search(deps, { text, since: options['since'] });
    case 'latest':
      return listLatest(deps.store, actor);
    case 'why':
      return why(deps.store, text);
    default:
      return helpReply(isAdmin(actor, deps.settings));
  }
}

function helpReply(isForAdmin: boolean): ChatReply {
  const lines = [
    '/news latest: the last alerts of this channel',
    '/news search <query>: the archive, newest first; the same language as the watches',
    '/news why <url>: which watches matched an article, which did not, and because of what',
    ...(isForAdmin
      ? ['/watch list: every watch; changes on the command line: newsdesk watch --help']
      : []),
  ];
  return toReply([{ kind: 'heading', text: 'Newsdesk' }, ...lines.map(paragraph)]);
}

async function search(
  { store, clock }: ButtonDeps,
  { text, since }: { readonly text: string; readonly since: string | undefined },
): Promise<ChatReply> {
  if (text === '') return toReply([paragraph('Say what to look for: /news search @nato AND kyiv')]);
  const durationMs = since === undefined ? undefined : parseDuration(since);
  const sinceMs = durationMs === undefined ? undefined : clock.nowMs() - durationMs;
  const page = await searchItems(store, {
    query: text,
    sinceMs,
    limit: HITS_SHOWN,
    next: undefined,
  });
  if (page.hits.length === 0) return toReply([paragraph('Nothing found.')]);
  return toReply([{ kind: 'code', text }, ...page.hits.flatMap(hitBlocks)]);
}

function hitBlocks(hit: SearchHit): readonly AnswerBlock[] {
  const { title, url, publisher, publishedAtMs, storyId } = hit;
  return [
    {
      kind: 'text',
      runs: [{ text: title, isStrong: true, ...(url === undefined ? {} : { url }) }],
    },
    {
      kind: 'small',
      runs: [{ text: storyId === undefined ? publisher : `${publisher} · ${storyId}` }],
      atMs: publishedAtMs,
    },
  ];
}

async function listLatest(store: Store, actor: Actor): Promise<ChatReply> {
  if (actor.channel === undefined)
    return toReply([paragraph('Ask in a channel that gets alerts.')]);
  const query = { destinations: [actor.channel], watchId: undefined, sinceMs: undefined };
  const alerts = await store.listAlerts({ ...query, limit: ALERTS_SHOWN });
  if (alerts.length === 0) return toReply([paragraph('This channel has had no alerts yet.')]);
  return toReply(
    alerts.flatMap(({ alert, createdAtMs }): readonly AnswerBlock[] => [
      { kind: 'text', runs: [{ text: alert.title, isStrong: true, url: alert.url }] },
      {
        kind: 'small',
        runs: [{ text: `${alert.publisher} · ${alert.storyId}` }],
        atMs: createdAtMs,
      },
    ]),
  );
}

async function why(store: Store, url: string): Promise<ChatReply> {
  const item = await explainItem(store, url);
  const blocks = item.watches.map((watch): AnswerBlock => {
    const terms = [...new Set(watch.terms.map(({ term }) => term))].slice(0, TERMS_SHOWN);
    const because = watch.isMatch ? terms.join(', ') : (watch.reason ?? '');
    const decisions = watch.decisions.length === 0 ? '' : ` (${watch.decisions.join('; ')})`;
    return {
      kind: 'text',
      runs: [
        { text: `${watch.isMatch ? '✓' : '–'} ${watch.watch}`, isStrong: watch.isMatch },
        { text: ` ${because}${decisions}` },
      ],
    };
  });
  return toReply([
    { kind: 'heading', text: item.title },
    smallLine({ text: item.publisher }),
    ...blocks,
  ]);
}

async function listWatches(store: Store): Promise<ChatReply> {
  const watches = await store.listWatches();
  return toReply(
    watches.flatMap((watch): readonly AnswerBlock[] => [
      {
        kind: 'text',
        runs: [{ text: watch.name, isStrong: true }, { text: watch.isPaused ? ' (paused)' : '' }],
      },
      { kind: 'code', text: watch.query },
    ]),
  );
}
