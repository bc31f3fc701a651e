import { DAY_MS, type EpochMs, HOUR_MS, parseDuration } from '../../core/time/moment.ts';
import { isTimezone } from '../../core/time/zone.ts';

type Options = Readonly<Record<string, string>>;

/** The names of each command's options in the order of Slack's line; the last takes the rest of it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'news latest': ['watch'],
  'news search': ['query'],
  'news quotes': ['words'],
  'news story': ['id'],
  'news catchup': ['hours'],
  'news check': ['words'],
  'news why': ['url'],
  'news withdraw': ['what', 'reason'],
  'watch add': ['name'],
  'watch edit': ['name'],
  'watch test': ['query'],
  'watch pause': ['name'],
  'watch resume': ['name'],
  'watch remove': ['name'],
  'watch history': ['name'],
  'watch feeds': ['action', 'url'],
};

/** `since:7d`, `since 2026-05-01`, or a bare duration: at the end of a query, as it is typed in Slack. */
const SINCE_AT_END =
  /(?:^|\s)(?:since[:\s]\s*(\d{1,4}[hdw]|\d{4}-\d{2}-\d{2})|(\d{1,4}[hdw]))\s*$/i;

/** A command's options by name: Discord's as they are, Slack's rest of the line cut into them. Ends are trimmed. */
export function readOptions(command: string, subcommand: string, options: Options): Options {
  const { text, ...named } = options;
  const typed = text === undefined ? {} : cutLine(`${command} ${subcommand}`, text.trim());
  return Object.fromEntries(
    Object.entries({ ...typed, ...named })
      .map(([name, value]): [string, string] => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );
}

function cutLine(command: string, text: string): Options {
  if (command === 'news search' || command === 'watch test') {
    const [whole, worded, bare] = SINCE_AT_END.exec(text) ?? [];
    const since = worded ?? bare;
    if (whole === undefined || since === undefined) return { query: text };
    return { query: text.slice(0, text.length - whole.length), since };
  }
  const names = NAMES[command] ?? [];
  const values: Record<string, string> = {};
  let rest = text;
  for (const [index, name] of names.entries()) {
    if (index === names.length - 1) values[name] = rest;
    else {
      const [head = ''] = rest.split(/\s/, 1);
      values[name] = head;
      rest = rest.slice(head.length).trim();
    }
  }
  return values;
}

/** The moment that `since` means: a duration back from now, or a day's beginning in the zone; undefined: neither. */
export function parseSince(since: string, nowMs: EpochMs, timezone: string): EpochMs | undefined {
  const durationMs = parseDuration(since);
  if (durationMs !== undefined) return nowMs - durationMs;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since)) return undefined;
  const atMs = Date.parse(`${since}T00:00:00Z`);
  if (Number.isNaN(atMs)) return undefined;
  return atMs - offsetMs(atMs, isTimezone(timezone) ? timezone : 'UTC');
}

/** By how much the zone's clocks are ahead of UTC at that moment. */
function offsetMs(atMs: EpochMs, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName');
  const [, sign, hours = '0', minutes = '0'] =
    /([+-])(\d{2}):(\d{2})/.exec(parts?.value ?? '') ?? [];
  const offset = Number(hours) * HOUR_MS + (Number(minutes) * HOUR_MS) / 60;
  return sign === '-' ? -offset : offset;
}

const HOURS_DEFAULT = 24;
/** A month: more than anybody catches up on. */
const HOURS_MAX = 720;

/** `6`, `6h` or `2d` as milliseconds, 24 h when nothing is given; undefined: not a time, or longer than a month. */
export function parseHours(text: string | undefined): number | undefined {
  if (text === undefined) return HOURS_DEFAULT * HOUR_MS;
  const durationMs = /^\d{1,4}$/.test(text) ? Number(text) * HOUR_MS : parseDuration(text);
  const isFitting = durationMs !== undefined && durationMs > 0 && durationMs <= HOURS_MAX * HOUR_MS;
  return isFitting ? durationMs : undefined;
}

/** An address as Slack and people write it: without angle brackets and what stands after a bar. */
export function readUrl(text: string): string {
  const [, address] = /^<?(https?:\/\/[^\s<>|]+)(?:\|[^>]*)?>?$/i.exec(text.trim()) ?? [];
  return address ?? text.trim();
}

/** A story's short id: the first word, since suggestions show the title after it. */
export function readStoryId(text: string): string {
  const [id = ''] = text.trim().split(/\s/, 1);
  return id.replace(/^`|`$/g, '');
}

/** How long a backtest looks back (product.md, Slash commands). */
export const TRIAL_MS = 30 * DAY_MS;
