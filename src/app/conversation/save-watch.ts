import type { Watch, WatchOptions } from '../../core/watch/watch.ts';
import type { AnswerButton, ChatReply } from '../../ports/conversation.ts';
import { optionsOf } from '../apply-files.ts';
import { type Acting, auditEntry } from '../audit.ts';
import { actorId } from './actor-rights.ts';
import { button, paragraph, smallLine, titleLine, toReply, toTextReply } from './answers.ts';
import { describeDifference } from './describe-watch.ts';
import { composeWatchForm, openWatchForm, toFormName } from './fill-watch-form.ts';
import { removeDraft } from './keep-drafts.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import type { Turn } from './turn.ts';
import { findWatchDraft, readWatchDraft, type WatchDraft } from './watch-draft.ts';

/** Takes a draft's button: save it, change it once more, or let it be. */
export async function answerDraft(
  turn: Turn,
  {
    action,
    parts,
  }: {
    readonly action: 'save' | 'save-over' | 'change' | 'discard';
    readonly parts: readonly string[];
  },
): Promise<ChatReply> {
  if (!turn.access.isAdmin) return refuseMember(turn);
  const [id = '', over = ''] = parts;
  const draft = await findWatchDraft(turn, id);
  if (draft === undefined) return toTextReply(turn.labels.draftGone, { isUpdate: true });
  switch (action) {
    case 'save':
      return saveDraft(turn, draft, id);
    case 'save-over':
      return saveDraft(turn, { ...draft, version: Number(over) }, id);
    case 'change':
      return openWatchForm(turn, draft, id);
    case 'discard':
      await removeDraft(turn, id);
      return toTextReply(turn.labels.discarded, { isUpdate: true });
  }
}

async function saveDraft(turn: Turn, draft: WatchDraft, id: string): Promise<ChatReply> {
  const { labels } = turn;
  const read = await readWatchDraft(turn, draft);
  if (read.kind === 'gone') return refuseUnknown(turn);
  if (read.kind === 'wrong') {
    const errors = Object.entries(read.errors).map(([field, text]) => [
      toFormName(field as keyof typeof read.errors),
      text,
    ]);
    const form = await composeWatchForm(turn, draft, id);
    return { kind: 'form-errors', form, errors: Object.fromEntries(errors) };
  }
  const { options, before } = read;
  const saved = await writeWatch(turn, {
    before,
    options,
    isPaused: before?.isPaused ?? false,
    version: draft.version,
    action: before === undefined ? 'watch.add' : 'watch.edit',
  });
  if (saved.kind === 'conflict') return showConflict(turn, { id, options, standing: saved.watch });
  await removeDraft(turn, id);
  return toReply([paragraph(labels.saved(options.name))], {
    isUpdate: true,
    buttons: undoButtons(turn, saved.watch),
  });
}

/** The button that takes a watch's newest change back. */
export function undoButtons({ labels }: Turn, watch: Watch): readonly AnswerButton[] {
  return [button(labels.undo, ['undo-watch', `${watch.id}.${watch.version}`])];
}

/** Somebody else saved in between: both are shown, and nothing is lost. */
async function showConflict(
  turn: Turn,
  {
    id,
    options,
    standing,
  }: {
    readonly id: string;
    readonly options: WatchOptions;
    readonly standing: Watch | undefined;
  },
): Promise<ChatReply> {
  const { labels, store, access } = turn;
  const theirs = standing === undefined ? undefined : access.findWatchById(standing.id);
  if (theirs === undefined) return refuseUnknown(turn);
  const [newest] = await store.listWatchVersions(theirs.id);
  const who = newest?.audit.actor ?? '';
  return toReply(
    [
      titleLine(labels.conflict(options.name), undefined),
      smallLine({ text: labels.savedBy(nameActor(turn, who), theirs.version) }),
      { kind: 'code', text: theirs.query },
      smallLine({ text: labels.yours }),
      { kind: 'code', text: options.query },
      ...describeDifference(turn, { before: optionsOf(theirs), after: options }),
    ],
    {
      isUpdate: true,
      buttons: [
        button(labels.saveOver, ['save-over', id, theirs.version], 'danger'),
        button(labels.change, ['change-watch', id]),
        button(labels.keepTheirs, ['discard-watch', id]),
      ],
    },
  );
}

/** Who did something, without what platforms read as a mention. */
export function nameActor({ labels }: Turn, actor: string): string {
  if (actor === 'cli') return labels.commandLine;
  return actor.startsWith('forgotten:')
    ? labels.somebody
    : actor.replace(/^(?:slack|discord):/, '');
}

/** Who acts, for the audit. */
export function actingOf({ actor }: Turn): Acting {
  return { actor: actorId(actor), workspace: actor.workspace };
}

/** Saves a state of a watch over the version that it was made from. */
export async function writeWatch(
  turn: Turn,
  change: {
    readonly before: Watch | undefined;
    readonly options: WatchOptions;
    readonly isPaused: boolean;
    /** Undefined: nothing stands there. */
    readonly version: number | undefined;
    readonly action: string;
    /** For a watch that comes back: its old id and workspace. */
    readonly revived?: Pick<Watch, 'id' | 'workspace'>;
  },
): ReturnType<Turn['store']['saveWatch']> {
  const { store, ids, actor } = turn;
  const { before, options, isPaused, version, action, revived } = change;
  const known = before ?? revived;
  const audit = auditEntry(turn, actingOf(turn), {
    action,
    subject: options.name,
    before: before === undefined ? undefined : { ...optionsOf(before), isPaused: before.isPaused },
    after: { ...options, isPaused },
  });
  return store.saveWatch({
    id: known?.id ?? ids.random(),
    workspace: known?.workspace ?? actor.workspace,
    options,
    isPaused,
    expectedVersion: version,
    audit,
  });
}
