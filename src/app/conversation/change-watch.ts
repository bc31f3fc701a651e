import type { Watch } from '../../core/watch/watch.ts';
import type { ChatReply } from '../../ports/conversation.ts';
import { optionsOf } from '../apply-files.ts';
import { auditEntry } from '../audit.ts';
import { button, paragraph, toReply, toTextReply } from './answers.ts';
import { describeDifference } from './describe-watch.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import { actingOf, undoButtons, writeWatch } from './save-watch.ts';
import type { Turn } from './turn.ts';

/** The watch of this name or id, if the person may change it; else what they are told instead. */
export function findEditable(
  { access, labels }: Turn,
  key: { readonly name: string | undefined } | { readonly id: string },
): { readonly watch: Watch } | { readonly refusal: string } {
  if (!access.isAdmin) return { refusal: labels.adminsOnly };
  if ('name' in key && key.name === undefined) return { refusal: labels.whichWatch };
  const watch = 'id' in key ? access.findWatchById(key.id) : access.findWatch(key.name ?? '');
  if (watch === undefined) {
    return { refusal: 'name' in key ? labels.noWatch(key.name ?? '') : labels.notFound };
  }
  return access.canEdit(watch) ? { watch } : { refusal: labels.notYourWatch(watch.name) };
}

/** Lets a watch rest, or work again. */
export async function setPaused(turn: Turn, watch: Watch, isPaused: boolean): Promise<ChatReply> {
  const { labels } = turn;
  if (watch.isPaused === isPaused) {
    const said = isPaused ? labels.isPaused(watch.name) : labels.isResumed(watch.name);
    return toTextReply(said);
  }
  const saved = await writeWatch(turn, {
    before: watch,
    options: optionsOf(watch),
    isPaused,
    version: watch.version,
    action: isPaused ? 'watch.pause' : 'watch.resume',
  });
  if (saved.kind === 'conflict') return toTextReply(labels.changedMeanwhile(watch.name));
  const said = isPaused ? labels.isPaused(watch.name) : labels.isResumed(watch.name);
  return toReply([paragraph(said)], { buttons: undoButtons(turn, saved.watch) });
}

/** Removes a watch; its alerts stay, and it can be brought back. */
export async function removeWatch(turn: Turn, watch: Watch): Promise<ChatReply> {
  const audit = auditEntry(turn, actingOf(turn), {
    action: 'watch.remove',
    subject: watch.name,
    before: optionsOf(watch),
    after: undefined,
  });
  const isRemoved = await turn.store.removeWatch({ id: watch.id, audit });
  if (!isRemoved) return refuseUnknown(turn);
  const { labels } = turn;
  return toReply([paragraph(labels.removed(watch.name))], {
    buttons: [button(labels.undo, ['revive-watch', watch.id])],
  });
}

/** Brings a removed watch back as it was. */
export async function reviveWatch(turn: Turn, id: string): Promise<ChatReply> {
  const { access, store, labels } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const [newest] = await store.listWatchVersions(id);
  if (newest === undefined || !(await access.canRestore(newest.watch))) return refuseUnknown(turn);
  const { watch } = newest;
  const saved = await writeWatch(turn, {
    before: undefined,
    revived: watch,
    options: optionsOf(watch),
    isPaused: watch.isPaused,
    version: undefined,
    action: 'watch.undo',
  });
  if (saved.kind === 'conflict') return toTextReply(labels.changedMeanwhile(watch.name));
  return toTextReply(labels.isBack(watch.name), { isUpdate: true });
}

/**
 * Takes the change back that made this version: the one before it stands again, and a watch that was new goes. `target` is
 * `<watch id>.<version>`. Refused when somebody has changed the watch since.
 */
export async function undoChange(turn: Turn, target: string): Promise<ChatReply> {
  const { labels, store } = turn;
  const [, id = '', version = ''] = /^([\w-]+)\.(\d{1,9})$/.exec(target) ?? [];
  const found = findEditable(turn, { id });
  if ('refusal' in found) return toTextReply(found.refusal);
  const { watch } = found;
  if (watch.version !== Number(version)) return toTextReply(labels.changedMeanwhile(watch.name));
  const versions = await store.listWatchVersions(id);
  const previous = versions.find((one) => one.watch.version < watch.version)?.watch;
  return previous === undefined ? removeWatch(turn, watch) : restore(turn, watch, previous);
}

/** Makes an old version stand again, as a new one. */
export async function restoreVersion(
  turn: Turn,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<ChatReply> {
  const found = findEditable(turn, { id });
  if ('refusal' in found) return toTextReply(found.refusal);
  const versions = await turn.store.listWatchVersions(id);
  const old = versions.find((one) => one.watch.version === version)?.watch;
  return old === undefined ? refuseUnknown(turn) : restore(turn, found.watch, old);
}

async function restore(turn: Turn, watch: Watch, old: Watch): Promise<ChatReply> {
  const { labels } = turn;
  const saved = await writeWatch(turn, {
    before: watch,
    options: optionsOf(old),
    isPaused: old.isPaused,
    version: watch.version,
    action: 'watch.undo',
  });
  if (saved.kind === 'conflict') return toTextReply(labels.changedMeanwhile(watch.name));
  const change = { before: optionsOf(watch), after: optionsOf(saved.watch) };
  return toReply(
    [paragraph(labels.restored(saved.watch.name)), ...describeDifference(turn, change)],
    { isUpdate: true, buttons: undoButtons(turn, saved.watch) },
  );
}
