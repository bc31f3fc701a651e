import { composeSampleAlert } from '../../core/alert/sample-alert.ts';
import { type Destination, isDestination } from '../../core/watch/destination.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type {
  Answer,
  AnswerBlock,
  AnswerButton,
  ChatReply,
  ChatRequest,
  Joining,
} from '../../ports/conversation.ts';
import { optionsOf } from '../apply-files.ts';
import { findLayout } from '../find-layout.ts';
import { button, paragraph, titleLine, toReply, toTextReply } from './answers.ts';
import type { ConversationLabels } from './labels.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import { undoButtons, writeWatch } from './save-watch.ts';
import type { ConversationDeps, Turn } from './turn.ts';
import { changeSettings, findWorkspace, readSettings } from './workspace-settings.ts';

const MENU_CHOICES_MAX = 25;

/** The first message, once a workspace: how to begin, and what is not allowed there. */
export async function welcome(
  deps: ConversationDeps,
  joining: Joining,
  labelsOf: (language: string) => ConversationLabels,
): Promise<Answer | undefined> {
  const { store, clock, settings } = deps;
  const known = await findWorkspace(store, joining.workspace);
  const { welcomedAtMs, language } = readSettings(known);
  if (welcomedAtMs !== undefined) return undefined;
  await store.saveWorkspace({
    id: joining.workspace,
    name: joining.workspaceName,
    settings: { ...known?.settings, welcomedAtMs: clock.nowMs() },
  });
  const spoken = language ?? settings.language;
  const labels = labelsOf(spoken);
  return {
    language: spoken,
    blocks: [
      ...beginBlocks(labels, deps.commandPrefix),
      ...(joining.missing.length === 0 ? [] : [paragraph(labels.rightsMissing)]),
      ...joining.missing.map((line) => paragraph(`⚠ ${line}`)),
    ],
    buttons: beginButtons(labels),
  };
}

/** `/news welcome`: the same, for an admin who asks. */
export function answerWelcome(turn: Turn): ChatReply {
  if (!turn.access.isAdmin) return refuseMember(turn);
  return toReply(beginBlocks(turn.labels, turn.commandPrefix), {
    buttons: beginButtons(turn.labels),
  });
}

function beginBlocks(labels: ConversationLabels, prefix: string): readonly AnswerBlock[] {
  return [titleLine(labels.welcomeTitle, undefined), paragraph(labels.welcomeText(prefix))];
}

function beginButtons(labels: ConversationLabels): readonly AnswerButton[] {
  return [
    button(labels.chooseChannel, ['join-channel'], 'primary'),
    button(labels.chooseWatches, ['join-watches']),
    button(labels.sendSample, ['join-sample']),
  ];
}

/** The form that asks where the workspace's alerts go. */
export async function askChannel(turn: Turn): Promise<ChatReply> {
  const { labels, store, actor, access } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const { channel } = readSettings(await findWorkspace(store, actor.workspace));
  return {
    kind: 'form',
    form: {
      formId: 'join-channel',
      title: labels.chooseChannel,
      submitLabel: labels.save,
      state: '',
      fields: [
        {
          name: 'destination',
          label: labels.fields.destinations,
          kind: 'channel',
          value: channel ?? actor.channel ?? '',
          hint: labels.hints.destinations,
          isRequired: true,
          choices: [],
        },
      ],
    },
  };
}

/** Keeps the channel, if it is one of the workspace's. */
export async function takeChannel(
  turn: Turn,
  request: Extract<ChatRequest, { kind: 'form' }>,
): Promise<ChatReply> {
  const { labels, access } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const text = (request.values['destination'] ?? '').trim();
  if (!isDestination(text) || !(await access.ownsDestination(text))) {
    const asked = await askChannel(turn);
    return asked.kind === 'form'
      ? { ...asked, kind: 'form-errors', errors: { destination: labels.notYourChannel(text) } }
      : asked;
  }
  await changeSettings(turn, { channel: text });
  return toReply([paragraph(labels.channelChosen(text))], {
    buttons: [
      button(labels.chooseWatches, ['join-watches'], 'primary'),
      button(labels.sendSample, ['join-sample']),
    ],
  });
}

/** Where this workspace's alerts go, as far as it is known: what was chosen, else here. */
async function findChannel({ store, actor }: Turn): Promise<Destination | undefined> {
  const { channel } = readSettings(await findWorkspace(store, actor.workspace));
  return channel ?? actor.channel;
}

/** The installation's watches that are offered to all: a copy becomes the workspace's own. */
function listOffered({ access }: Turn): readonly Watch[] {
  const own = new Set(
    access.watches.filter(({ workspace }) => workspace !== 'local').map(({ name }) => name),
  );
  return access.watches.filter(
    (watch) =>
      watch.workspace === 'local' && watch.visibility === 'everyone' && !own.has(watch.name),
  );
}

/** A menu of the shipped watches. */
export async function askWatches(turn: Turn): Promise<ChatReply> {
  const { labels, access } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  if ((await findChannel(turn)) === undefined) return toTextReply(labels.channelFirst);
  const offered = listOffered(turn);
  if (offered.length === 0) return toTextReply(labels.noneOffered);
  return toReply([paragraph(labels.whichShipped)], {
    menu: {
      actionId: 'v1:join-watch',
      label: labels.chooseWatch,
      choices: offered
        .slice(0, MENU_CHOICES_MAX)
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  });
}

/** Copies a shipped watch into the workspace, told in its channel. */
export async function takeWatch(turn: Turn, id: string): Promise<ChatReply> {
  const { labels, access } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const shipped = listOffered(turn).find((watch) => watch.id === id);
  const channel = await findChannel(turn);
  if (shipped === undefined || channel === undefined) return refuseUnknown(turn);
  if (!(await access.ownsDestination(channel))) {
    return toTextReply(labels.notYourChannel(channel));
  }
  const saved = await writeWatch(turn, {
    before: undefined,
    options: {
      ...optionsOf(shipped),
      destinations: [channel],
      mention: { slack: undefined, discord: undefined },
    },
    isPaused: false,
    version: undefined,
    action: 'watch.add',
  });
  if (saved.kind === 'conflict') return toTextReply(labels.nameTaken(shipped.name));
  return toReply([paragraph(labels.watchTaken(shipped.name, channel))], {
    buttons: [
      ...undoButtons(turn, saved.watch),
      button(labels.chooseWatches, ['join-watches']),
      button(labels.sendSample, ['join-sample']),
    ],
  });
}

/** Posts a sample alert into the workspace's channel, once and without the outbox: it is no news. */
export async function sendSampleHere(turn: Turn): Promise<ChatReply> {
  const { labels, access, clock, ids, send } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  const channel = await findChannel(turn);
  if (channel === undefined) return toTextReply(labels.channelFirst);
  if (!(await access.ownsDestination(channel))) {
    return toTextReply(labels.notYourChannel(channel));
  }
  const outcome = await send({
    deliveryId: 'sample',
    kind: 'post',
    destination: channel,
    nonce: ids.random().slice(0, 24),
    message: { kind: 'alert', alert: composeSampleAlert(channel, clock.nowMs()) },
    parentMessageId: undefined,
    layout: await findLayout(turn, channel),
  });
  if (outcome?.kind === 'sent') return toTextReply(labels.sampleSent(channel));
  const reason = outcome !== undefined && 'reason' in outcome ? outcome.reason : '';
  const hint = outcome?.kind === 'impossible' ? [paragraph(labels.sampleHint(outcome.hint))] : [];
  return toReply([paragraph(labels.sampleNotSent(channel, reason)), ...hint]);
}
