import type { Destination } from '../../core/watch/destination.ts';
import { describeFormProblem } from '../../core/watch/form-problems.ts';
import type { Watch, WatchOptions } from '../../core/watch/watch.ts';
import {
  readWatchForm,
  toWatchForm,
  WATCH_FIELDS,
  type WatchField,
  type WatchForm,
} from '../../core/watch/watch-form.ts';
import { NewsdeskError } from '../../errors.ts';
import { optionsOf } from '../apply-files.ts';
import { checkRule } from '../check-rules.ts';
import { blankWatch } from '../edit-watches.ts';
import { compileConceptsOf } from '../rules.ts';
import { findDraft, keepDraft } from './keep-drafts.ts';
import type { Turn } from './turn.ts';
import { findWorkspace, readSettings } from './workspace-settings.ts';

/** A watch that is being written: what its form says, and which version it was begun from. */
export interface WatchDraft {
  /** Undefined: a new one. */
  readonly watchId: string | undefined;
  readonly version: number | undefined;
  readonly values: Partial<WatchForm>;
}

const WATCH_DRAFT = 'watch';
const NAMELESS = { name: '', query: '' };
/** A digest without a time, where the form has no field for it: every morning. */
const DIGEST_CRON_DEFAULT = '0 8 * * *';

/** What the person has begun to write; undefined when it is not theirs, or a day old. */
export function findWatchDraft(turn: Turn, id: string): Promise<WatchDraft | undefined> {
  return findDraft<WatchDraft>(turn, { id, kind: WATCH_DRAFT });
}

/** Keeps what is being written, under an id for forms and buttons. */
export function keepWatchDraft(turn: Turn, draft: WatchDraft, id?: string): Promise<string> {
  return keepDraft(turn, { id, kind: WATCH_DRAFT, value: draft });
}

/** A new watch, told where it was typed or where the workspace wants its alerts. */
export async function beginWatch(turn: Turn, values: Partial<WatchForm>): Promise<WatchDraft> {
  const { actor, store } = turn;
  const { channel } = readSettings(await findWorkspace(store, actor.workspace));
  const destination = channel ?? actor.channel;
  const blank = toWatchForm({
    ...blankWatch(turn, NAMELESS),
    destinations: destination === undefined ? [] : [destination],
  });
  return { watchId: undefined, version: undefined, values: { ...blank, ...values } };
}

/** An edit of a watch, from its version of now. Destinations that are not the person's to see stay out of the form. */
export function beginEdit({ access }: Turn, watch: Watch, values: Partial<WatchForm>): WatchDraft {
  const destinations = watch.destinations.filter(
    (destination) => destination === 'console' || access.canSeeDestination(destination),
  );
  const form = toWatchForm({ ...watch, destinations });
  return { watchId: watch.id, version: watch.version, values: { ...form, ...values } };
}

/** Options of a command as fields of the form: Discord has room for five in a form, and the rest comes so. */
export function valuesOf(options: Readonly<Record<string, string>>): Partial<WatchForm> {
  const named = WATCH_FIELDS.filter((field) => field !== 'destinations').flatMap((field) => {
    const value = options[field];
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(named) as Partial<WatchForm>;
}

/** A draft that can be saved, or what is wrong with which field. */
export type ReadDraft =
  | { readonly kind: 'ok'; readonly options: WatchOptions; readonly before: Watch | undefined }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Partial<Record<WatchField, string>>> }
  /** The watch is gone, or no longer the person's to change. */
  | { readonly kind: 'gone' };

/** Checks all that a draft says, with the rights of now. */
export async function readWatchDraft(turn: Turn, draft: WatchDraft): Promise<ReadDraft> {
  const { access, settings, language, store } = turn;
  const before = draft.watchId === undefined ? undefined : access.findWatchById(draft.watchId);
  if (draft.watchId !== undefined && (before === undefined || !access.canEdit(before))) {
    return { kind: 'gone' };
  }
  const old = before === undefined ? blankWatch(turn, NAMELESS) : optionsOf(before);
  const values = withDigestTime(draft.values);
  const read = readWatchForm(values, { before: old, timezone: settings.timezone });
  if (read.kind === 'wrong') {
    const errors = read.problems.map((problem) => [
      problem.field,
      describeFormProblem(problem, language),
    ]);
    return { kind: 'wrong', errors: Object.fromEntries(errors) as Record<WatchField, string> };
  }
  const hidden = old.destinations.filter(
    (destination) => destination !== 'console' && !access.canSeeDestination(destination),
  );
  const isNew = before === undefined;
  const options: WatchOptions = {
    ...read.options,
    destinations: [...new Set([...read.options.destinations, ...hidden])],
    mention: mentionOf(turn, { written: read.options.mention, old: old.mention }),
  };
  const errors: Partial<Record<WatchField, string>> = {
    ...(await checkPlaces(turn, { options, old, isNew })),
    ...checkName(turn, { name: options.name, before }),
    ...checkMention(turn, options),
  };
  try {
    checkRule(options, compileConceptsOf(await store.listConcepts()), language);
  } catch (error) {
    if (!(error instanceof NewsdeskError)) throw error;
    errors.query = [error.message, error.hint].filter((line) => line !== undefined).join('\n');
  }
  return Object.keys(errors).length > 0
    ? { kind: 'wrong', errors }
    : { kind: 'ok', options, before };
}

function withDigestTime(values: Partial<WatchForm>): Partial<WatchForm> {
  const isWithoutTime = values.mode === 'digest' && (values.digest ?? '').trim() === '';
  return isWithoutTime ? { ...values, digest: DIGEST_CRON_DEFAULT } : values;
}

/** The form of one platform says nothing of the other's mention. */
function mentionOf(
  { actor }: Turn,
  {
    written,
    old,
  }: { readonly written: WatchOptions['mention']; readonly old: WatchOptions['mention'] },
): WatchOptions['mention'] {
  return actor.platform === 'slack'
    ? { slack: written.slack, discord: written.discord ?? old.discord }
    : { slack: written.slack ?? old.slack, discord: written.discord };
}

async function checkPlaces(
  { access, labels }: Turn,
  watch: {
    readonly options: WatchOptions;
    readonly old: WatchOptions;
    readonly isNew: boolean;
  },
): Promise<Partial<Record<WatchField, string>>> {
  const stood: readonly Destination[] = watch.isNew ? [] : watch.old.destinations;
  for (const destination of watch.options.destinations) {
    if (stood.includes(destination)) continue;
    const isOurs =
      destination === 'console' ? access.isHouseAdmin : await access.ownsDestination(destination);
    if (!isOurs) return { destinations: labels.notYourChannel(destination) };
  }
  return {};
}

function checkName(
  { access, actor, labels }: Turn,
  { name, before }: { readonly name: string; readonly before: Watch | undefined },
): Partial<Record<WatchField, string>> {
  const workspace = before?.workspace ?? actor.workspace;
  const namesake = access.watches.find(
    (watch) => watch.name === name && watch.workspace === workspace && watch.id !== before?.id,
  );
  return namesake === undefined ? {} : { name: labels.nameTaken(name) };
}

/** In Discord the role with the server's own id is @everyone. */
function checkMention(
  { actor, labels }: Turn,
  { mention }: WatchOptions,
): Partial<Record<WatchField, string>> {
  const isEveryone =
    mention.discord !== undefined && actor.workspace === `discord:${mention.discord}`;
  return isEveryone ? { mention: labels.noMassMention } : {};
}
