import type { Destination } from '../../core/watch/destination.ts';
import type { ChatReply } from '../../ports/conversation.ts';
import {
  findTarget,
  restoreWithdrawn,
  type WithdrawReach,
  type WithdrawTarget,
  withdraw,
} from '../withdraw.ts';
import { button, paragraph, toReply, toTextReply } from './answers.ts';
import { findDraft, keepDraft } from './keep-drafts.ts';
import { readStoryId } from './read-options.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import { actingOf } from './save-watch.ts';
import type { Turn } from './turn.ts';

const WITHDRAWAL = 'withdrawal';
/** The reason stands in every alert of the story, in place of what was told. */
const REASON_CHARACTERS_MAX = 200;

/** What takes a withdrawal back. */
interface Withdrawal {
  readonly target: WithdrawTarget;
  readonly reason: string;
}

/**
 * `/news withdraw <story or quote> <reason>`. Who runs the installation takes it back everywhere and out of the archive,
 * which every workspace reads; one server's admin among many in the server's own channels alone.
 */
export async function answerWithdraw(
  turn: Turn,
  options: Readonly<Record<string, string>>,
): Promise<ChatReply> {
  const { access, labels } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const { what, reason } = options;
  if (what === undefined || reason === undefined) return toTextReply(labels.withdrawHow);
  if (reason.length > REASON_CHARACTERS_MAX) {
    return toTextReply(labels.reasonTooLong(REASON_CHARACTERS_MAX));
  }
  const found = await findTarget(turn, readStoryId(what));
  if (found === undefined) return refuseUnknown(turn);
  const { target } = found;
  const reach = await reachOf(turn, target.storyId);
  const edited = await withdraw(turn, actingOf(turn), { ...reach, target, reason });
  const value: Withdrawal = { target, reason };
  const id = await keepDraft(turn, { kind: WITHDRAWAL, value });
  const lines = [
    labels.withdrawn(target.words ?? target.storyId, edited),
    ...(reach.isEverywhere ? [] : [labels.withdrawnHereAlone]),
  ];
  return toReply(lines.map(paragraph), { buttons: [button(labels.undo, ['unwithdraw', id])] });
}

/** Takes a withdrawal back. */
export async function undoWithdraw(turn: Turn, id: string): Promise<ChatReply> {
  const { access, labels } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const withdrawal = await findDraft<Withdrawal>(turn, { id, kind: WITHDRAWAL });
  if (withdrawal === undefined) return refuseUnknown(turn);
  const reach = await reachOf(turn, withdrawal.target.storyId);
  await restoreWithdrawn(turn, actingOf(turn), { ...reach, ...withdrawal });
  return toTextReply(labels.undone, { isUpdate: true });
}

async function reachOf({ access, store }: Turn, storyId: string): Promise<WithdrawReach> {
  if (access.isHouseAdmin) return { isEverywhere: true, reaches: () => true };
  const own = new Set<Destination>();
  const told = (await store.listAlertsOfStory(storyId)).map(({ alert }) => alert);
  const held = await store.listHeld({ dueBeforeMs: undefined, storyId });
  const silent = await store.listMutes(storyId);
  for (const { destination } of [...told, ...held, ...silent]) {
    if (await access.ownsDestination(destination)) own.add(destination);
  }
  return { isEverywhere: false, reaches: (destination) => own.has(destination) };
}
