import type { z } from 'zod';
import { parseDuration } from '../core/time/moment.ts';
import { findCronProblem } from '../core/watch/cron.ts';
import type { Problem } from './problem.ts';
import type { FeedsFile, NewsdeskFile, WatchesFile } from './schema.ts';
import { SECRET_VARIABLES } from './secrets.ts';

type Path = readonly PropertyKey[];
/** Places a problem at the key of a path. */
export type PlaceProblem = (path: Path, problem: { text: string; hint: string }) => Problem;

const ZONE_HINT = 'Write an IANA time zone like Europe/Kyiv, America/New_York or UTC.';
const QUERY_CHARACTERS_MAX = 10_000;

/** What the schema of config/newsdesk.yaml cannot say: time zones, networks, an order of durations. */
export function checkNewsdesk(
  file: z.infer<typeof NewsdeskFile>,
  placeProblem: PlaceProblem,
): Problem[] {
  const problems = zoneProblems(file.timezone, ['timezone'], placeProblem);
  for (const [index, block] of (file.polling?.allow_addresses ?? []).entries()) {
    if (!isCidr(block)) {
      const path = ['polling', 'allow_addresses', index];
      const hint = 'Write an address and a length, like 127.0.0.1/32 or fd00::/8.';
      problems.push(placeProblem(path, { text: `is "${block}", which is not a network`, hint }));
    }
  }
  const { fastest = '1m', slowest = '6h' } = file.polling ?? {};
  if ((parseDuration(fastest) ?? 0) > (parseDuration(slowest) ?? 0)) {
    const text = `is ${fastest}, which is longer than slowest (${slowest})`;
    const hint = 'Make fastest the shorter of the two.';
    problems.push(placeProblem(['polling', 'fastest'], { text, hint }));
  }
  return problems;
}

/** Feeds that stand there twice, and headers that would send one of Newsdesk's own secrets. */
export function checkFeeds(file: z.infer<typeof FeedsFile>, placeProblem: PlaceProblem): Problem[] {
  const problems: Problem[] = [];
  const firstByUrl = new Map<string, number>();
  for (const [index, feed] of (file.feeds ?? []).entries()) {
    const first = firstByUrl.get(feed.url);
    if (first !== undefined) {
      const text = `is the same address as feeds[${first}]`;
      const hint = 'Keep one of the two.';
      problems.push(placeProblem(['feeds', index, 'url'], { text, hint }));
    }
    firstByUrl.set(feed.url, first ?? index);
    if (!URL.canParse(feed.url)) {
      const text = `is "${feed.url}", which is not an address`;
      const hint = 'Copy the address of the feed from the browser.';
      problems.push(placeProblem(['feeds', index, 'url'], { text, hint }));
    }
    const from = feed.auth?.from.replace(/_FILE$/, '');
    if (SECRET_VARIABLES.some((name) => name === from)) {
      const text = `is ${from}, a secret that must not be sent to a feed`;
      const hint = 'Use a variable of its own, like FEED_TOKEN.';
      problems.push(placeProblem(['feeds', index, 'auth', 'from'], { text, hint }));
    }
  }
  return problems;
}

/** Names that stand there twice, digests without a time, cron expressions and time zones. */
export function checkWatches(
  file: z.infer<typeof WatchesFile>,
  placeProblem: PlaceProblem,
): Problem[] {
  const problems: Problem[] = [];
  const firstByName = new Map<string, number>();
  for (const [index, watch] of (file.watches ?? []).entries()) {
    const at = (...path: Path): Path => ['watches', index, ...path];
    const key = watch.name.toLowerCase();
    const first = firstByName.get(key);
    if (first !== undefined) {
      const text = `is the same name as watches[${first}]`;
      problems.push(placeProblem(at('name'), { text, hint: 'Give each watch its own name.' }));
    }
    firstByName.set(key, first ?? index);
    if (watch.query.length > QUERY_CHARACTERS_MAX) {
      const text = 'is longer than 10,000 characters';
      problems.push(placeProblem(at('query'), { text, hint: 'Split it into several watches.' }));
    }
    if (watch.mode === 'digest' && watch.digest === undefined) {
      const text = 'is digest, but there is no digest with a cron expression';
      const hint = "Add digest: { cron: '0 8 * * 1-5', timezone: Europe/Kyiv }.";
      problems.push(placeProblem(at('mode'), { text, hint }));
    }
    const cron = watch.digest && findCronProblem(watch.digest.cron);
    if (cron !== undefined) {
      const hint = "For example '0 8 * * 1-5': at 8 on weekdays.";
      problems.push(placeProblem(at('digest', 'cron'), { text: `is wrong: ${cron}`, hint }));
    }
    problems.push(
      ...zoneProblems(watch.digest?.timezone, at('digest', 'timezone'), placeProblem),
      ...zoneProblems(watch.quiet_hours?.timezone, at('quiet_hours', 'timezone'), placeProblem),
    );
    if (watch.quiet_hours && watch.quiet_hours.from === watch.quiet_hours.to) {
      const text = 'is the same time as from';
      const hint = 'Give the hours a length, or leave quiet_hours out.';
      problems.push(placeProblem(at('quiet_hours', 'to'), { text, hint }));
    }
  }
  return problems;
}

function zoneProblems(zone: string | undefined, path: Path, placeProblem: PlaceProblem): Problem[] {
  if (zone === undefined || isTimeZone(zone)) return [];
  return [placeProblem(path, { text: `is "${zone}", which is no time zone`, hint: ZONE_HINT })];
}

/** Whether ICU knows the name. Offsets like +02:00 are refused: they know no summer time. */
function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || (text.includes('/') && !/^\d{1,3}$/.test(length))) return false;
  if (address.includes(':')) {
    return URL.canParse(`http://[${address}]/`) && Number(length || '128') <= 128;
  }
  const octets = address.split('.');
  const isV4 = octets.length === 4 && octets.every((o) => /^\d{1,3}$/.test(o) && Number(o) <= 255);
  return isV4 && Number(length || '32') <= 32;
}
