import type { FeedTest } from '../ports/feed-use-cases.ts';
import { formatMoment, oneLine, paint } from './output.ts';

type Feed = NonNullable<FeedTest['feed']>;

const FOUND_BY = {
  itself: 'the address is the feed’s own',
  link: 'named by a link in the site’s page',
  'common-path': 'at a usual address of feeds on the site',
  'news-sitemap': 'the site’s news sitemap, since it has no feed',
} as const satisfies Record<Feed['foundBy'], string>;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What `feeds test` found, for people: what would be read, how the server behaves, when it would be polled. */
export function formatTest(url: string, { found, feed, problem }: FeedTest): string {
  if (feed === undefined) return `${paint('red', '✗')} ${withoutPassword(url)} ${problem ?? ''}`;
  const others = found.filter((one) => one.url !== feed.url);
  return [
    `${paint('green', '✓')} ${paint('bold', oneLine(feed.title ?? feed.url))}  ${feed.url}`,
    `  found: ${FOUND_BY[feed.foundBy]}`,
    `  ${feed.itemCount} items, read by ${feed.layers.join(', ')}`,
    `  ${describeSize(feed)}`,
    `  ${describeValidators(feed)}`,
    ...describeManners(feed),
    `  would be polled next at ${formatMoment(feed.nextPollAtMs)}`,
    ...feed.items.map(
      ({ title, publishedAtMs }) => `  · ${formatMoment(publishedAtMs)}  ${oneLine(title, 90)}`,
    ),
    ...others.map((one) => `  also: ${one.url} (${one.foundBy}, ${one.itemCount} items)`),
  ].join('\n');
}

/** The same for programs: unknown is `null`, never absent. */
export function toTestJson(test: FeedTest): string {
  const orNull = (_key: string, value: unknown): unknown => (value === undefined ? null : value);
  return `${JSON.stringify({ found: test.found, feed: test.feed, problem: test.problem }, orNull)}\n`;
}

const toKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

function describeSize({ encoding, sentBytes, bytes }: Feed): string {
  if (encoding === undefined) return `${toKilobytes(bytes)}, sent without compression`;
  return `${toKilobytes(bytes)}, sent as ${toKilobytes(sentBytes)} (${oneLine(encoding, 30)})`;
}

function describeValidators({ validators: { etag, lastModified }, answers304 }: Feed): string {
  if (answers304 === undefined) return 'sends no validators: the whole document comes each time';
  const sent = [
    ...(etag === undefined ? [] : [`ETag ${oneLine(etag, 80)}`]),
    ...(lastModified === undefined ? [] : [`Last-Modified ${oneLine(lastModified, 40)}`]),
  ].join(', ');
  return answers304
    ? `${sent}: answers 304 when nothing is new`
    : `${sent}: but sends the whole document all the same`;
}

function describeManners(feed: Feed): readonly string[] {
  const lines: string[] = [];
  if (feed.redirectedTo !== undefined) {
    const what = feed.isMovedForGood ? 'has moved for good to' : 'redirects for now to';
    lines.push(`  ${what} ${oneLine(feed.redirectedTo)}`);
  }
  if (feed.cacheMaxAgeMs !== undefined) {
    lines.push(`  asks to be read at most every ${Math.round(feed.cacheMaxAgeMs / 1000)} s`);
  }
  if (feed.ttlMinutes !== undefined) {
    lines.push(`  says of itself to be read every ${feed.ttlMinutes} min (ttl)`);
  }
  const days = feed.skipDays.map((day) => DAYS[day] ?? String(day));
  if (days.length > 0) lines.push(`  asks to be left alone on ${days.join(', ')}`);
  if (feed.skipHours.length > 0) {
    lines.push(`  asks to be left alone at the hours ${feed.skipHours.join(', ')} (UTC)`);
  }
  lines.push(
    feed.hubUrl === undefined
      ? '  names no hub: it is polled alone'
      : `  pushes what is new by ${oneLine(feed.hubUrl)} (needs NEWSDESK_WEB_URL)`,
  );
  lines.push(
    feed.mayFetchArticles
      ? '  its articles may be read'
      : '  robots.txt keeps its articles from us: alerts come from the feed’s own text',
  );
  return lines;
}

/** An address as it may stand in a terminal that others see, or in a log of one. */
function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.password === '') return url;
  parsed.password = '***';
  return parsed.href;
}
