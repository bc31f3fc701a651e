import { describe, expect, test } from 'vitest';
import { describeFormProblem } from '../../../src/core/watch/form-problems.ts';
import type { WatchOptions } from '../../../src/core/watch/watch.ts';
import {
  readWatchForm,
  toWatchForm,
  WATCH_FIELDS,
  type WatchForm,
} from '../../../src/core/watch/watch-form.ts';
import { makeWatch } from '../../helpers/watch.ts';

const {
  id: _id,
  version: _version,
  workspace: _workspace,
  isPaused: _rests,
  ...BEFORE
} = makeWatch();
const FULL: WatchOptions = {
  ...BEFORE,
  destinations: ['console', 'slack:C0123ABC'],
  mode: 'digest',
  digest: { cron: '0 8 * * 1-5', timezone: 'Europe/Kyiv' },
  quietHours: { from: '23:00', to: '07:00', timezone: 'Europe/Kyiv', breakThroughPublishers: 3 },
  alertsPerHourMax: 6,
  languages: ['en', 'uk'],
  mention: { slack: 'S0123', discord: '112233445566778899' },
  mustMatch: ['one text', 'another'],
  mustNotMatch: ['not this'],
};
const read = (values: Partial<WatchForm>, before: WatchOptions = BEFORE) =>
  readWatchForm(values, { before, timezone: 'Europe/Warsaw' });

describe('a watch as a form', () => {
  test.each([
    ['plain', BEFORE],
    ['full', FULL],
  ])('is read back as it was: %s', (_name, watch) => {
    expect(read(toWatchForm(watch), watch)).toEqual({ kind: 'ok', options: watch });
  });

  test('a field that the form does not have keeps its value, an empty one is taken out', () => {
    const outcome = read({ languages: '', mode: 'instant', digest: '' }, FULL);
    expect(outcome).toMatchObject({
      kind: 'ok',
      options: { languages: undefined, digest: undefined, quietHours: FULL.quietHours },
    });
  });

  test('times without a zone are read in the installation’s', () => {
    expect(read({ quiet_hours: '22:00 – 6:30' })).toMatchObject({
      options: { quietHours: { from: '22:00', to: '6:30', timezone: 'Europe/Warsaw' } },
    });
  });

  const TWO_ZONES: WatchOptions = {
    ...FULL,
    quietHours: {
      from: '22:00',
      to: '6:00',
      timezone: 'America/New_York',
      breakThroughPublishers: 3,
    },
  };

  test('two zones are shown, and read back as they were', () => {
    const form = toWatchForm(TWO_ZONES);
    expect(form.timezone).toBe('Europe/Kyiv, America/New_York');
    expect(read(form, TWO_ZONES)).toEqual({ kind: 'ok', options: TWO_ZONES });
  });

  test.each<[string, Partial<WatchForm>, string | undefined, string | undefined]>([
    ['other quiet hours', { quiet_hours: '23:00-7:00' }, 'Europe/Kyiv', 'America/New_York'],
    ['another digest', { digest: '0 9 * * *' }, 'Europe/Kyiv', 'America/New_York'],
    ['no digest', { digest: '', mode: 'instant' }, undefined, 'America/New_York'],
    ['no quiet hours', { quiet_hours: '' }, 'Europe/Kyiv', undefined],
    ['one zone, for both', { timezone: 'Europe/Warsaw' }, 'Europe/Warsaw', 'Europe/Warsaw'],
    ['another for quiet hours', { timezone: 'Europe/Kyiv, UTC' }, 'Europe/Kyiv', 'UTC'],
    ['none: the installation’s', { timezone: '' }, 'Europe/Warsaw', 'Europe/Warsaw'],
  ])('of two zones a save keeps what it does not change: %s', (_name, change, digest, quiet) => {
    const outcome = read({ ...toWatchForm(TWO_ZONES), ...change }, TWO_ZONES);
    expect(outcome.kind).toBe('ok');
    expect(outcome.options.digest?.timezone).toBe(digest);
    expect(outcome.options.quietHours?.timezone).toBe(quiet);
  });

  test('mentions are taken as the platforms write them', () => {
    expect(read({ mention: '<!subteam^S0AB|desk>, <@&112233445566778899>' })).toMatchObject({
      options: { mention: { slack: 'S0AB', discord: '112233445566778899' } },
    });
  });

  test.each<[keyof WatchForm, string, string]>([
    ['name', '', 'missing'],
    ['name', '<b>', 'name'],
    ['query', ' ', 'missing'],
    ['destinations', '', 'missing'],
    ['destinations', '#general', 'destination'],
    ['mode', 'weekly', 'mode'],
    ['mention', '@everyone', 'mention'],
    ['digest', 'every day', 'cron'],
    ['timezone', 'Kyiv time', 'timezone'],
    ['timezone', 'Europe/Kyiv, Kyiv', 'timezone'],
    ['timezone', 'Europe/Kyiv, UTC, UTC', 'timezone'],
    ['quiet_hours', '25:00-07:00', 'quiet-hours'],
    ['min_publishers', '0', 'count'],
    ['max_per_hour', 'many', 'count'],
    ['max_age', 'a while', 'duration'],
    ['visibility', 'me', 'visibility'],
    ['languages', 'English', 'language'],
  ])('%s “%s” is refused as %s, with what to write in both languages', (field, value, kind) => {
    const outcome = read({ [field]: value });
    if (outcome.kind !== 'wrong') throw new Error('it was taken');
    expect(outcome.problems).toEqual([expect.objectContaining({ field, kind })]);
    const [problem] = outcome.problems;
    if (problem === undefined) throw new Error('no problem');
    const texts = ['en', 'uk'].map((language) => describeFormProblem(problem, language));
    expect(new Set(texts).size).toBe(2);
  });

  test('everything that is wrong is said at once', () => {
    const outcome = read({ name: '', mode: 'digest', digest: '', max_age: '-' });
    expect(outcome).toMatchObject({ kind: 'wrong' });
    const fields = outcome.kind === 'wrong' ? outcome.problems.map(({ field }) => field) : [];
    expect(fields.toSorted()).toEqual(['digest', 'max_age', 'name']);
  });

  test('every field is in the form of a watch', () => {
    expect(Object.keys(toWatchForm(FULL)).toSorted()).toEqual([...WATCH_FIELDS].toSorted());
  });
});
