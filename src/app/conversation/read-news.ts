import { DAY_MS } from '../../core/time/moment.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { StoredAlert } from '../../ports/alert-store.ts';
import type { Answer, AnswerBlock } from '../../ports/conversation.ts';
import { datedLine, titleLine } from './answers.ts';
import { type Listing, listNothing, type Reader } from './questions.ts';
import { parseHours } from './read-options.ts';
import type { Turn } from './turn.ts';

const STORIES_ON_A_PAGE = 8;
/** Alerts looked through for one answer: two weeks of a busy channel. */
const ALERTS_READ_MAX = 500;
/** A menu's line in Slack is cut after 75 characters. */
const MENU_LABEL_CHARACTERS = 75;

/** `/news latest [watch]`: what this channel was told last; where it was told nothing, or of one watch, what the person may see. */
export const readLatest: Reader = async (turn, { options }, page) => {
  const { access, actor, labels } = turn;
  const name = options['watch'];
  if (name !== undefined) {
    const watch = access.findWatch(name);
    if (watch === undefined) return listNothing(labels.noWatch(name));
    const alerts = await listVisible(turn, {
      destinations: access.destinations,
      watchId: watch.id,
    });
    return listStories(turn, alerts, { page, nothing: labels.noAlertsOf(watch.name) });
  }
  const own = actor.channel === undefined ? [] : [actor.channel];
  const here = await listVisible(turn, { destinations: own });
  if (here.length > 0) return listStories(turn, here, { page, nothing: labels.noAlerts });
  const everywhere = await listVisible(turn, { destinations: access.destinations });
  return listStories(turn, everywhere, { page, nothing: labels.noAlerts });
};

/** `/news catchup [hours]`: what this channel got since then, alone or in a digest, a line a story, most sources first. */
export const readCatchup: Reader = async (turn, { options }, page) => {
  const { actor, clock, labels } = turn;
  const sinceMs = parseHours(options['hours']);
  if (sinceMs === undefined) return listNothing(labels.badHours);
  if (actor.channel === undefined) return listNothing(labels.askInChannel);
  const alerts = await listVisible(turn, {
    destinations: [actor.channel],
    sinceMs: clock.nowMs() - sinceMs,
  });
  const current = await Promise.all(alerts.map((stored) => withSourcesOfNow(turn, stored)));
  const ranked = current.toSorted(
    (a, b) => b.alert.sourcesCount - a.alert.sourcesCount || b.createdAtMs - a.createdAtMs,
  );
  const hours = Math.round((sinceMs / DAY_MS) * 24);
  return listStories(turn, ranked, { page, nothing: labels.nothingToCatchUp(hours) });
};

/** An alert that is kept current has its sources; what a digest told, or what has ended, is told no further, and its story goes on. */
async function withSourcesOfNow({ store }: Turn, stored: StoredAlert): Promise<StoredAlert> {
  const { alert, state } = stored;
  const story = state === 'open' ? undefined : await store.findStory(alert.storyId);
  const sourcesCount = Math.max(alert.sourcesCount, story?.sourcesCount ?? 0);
  return { ...stored, alert: { ...alert, sourcesCount } };
}

/** The alerts of these destinations that the person may see, newest first. */
export async function listVisible(
  { store, access }: Turn,
  query: {
    readonly destinations: readonly Destination[];
    readonly watchId?: string;
    readonly sinceMs?: number;
    readonly limit?: number;
  },
): Promise<readonly StoredAlert[]> {
  const alerts = await store.listAlerts({
    destinations: query.destinations,
    watchId: query.watchId,
    sinceMs: query.sinceMs,
    limit: query.limit ?? ALERTS_READ_MAX,
  });
  return alerts.filter(({ alert, state }) => access.canSeeAlert(alert) && state !== 'withdrawn');
}

/** One line of a list: a title with its address, and a small line that ends with the story's id and a moment. */
export function storyLines({
  title,
  url,
  facts,
  atMs,
}: {
  readonly title: string;
  readonly url: string | undefined;
  readonly facts: readonly (string | undefined)[];
  readonly atMs: number;
}): readonly AnswerBlock[] {
  const said = facts.filter((fact) => fact !== undefined && fact !== '');
  return [titleLine(title, url), datedLine(said.join(' · '), atMs)];
}

/** A menu that opens one of the stories of a list. */
export function storyMenu(
  { labels }: Turn,
  stories: readonly { readonly storyId: string | undefined; readonly title: string }[],
): NonNullable<Answer['menu']> {
  const byId = new Map<string, string>();
  for (const { storyId, title } of stories) if (storyId !== undefined) byId.set(storyId, title);
  const choices = [...byId].map(([value, title]) => ({
    value,
    label: title.slice(0, MENU_LABEL_CHARACTERS),
  }));
  return { actionId: 'v1:story', label: labels.openStory, choices };
}

function listStories(
  turn: Turn,
  alerts: readonly StoredAlert[],
  { page, nothing }: { readonly page: number; readonly nothing: string },
): Listing {
  const byStory = new Map<string, StoredAlert>();
  for (const stored of alerts) {
    if (!byStory.has(stored.alert.storyId)) byStory.set(stored.alert.storyId, stored);
  }
  const from = page * STORIES_ON_A_PAGE;
  const stories = [...byStory.values()];
  const shown = stories.slice(from, from + STORIES_ON_A_PAGE);
  if (shown.length === 0) return listNothing(nothing);
  return {
    blocks: shown.flatMap((stored) => alertLines(turn, stored)),
    isMore: stories.length > from + STORIES_ON_A_PAGE,
    menu: storyMenu(
      turn,
      shown.map(({ alert }) => alert),
    ),
  };
}

/** An alert as a line of a list. */
export function alertLines(
  { labels, access }: Turn,
  { alert, createdAtMs }: StoredAlert,
): readonly AnswerBlock[] {
  const { title, url, publisher, sourcesCount, storyId } = alert;
  const names = access.visibleWatchesOf(alert).map(({ name }) => name);
  const facts = [publisher, labels.sources(sourcesCount), names.join(', '), storyId];
  return storyLines({ title, url, facts, atMs: createdAtMs });
}
