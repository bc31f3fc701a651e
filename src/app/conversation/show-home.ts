import type { Answer, AnswerBlock } from '../../ports/conversation.ts';
import { findIllness } from '../feed-health.ts';
import { adminButtons } from './admin-buttons.ts';
import { paragraph, smallLine, titleLine } from './answers.ts';
import { nameLine } from './describe-watch.ts';
import { helpLines } from './help.ts';
import { alertLines, listVisible } from './read-news.ts';
import type { Turn } from './turn.ts';

const WATCHES_SHOWN = 15;
const ALERTS_SHOWN = 5;

/** What one person finds at home: the watches that they may see, what was told last, how the house is, and what they can do. */
export async function showHome(turn: Turn): Promise<Answer> {
  const { access, labels } = turn;
  const alerts = await listVisible(turn, { destinations: access.destinations, limit: 50 });
  const watches = access.watches.slice(0, WATCHES_SHOWN);
  const rest = access.watches.length - watches.length;
  const blocks: AnswerBlock[] = [
    titleLine('Newsdesk', undefined),
    titleLine(labels.watchesTitle, undefined),
    ...(watches.length === 0 ? [paragraph(labels.noWatchesToSee)] : []),
    ...watches.map((watch) => nameLine(turn, watch)),
    ...(rest > 0 ? [smallLine({ text: labels.andMore(rest) })] : []),
    titleLine(labels.latestTitle, undefined),
    ...(alerts.length === 0 ? [paragraph(labels.noAlerts)] : []),
    ...alerts.slice(0, ALERTS_SHOWN).flatMap((stored) => alertLines(turn, stored)),
    ...(access.isAdmin ? await healthLines(turn) : []),
    ...helpLines(turn),
  ];
  return { blocks, buttons: access.isAdmin ? adminButtons(turn) : [] };
}

/** How the house is, for admins: feeds that need a look, platforms that are not there. */
async function healthLines({
  store,
  clock,
  labels,
  connections,
}: Turn): Promise<readonly AnswerBlock[]> {
  const feeds = await store.listFeeds();
  const ill = feeds.filter((feed) => findIllness(feed, clock.nowMs()) !== undefined).length;
  const off = connections().filter(({ isOn }) => !isOn);
  return [
    titleLine(labels.healthTitle, undefined),
    paragraph(labels.feedsHealth(feeds.length, ill)),
    ...off.map(({ platform }) => paragraph(`⚠ ${labels.platformOff(platform)}`)),
  ];
}
