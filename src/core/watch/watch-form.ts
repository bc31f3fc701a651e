import { isLanguageCode } from '../text/language.ts';
import { formatDuration, parseDuration } from '../time/moment.ts';
import { isTimezone, minutesOfDay } from '../time/zone.ts';
import { findCronProblem } from './cron.ts';
import { type Destination, isDestination } from './destination.ts';
import type { QuietHours, Visibility, WatchOptions } from './watch.ts';

/** The fields of a watch as people type them, in a form of a chat or of the console. Each is one text. */
export const WATCH_FIELDS = [
  'name',
  'query',
  'destinations',
  'mode',
  'mention',
  'digest',
  'timezone',
  'quiet_hours',
  'break_through',
  'min_publishers',
  'max_per_hour',
  'max_age',
  'visibility',
  'languages',
  'must_match',
  'must_not_match',
] as const;
export type WatchField = (typeof WATCH_FIELDS)[number];
export type WatchForm = Readonly<Record<WatchField, string>>;

/** What is wrong with a field: which kind of wrong, and the part of the text that is meant. */
export interface FormProblem {
  readonly field: WatchField;
  readonly kind:
    | 'missing'
    | 'name'
    | 'destination'
    | 'mode'
    | 'mention'
    | 'cron'
    | 'timezone'
    | 'quiet-hours'
    | 'count'
    | 'duration'
    | 'visibility'
    | 'language';
  readonly value: string;
}

export type ReadForm =
  | { readonly kind: 'ok'; readonly options: WatchOptions }
  /** `options` is what could be read all the same, for a trial. */
  | {
      readonly kind: 'wrong';
      readonly problems: readonly FormProblem[];
      readonly options: WatchOptions;
    };

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,79}$/u;
const COUNT = /^[1-9]\d{0,3}$/;
const SLACK_GROUP = /^(?:<!subteam\^)?(S[A-Z0-9]{2,20})(?:\|[^>]*)?>?$/;
const DISCORD_ROLE = /^(?:<@&)?(\d{5,20})>?$/;
const HOURS = /^(\d{1,2}:\d{2})\s*[-–—]\s*(\d{1,2}:\d{2})$/;

/** Whether a watch may be called so; the files' schema has the same pattern. */
export function isWatchName(text: string): boolean {
  return NAME.test(text);
}

/** A watch as a form shows it. Lists stand with commas, examples a line each; what is not set is empty. */
export function toWatchForm(watch: WatchOptions): WatchForm {
  const { quietHours, mention } = watch;
  return {
    name: watch.name,
    query: watch.query,
    destinations: watch.destinations.join(', '),
    mode: watch.mode,
    mention: [mention.slack, mention.discord].filter((id) => id !== undefined).join(', '),
    digest: watch.digest?.cron ?? '',
    timezone: zonesOf(watch).join(', '),
    quiet_hours: quietHours === undefined ? '' : `${quietHours.from}-${quietHours.to}`,
    break_through: quietHours?.breakThroughPublishers?.toString() ?? '',
    min_publishers: String(watch.publishersMin),
    max_per_hour: watch.alertsPerHourMax?.toString() ?? '',
    max_age: formatDuration(watch.ageMaxMs),
    visibility: watch.visibility,
    languages: watch.languages?.join(', ') ?? '',
    must_match: watch.mustMatch.join('\n'),
    must_not_match: watch.mustNotMatch.join('\n'),
  };
}

/** The zones as one field: of the digest and, where it has another, of the quiet hours. */
function zonesOf({ digest, quietHours }: WatchOptions): readonly string[] {
  const zones = [digest?.timezone, quietHours?.timezone].filter((zone) => zone !== undefined);
  return [...new Set(zones)];
}

/**
 * Reads a form over the watch that it changes (or a blank one). A field that the form does not have keeps its value, an
 * empty one is taken out. The query is not checked here: only the concepts say whether it can be read.
 */
export function readWatchForm(
  values: Partial<WatchForm>,
  { before, timezone }: { readonly before: WatchOptions; readonly timezone: string },
): ReadForm {
  const form = { ...toWatchForm(before), ...dropUndefined(values) };
  const problems: FormProblem[] = [];
  const reader = new FieldReader(form, problems);
  const zones = reader.zones(timezone);
  const mode = reader.choice('mode', ['instant', 'digest'], 'mode');
  const options: WatchOptions = {
    name: reader.name(),
    query: reader.required('query'),
    destinations: reader.destinations(),
    mode,
    digest: reader.digest(mode, zones.digest),
    quietHours: reader.quietHours(zones.quietHours),
    publishersMin: reader.count('min_publishers') ?? 1,
    alertsPerHourMax: reader.count('max_per_hour'),
    ageMaxMs: reader.duration('max_age') ?? before.ageMaxMs,
    visibility: reader.choice<Visibility>(
      'visibility',
      ['everyone', 'channel', 'admins'],
      'visibility',
    ),
    languages: reader.languages(),
    mention: reader.mention(),
    mustMatch: splitLines(form.must_match),
    mustNotMatch: splitLines(form.must_not_match),
  };
  return problems.length === 0 ? { kind: 'ok', options } : { kind: 'wrong', problems, options };
}

function dropUndefined(values: Partial<WatchForm>): Partial<WatchForm> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function splitList(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function splitLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reads the fields one by one and notes what is wrong, so that a person is told everything at once. */
class FieldReader {
  readonly #form: WatchForm;
  readonly #problems: FormProblem[];

  constructor(form: WatchForm, problems: FormProblem[]) {
    this.#form = form;
    this.#problems = problems;
  }

  #wrong(field: WatchField, kind: FormProblem['kind'], value: string): void {
    this.#problems.push({ field, kind, value });
  }

  required(field: WatchField): string {
    const text = this.#form[field].trim();
    if (text === '') this.#wrong(field, 'missing', '');
    return text;
  }

  name(): string {
    const name = this.required('name');
    if (name !== '' && !isWatchName(name)) this.#wrong('name', 'name', name);
    return name;
  }

  choice<Choice extends string>(
    field: WatchField,
    choices: readonly [Choice, ...Choice[]],
    kind: FormProblem['kind'],
  ): Choice {
    const text = this.#form[field].trim() || choices[0];
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) this.#wrong(field, kind, text);
    return chosen ?? choices[0];
  }

  destinations(): readonly Destination[] {
    const parts = splitList(this.#form.destinations);
    if (parts.length === 0) this.#wrong('destinations', 'missing', '');
    const wrong = parts.find((part) => !isDestination(part));
    if (wrong !== undefined) this.#wrong('destinations', 'destination', wrong);
    return [...new Set(parts.filter(isDestination))];
  }

  /** One zone is for both; of two, the second is for the quiet hours. */
  zones(fallback: string): { readonly digest: string; readonly quietHours: string } {
    const text = this.#form.timezone.trim() || fallback;
    const [digest = fallback, quietHours = digest, ...more] = splitList(text);
    if (more.length > 0 || !isTimezone(digest) || !isTimezone(quietHours)) {
      this.#wrong('timezone', 'timezone', text);
    }
    return { digest, quietHours };
  }

  digest(mode: WatchOptions['mode'], timezone: string): WatchOptions['digest'] {
    const cron = this.#form.digest.trim();
    if (cron === '') {
      if (mode === 'digest') this.#wrong('digest', 'missing', '');
      return undefined;
    }
    if (findCronProblem(cron) !== undefined) this.#wrong('digest', 'cron', cron);
    return { cron, timezone };
  }

  quietHours(timezone: string): QuietHours | undefined {
    const text = this.#form.quiet_hours.trim();
    if (text === '') return undefined;
    const [, from = '', to = ''] = HOURS.exec(text) ?? [];
    if (minutesOfDay(from) === undefined || minutesOfDay(to) === undefined) {
      this.#wrong('quiet_hours', 'quiet-hours', text);
      return undefined;
    }
    return { from, to, timezone, breakThroughPublishers: this.count('break_through') };
  }

  count(field: WatchField): number | undefined {
    const text = this.#form[field].trim();
    if (text === '') return undefined;
    if (!COUNT.test(text)) this.#wrong(field, 'count', text);
    return Number(text);
  }

  duration(field: WatchField): number | undefined {
    const text = this.#form[field].trim();
    if (text === '') return undefined;
    const durationMs = parseDuration(text);
    if (durationMs === undefined || durationMs === 0) this.#wrong(field, 'duration', text);
    return durationMs;
  }

  languages(): readonly string[] | undefined {
    const tags = splitList(this.#form.languages.toLowerCase());
    const wrong = tags.find((tag) => !isLanguageCode(tag));
    if (wrong !== undefined) this.#wrong('languages', 'language', wrong);
    return tags.length === 0 ? undefined : [...new Set(tags)];
  }

  mention(): WatchOptions['mention'] {
    const parts = splitList(this.#form.mention);
    const find = (shape: RegExp): string | undefined =>
      parts.map((part) => shape.exec(part)?.[1]).find((id) => id !== undefined);
    const wrong = parts.find((part) => !SLACK_GROUP.test(part) && !DISCORD_ROLE.test(part));
    if (wrong !== undefined) this.#wrong('mention', 'mention', wrong);
    return { slack: find(SLACK_GROUP), discord: find(DISCORD_ROLE) };
  }
}
