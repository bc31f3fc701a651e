import { shorten } from '../../core/text/clean.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import { optionsOf } from '../apply-files.ts';
import { countWatch } from '../watch-statistics.ts';
import { button, nameChannels, smallLine, toReply } from './answers.ts';
import { describeDelivery, describeDifference, nameLine } from './describe-watch.ts';
import { listNothing, type Reader } from './questions.ts';
import { TRIAL_MS } from './read-options.ts';
import { refuseUnknown } from './refusals.ts';
import { nameActor } from './save-watch.ts';
import type { Turn } from './turn.ts';

const WATCHES_ON_A_PAGE = 6;
const VERSIONS_ON_A_PAGE = 5;
/** In a list a query is there to be recognised; the form and the console show it whole. */
const QUERY_CHARACTERS = 300;
const MENU_CHOICES_MAX = 25;
const REMOVAL = 'watch.remove';
/** The removal is the last that was done to a removed watch; namesakes of other workspaces may stand before it. */
const AUDIT_READ_MAX = 50;

/** `/watch list`: every watch that the admin may see, with how it does. */
export const readWatches: Reader = async (turn, _question, page) => {
  const { access, labels } = turn;
  const from = page * WATCHES_ON_A_PAGE;
  const shown = access.watches.slice(from, from + WATCHES_ON_A_PAGE);
  if (shown.length === 0) return listNothing(labels.noWatchesYet);
  const blocks = await Promise.all(shown.map((watch) => watchLines(turn, watch)));
  return {
    blocks: blocks.flat(),
    isMore: access.watches.length > from + WATCHES_ON_A_PAGE,
    menu: {
      actionId: 'v1:watch',
      label: labels.chooseWatch,
      choices: shown.map(({ id, name }) => ({ value: id, label: name })),
    },
  };
};

/** A watch as the admin reads it: its query, where it is told, alerts a day and their precision. */
export async function watchLines(turn: Turn, watch: Watch): Promise<readonly AnswerBlock[]> {
  const { labels, store, clock, access } = turn;
  const nowMs = clock.nowMs();
  const sinceMs = nowMs - TRIAL_MS;
  const counts = access.canSeeAlert;
  const numbers = await countWatch(store, { watchId: watch.id, sinceMs, nowMs, counts });
  const said = labels.statistics(numbers);
  return [
    nameLine(turn, watch),
    { kind: 'code', text: shorten(watch.query, QUERY_CHARACTERS) },
    smallLine(
      ...nameChannels(`${describeDelivery(turn, optionsOf(watch))} · ${said}`, watch.destinations),
    ),
  ];
}

/** One watch, with what can be done to it. */
export async function showWatch(turn: Turn, id: string): Promise<ChatReply> {
  const { access, labels } = turn;
  const watch = access.findWatchById(id);
  if (watch === undefined) return refuseUnknown(turn);
  const blocks = await watchLines(turn, watch);
  if (!access.canEdit(watch)) return toReply(blocks);
  return toReply(blocks, {
    buttons: [
      button(labels.edit, ['edit-watch', id], 'primary'),
      watch.isPaused
        ? button(labels.resume, ['resume-watch', id])
        : button(labels.pause, ['pause-watch', id]),
      button(labels.history, ['watch-history', id]),
      button(labels.remove, ['remove-watch', id], 'danger'),
    ],
  });
}

/** `/watch history <name>`: who changed what and when, newest first; the newest change can be undone, each version restored, and what was removed brought back. */
export const readHistory: Reader = async (turn, { options }, page) => {
  const { access, labels, store } = turn;
  const name = options['name'];
  if (name === undefined) return listNothing(labels.whichWatch);
  const standing =
    options['id'] === undefined ? access.findWatch(name) : access.findWatchById(options['id']);
  if (standing !== undefined && !access.canEdit(standing)) {
    return listNothing(labels.notYourWatch(standing.name));
  }
  const watch = standing ?? (await findRemoved(turn, name));
  if (watch === undefined) return listNothing(labels.noWatch(name));
  const versions = await store.listWatchVersions(watch.id);
  const from = page * VERSIONS_ON_A_PAGE;
  const shown = versions.slice(from, from + VERSIONS_ON_A_PAGE);
  const blocks = shown.flatMap(({ watch: version, audit }, index): readonly AnswerBlock[] => {
    const before = versions[from + index + 1]?.watch;
    const done = labels.actions[audit.action] ?? audit.action;
    const said = `${version.version}. ${done} · ${nameActor(turn, audit.actor)}`;
    return [
      { kind: 'small', runs: [{ text: said }], atMs: audit.atMs },
      ...(before === undefined
        ? [{ kind: 'code', text: shorten(version.query, QUERY_CHARACTERS) } as const]
        : describeDifference(turn, { before: optionsOf(before), after: optionsOf(version) })),
    ];
  });
  const isRemoved = standing === undefined;
  const removal = isRemoved && page === 0 ? await removalLines(turn, watch) : [];
  const listing = { blocks: [nameLine(turn, watch), ...removal, ...blocks] };
  const isMore = versions.length > from + VERSIONS_ON_A_PAGE;
  const undo = isRemoved
    ? button(labels.undo, ['revive-watch', watch.id])
    : button(labels.undo, ['undo-watch', `${watch.id}.${watch.version}`]);
  if (isRemoved) return { ...listing, isMore, buttons: () => (page === 0 ? [undo] : []) };
  const old = versions.filter((one) => one.watch.version !== watch.version);
  return {
    ...listing,
    isMore,
    buttons: () => (page === 0 ? [undo] : []),
    menu: {
      actionId: `v1:restore-watch:${watch.id}`,
      label: labels.restoreVersion,
      choices: old.slice(0, MENU_CHOICES_MAX).map((one) => ({
        value: String(one.watch.version),
        label: `${one.watch.version}. ${shorten(one.watch.query, 60)}`,
      })),
    },
  };
};

/** The watch of this name that was removed last, if the person could bring it back. */
async function findRemoved({ access, store }: Turn, name: string): Promise<Watch | undefined> {
  for (const watch of await store.listRemovedWatches(name)) {
    if (await access.canRestore(watch)) return watch;
  }
  return undefined;
}

/** Who removed it and when, as far as the audit still has it. */
async function removalLines(turn: Turn, watch: Watch): Promise<readonly AnswerBlock[]> {
  const { store, labels, actor } = turn;
  // A namesake that another workspace removed is not this one's to hear of.
  const own: ReadonlySet<string> = new Set([watch.workspace, actor.workspace, 'local']);
  const entries = await store.listAudit({
    workspace: undefined,
    subject: watch.name,
    sinceMs: undefined,
    limit: AUDIT_READ_MAX,
  });
  const removal = entries.find(({ action, workspace }) => action === REMOVAL && own.has(workspace));
  if (removal === undefined) return [];
  const said = `${labels.actions[REMOVAL] ?? REMOVAL} · ${nameActor(turn, removal.actor)}`;
  return [{ kind: 'small', runs: [{ text: said }], atMs: removal.atMs }];
}
