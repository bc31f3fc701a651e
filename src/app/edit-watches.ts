import { type Destination, isDestination } from '../core/watch/destination.ts';
import { describeFormProblem } from '../core/watch/form-problems.ts';
import type { Watch, WatchOptions } from '../core/watch/watch.ts';
import { isWatchName, readWatchForm, type WatchForm } from '../core/watch/watch-form.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import type { WatchChange } from '../ports/watch-use-cases.ts';
import { optionsOf } from './apply-files.ts';
import { type Acting, auditEntry } from './audit.ts';
import { checkRule } from './check-rules.ts';
import { compileConceptsOf } from './rules.ts';

interface EditDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
  /** For what a new watch does not say (product.md, Configuration). */
  readonly defaults: { readonly ageMaxMs: number };
  /** The zone of digests and quiet hours that name none. */
  readonly settings?: { readonly timezone: string };
}

/** The watch with this name. Throws `watch_unknown`. */
export async function findWatch(store: Store, name: string): Promise<Watch> {
  const watch = (await store.listWatches()).find((candidate) => candidate.name === name);
  if (watch !== undefined) return watch;
  const hint = 'newsdesk watch list names them all.';
  throw new NewsdeskError('watch_unknown', `no watch is called "${name}"`, { hint });
}

/** Adds a watch. Throws `query_invalid`, `destination_unknown`, or `usage_invalid` when the name is taken, or is none. */
export async function addWatch(
  deps: EditDeps,
  acting: Acting,
  { name, change }: { readonly name: string; readonly change: WatchChange },
): Promise<Watch> {
  const { store, ids } = deps;
  if ((await store.listWatches()).some((watch) => watch.name === name)) {
    const hint = `newsdesk watch edit ${name} changes it.`;
    throw new NewsdeskError('usage_invalid', `a watch called "${name}" is there already`, { hint });
  }
  if (!isWatchName(name)) {
    const hint = 'Write letters, digits, spaces, dots, _ and -, at most 80 of them.';
    throw new NewsdeskError('usage_invalid', `"${name}" is not a name for a watch`, { hint });
  }
  if (change.query === undefined) {
    const hint = "For example --query '@nato AND @ukraine'.";
    throw new NewsdeskError('usage_invalid', 'a watch needs a query', { hint });
  }
  const blank = blankWatch(deps, { name, query: change.query });
  const options = await changeOptions(deps, blank, change);
  const audit = auditEntry(deps, acting, {
    action: 'watch.add',
    subject: name,
    before: undefined,
    after: options,
  });
  return save(deps, {
    id: ids.random(),
    workspace: acting.workspace,
    options,
    isPaused: false,
    version: undefined,
    audit,
  });
}

/** A watch that is filled in but for its name and query: what a new one starts from. */
export function blankWatch(
  { defaults }: Pick<EditDeps, 'defaults'>,
  { name, query }: { readonly name: string; readonly query: string },
): WatchOptions {
  return {
    name,
    query,
    destinations: ['console'],
    mode: 'instant',
    digest: undefined,
    quietHours: undefined,
    publishersMin: 1,
    alertsPerHourMax: undefined,
    ageMaxMs: defaults.ageMaxMs,
    visibility: 'everyone',
    languages: undefined,
    mention: { slack: undefined, discord: undefined },
    mustMatch: [],
    mustNotMatch: [],
  };
}

/**
 * Saves a whole watch, as a form has it: a new one (`watch` undefined), or over the version that was edited. `conflict`:
 * somebody saved another version meanwhile, or took the name. Throws `query_invalid` for the query or a broken example.
 */
export async function saveWatch(
  deps: EditDeps,
  acting: Acting,
  {
    watch,
    options,
  }: {
    readonly watch: Pick<Watch, 'id' | 'workspace' | 'isPaused' | 'version'> | undefined;
    readonly options: WatchOptions;
  },
): Promise<Awaited<ReturnType<Store['saveWatch']>>> {
  const { store, ids } = deps;
  const watches = await store.listWatches();
  const workspace = watch?.workspace ?? acting.workspace;
  const namesake = watches.find(
    (other) =>
      other.name === options.name && other.workspace === workspace && other.id !== watch?.id,
  );
  if (namesake !== undefined) return { kind: 'conflict', watch: namesake };
  checkRule(options, compileConceptsOf(await store.listConcepts()));
  const before = watches.find(({ id }) => id === watch?.id);
  const audit = auditEntry(deps, acting, {
    action: watch === undefined ? 'watch.add' : 'watch.edit',
    subject: options.name,
    before: before === undefined ? undefined : optionsOf(before),
    after: options,
  });
  return store.saveWatch({
    id: watch?.id ?? ids.random(),
    workspace,
    options,
    isPaused: watch?.isPaused ?? false,
    expectedVersion: watch?.version,
    audit,
  });
}

/** Changes a watch, refused when somebody else changed it since. */
export async function editWatch(
  deps: EditDeps,
  acting: Acting,
  { name, change }: { readonly name: string; readonly change: WatchChange },
): Promise<Watch> {
  const watch = await findWatch(deps.store, name);
  const before = optionsOf(watch);
  const options = await changeOptions(deps, before, change);
  const audit = auditEntry(deps, acting, {
    action: 'watch.edit',
    subject: name,
    before,
    after: options,
  });
  return save(deps, { ...watch, options, audit });
}

/** Lets a watch rest, or work again. */
export async function setWatchPaused(
  deps: EditDeps,
  acting: Acting,
  { name, isPaused }: { readonly name: string; readonly isPaused: boolean },
): Promise<Watch> {
  const watch = await findWatch(deps.store, name);
  const action = isPaused ? 'watch.pause' : 'watch.resume';
  const audit = auditEntry(deps, acting, {
    action,
    subject: name,
    before: watch.isPaused,
    after: isPaused,
  });
  return save(deps, { ...watch, options: optionsOf(watch), isPaused, audit });
}

/** Removes a watch; its alerts stay. */
export async function removeWatch(deps: EditDeps, acting: Acting, name: string): Promise<void> {
  const watch = await findWatch(deps.store, name);
  const before = optionsOf(watch);
  const audit = auditEntry(deps, acting, {
    action: 'watch.remove',
    subject: name,
    before,
    after: undefined,
  });
  await deps.store.removeWatch({ id: watch.id, audit });
}

async function changeOptions(
  { store, settings }: EditDeps,
  before: WatchOptions,
  change: WatchChange,
): Promise<WatchOptions> {
  const base: WatchOptions = {
    ...before,
    query: change.query ?? before.query,
    destinations: change.destinations?.map(toDestination) ?? before.destinations,
    mode: toMode(change.mode) ?? before.mode,
  };
  const options = readFields(base, change.fields ?? {}, settings?.timezone ?? 'UTC');
  if (options.mode === 'digest' && options.digest === undefined) {
    const hint = "Say when it is posted: --digest '0 8 * * 1-5' is 8:00 on weekdays.";
    throw new NewsdeskError('usage_invalid', 'a digest needs a cron expression', { hint });
  }
  checkRule(options, compileConceptsOf(await store.listConcepts()));
  return options;
}

/** The fields over what the watch has; what is not named keeps its value, its zone too. */
function readFields(
  before: WatchOptions,
  fields: Partial<WatchForm>,
  timezone: string,
): WatchOptions {
  if (Object.keys(fields).length === 0) return before;
  const { options, ...read } = readWatchForm(fields, { before, timezone });
  const problems = read.kind === 'ok' ? [] : read.problems;
  const [problem] = problems.filter(({ field, kind }) => field !== 'digest' || kind !== 'missing');
  if (problem !== undefined) {
    const option = `--${problem.field.replaceAll('_', '-')}`;
    const text = describeFormProblem(problem, 'en');
    throw new NewsdeskError('usage_invalid', `${option}: ${text}`);
  }
  return options;
}

function toDestination(text: string): Destination {
  if (isDestination(text)) return text;
  const hint = 'Write console, slack:C0123ABC or discord:112233445566778899 (ids, not names).';
  throw new NewsdeskError('destination_unknown', `"${text}" is not a destination`, { hint });
}

function toMode(text: string | undefined): WatchOptions['mode'] | undefined {
  if (text === undefined || text === 'instant' || text === 'digest') return text;
  throw new NewsdeskError('usage_invalid', `there is no mode "${text}"`, {
    hint: 'Use instant or digest.',
  });
}

async function save(
  { store }: EditDeps,
  watch: Pick<Watch, 'id' | 'workspace' | 'isPaused'> & {
    readonly version: number | undefined;
    readonly options: WatchOptions;
    readonly audit: AuditEntry;
  },
): Promise<Watch> {
  const { id, workspace, isPaused, version, options, audit } = watch;
  const saved = await store.saveWatch({
    id,
    workspace,
    isPaused,
    options,
    expectedVersion: version,
    audit,
  });
  if (saved.kind === 'saved') return saved.watch;
  const hint = 'Look at it again with newsdesk watch history, then repeat the change.';
  throw new NewsdeskError(
    'usage_invalid',
    `"${options.name}" was changed by somebody else meanwhile`,
    { hint },
  );
}
