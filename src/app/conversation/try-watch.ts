import { DAY_MS } from '../../core/time/moment.ts';
import type { AnswerBlock, ChatReply, ChatRequest } from '../../ports/conversation.ts';
import type { Backtest } from '../../ports/watch-use-cases.ts';
import { testQuery } from '../test-query.ts';
import { button, paragraph, smallLine, titleLine, toReply, toTextReply } from './answers.ts';
import { renderDays } from './chart.ts';
import { describeDelivery } from './describe-watch.ts';
import { composeWatchForm, readFormValues, toFormName } from './fill-watch-form.ts';
import { parseSince, TRIAL_MS } from './read-options.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import { hitLines } from './search-archive.ts';
import type { Turn } from './turn.ts';
import {
  beginWatch,
  findWatchDraft,
  keepWatchDraft,
  readWatchDraft,
  type WatchDraft,
} from './watch-draft.ts';

const SAMPLES_SHOWN = 4;
const CHANGES_SHOWN = 3;

/** Takes a filled-in form: says what is wrong under its fields, or tries the query on the archive before anything is saved. */
export async function answerWatchForm(
  turn: Turn,
  request: Extract<ChatRequest, { kind: 'form' }>,
): Promise<ChatReply> {
  const { access } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const found = await findWatchDraft(turn, request.state);
  // What somebody typed into a new watch is not lost because the draft is a day old.
  const isNew = request.formId === 'watch-add';
  const begun = found ?? (isNew ? await beginWatch(turn, {}) : undefined);
  if (begun === undefined || (begun.watchId === undefined) !== isNew) return refuseUnknown(turn);
  const draft = { ...begun, values: { ...begun.values, ...readFormValues(request.values) } };
  const id = await keepWatchDraft(turn, draft, found === undefined ? undefined : request.state);
  return tryDraft(turn, draft, id);
}

/** The trial of a draft, or its form with what is wrong. */
export async function tryDraft(turn: Turn, draft: WatchDraft, id: string): Promise<ChatReply> {
  const read = await readWatchDraft(turn, draft);
  switch (read.kind) {
    case 'gone':
      return refuseUnknown(turn);
    case 'wrong': {
      const errors = Object.entries(read.errors).map(([field, text]) => [
        toFormName(field as keyof typeof read.errors),
        text,
      ]);
      const form = await composeWatchForm(turn, draft, id);
      return { kind: 'form-errors', form, errors: Object.fromEntries(errors) };
    }
    case 'ok': {
      const { options, before } = read;
      const { query } = options;
      const trial = await tryQuery(turn, { query, savedQuery: before?.query });
      const { labels } = turn;
      return toReply(
        [
          titleLine(labels.trialOf(options.name), undefined),
          { kind: 'code', text: options.query },
          ...describeTrial(turn, trial),
          ...describeChange(turn, trial),
          smallLine({ text: describeDelivery(turn, options) }),
        ],
        {
          buttons: [
            button(labels.save, ['save-watch', id], 'primary'),
            button(labels.change, ['change-watch', id]),
            button(labels.discard, ['discard-watch', id], 'danger'),
          ],
        },
      );
    }
  }
}

/** How a query would have done since then (the last 30 days), beside the one that it replaces. */
export function tryQuery(
  { store, clock, language }: Turn,
  {
    query,
    savedQuery,
    sinceMs,
  }: {
    readonly query: string;
    readonly savedQuery?: string | undefined;
    readonly sinceMs?: number | undefined;
  },
): Promise<Backtest> {
  const nowMs = clock.nowMs();
  return testQuery(store, {
    query,
    savedQuery,
    watch: undefined,
    nowMs,
    sinceMs: sinceMs ?? nowMs - TRIAL_MS,
    language,
  });
}

/** The trial as people read it: alerts a day, a small chart, warnings, samples. */
export function describeTrial({ labels }: Turn, trial: Backtest): readonly AnswerBlock[] {
  const { stories, samples, warnings } = trial;
  const days = Math.max(1, Math.round((trial.untilMs - trial.sinceMs) / DAY_MS));
  return [
    paragraph(labels.alertsADay({ perDay: stories / days, alerts: stories, days })),
    ...(trial.isCut ? [paragraph(labels.trialCut)] : []),
    ...(stories === 0 ? [] : [{ kind: 'code', text: renderDays(trial.days) } as const]),
    ...warnings.map((warning) => paragraph(`⚠ ${warning}`)),
    ...samples.slice(0, SAMPLES_SHOWN).flatMap(hitLines),
  ];
}

function describeChange({ labels }: Turn, { difference }: Backtest): readonly AnswerBlock[] {
  if (difference === undefined) return [];
  const { gained, lost } = difference;
  const titles = (sign: string, hits: Backtest['samples']): readonly AnswerBlock[] =>
    hits.slice(0, CHANGES_SHOWN).map(({ title }) => paragraph(`${sign} ${title}`));
  return [
    smallLine({ text: labels.gainedAndLost(gained.length, lost.length) }),
    ...titles('+', gained),
    ...titles('−', lost),
  ];
}

/** The longest trial: a year, as long as items are kept. */
const TRIAL_MAX_MS = 365 * DAY_MS;

/** `/watch test <query> [since]`: the trial alone, with a button that makes a watch of it. */
export async function answerTest(
  turn: Turn,
  { query, since }: Readonly<Record<string, string>>,
): Promise<ChatReply> {
  const { labels, clock, settings } = turn;
  if (query === undefined) return toTextReply(labels.testWhat);
  const nowMs = clock.nowMs();
  const sinceMs = since === undefined ? undefined : parseSince(since, nowMs, settings.timezone);
  if (since !== undefined && (sinceMs === undefined || sinceMs >= nowMs)) {
    return toTextReply(labels.badSince(since));
  }
  const from = sinceMs === undefined ? undefined : Math.max(sinceMs, nowMs - TRIAL_MAX_MS);
  const trial = await tryQuery(turn, { query, sinceMs: from });
  const id = await keepWatchDraft(turn, await beginWatch(turn, { query }));
  return toReply([{ kind: 'code', text: trial.canonical }, ...describeTrial(turn, trial)], {
    buttons: [button(labels.watchThis, ['change-watch', id])],
  });
}
