import type { Alert } from '../../core/alert/alert.ts';
import type { Feedback } from '../../ports/alert-store.ts';
import type { ChatReply } from '../../ports/conversation.ts';
import { auditEntry } from '../audit.ts';
import { answerQuotes } from './answer-quotes.ts';
import { button, paragraph, smallLine, titleLine, toReply, toTextReply } from './answers.ts';
import { refuseUnknown } from './refusals.ts';
import { actingOf, nameActor } from './save-watch.ts';
import type { Turn } from './turn.ts';

const SOURCES_SHOWN_MAX = 30;

/** What the buttons under an alert ask for. */
export const ALERT_ACTIONS = ['quotes', 'sources', 'report', 'reported', 'mute', 'unmute'] as const;
export type AlertPress = (typeof ALERT_ACTIONS)[number];

/** Answers a press of an alert's button. An alert that is unknown, or that the person may not see, is not found. */
export async function answerAlert(
  turn: Turn,
  {
    action,
    alertId,
    choice,
  }: {
    readonly action: AlertPress;
    readonly alertId: string;
    readonly choice: string | undefined;
  },
): Promise<ChatReply> {
  const stored = await turn.store.findAlert(alertId);
  if (stored === undefined || !turn.access.canSeeAlert(stored.alert)) return refuseUnknown(turn);
  const { alert } = stored;
  switch (action) {
    case 'quotes':
      return alert.withdrawn === undefined
        ? answerQuotes(turn, alert)
        : toTextReply(turn.labels.withdrawnStory);
    case 'sources':
      return answerSources(turn, alert);
    case 'report':
      return askVerdict(turn, alert);
    case 'reported':
      return takeVerdict(turn, { alert, choice });
    case 'mute':
    case 'unmute':
      return setMuted(turn, { alert, isMuted: action === 'mute' });
  }
}

function answerSources({ labels }: Turn, alert: Alert): ChatReply {
  const lines = alert.sources.slice(0, SOURCES_SHOWN_MAX).map((source) => {
    const remarks = [
      source.label,
      source.reprintOf === undefined ? undefined : labels.reprintOf(source.reprintOf),
      source.isCounted ? undefined : labels.notCounted,
    ].filter((remark) => remark !== undefined);
    const name =
      remarks.length === 0 ? source.publisher : `${source.publisher} (${remarks.join(', ')})`;
    return {
      kind: 'text',
      runs: [{ text: `${name}: ` }, { text: source.title, url: source.url }],
    } as const;
  });
  const rest = alert.sources.length - lines.length;
  return toReply([
    titleLine(labels.sources(alert.sourcesCount), undefined),
    ...lines,
    ...(rest > 0 ? [smallLine({ text: labels.andMore(rest) })] : []),
  ]);
}

function askVerdict({ labels }: Turn, alert: Alert): ChatReply {
  return toReply([paragraph(labels.whatIsWrong)], {
    menu: {
      actionId: `v1:reported:${alert.id}`,
      label: labels.choose,
      choices: Object.entries(labels.verdicts).map(([value, label]) => ({ value, label })),
    },
  });
}

async function takeVerdict(
  turn: Turn,
  { alert, choice }: { readonly alert: Alert; readonly choice: string | undefined },
): Promise<ChatReply> {
  const { labels, store, clock } = turn;
  if (choice === undefined || !Object.hasOwn(labels.verdicts, choice)) return refuseUnknown(turn);
  const verdict = choice as Feedback['verdict'];
  const isNew = await store.addFeedback({
    alertId: alert.id,
    actor: actingOf(turn).actor,
    verdict,
    atMs: clock.nowMs(),
  });
  const text = isNew ? labels.reportTaken(labels.verdicts[verdict]) : labels.reportedAlready;
  return toTextReply(text, { isUpdate: true });
}

/** Mutes a story where its alert stands, for everybody there: so that is said to everybody, with the way back. */
async function setMuted(
  turn: Turn,
  { alert, isMuted }: { readonly alert: Alert; readonly isMuted: boolean },
): Promise<ChatReply> {
  const { labels, access, store, clock } = turn;
  if (!access.isDesk) return toTextReply(labels.deskOnly);
  const { id, storyId, destination, title } = alert;
  const acting = actingOf(turn);
  const mute = { storyId, destination, actor: acting.actor, atMs: clock.nowMs() };
  await store.setMute({ mute, isMuted });
  const change = {
    action: isMuted ? 'story.mute' : 'story.unmute',
    subject: storyId,
    before: !isMuted,
    after: isMuted,
  };
  await store.addAudit(auditEntry(turn, acting, change));
  const by = nameActor(turn, acting.actor);
  return toTextReply(isMuted ? labels.muted(title, by) : labels.unmuted(title, by), {
    isShared: true,
    buttons: isMuted ? [button(labels.undo, ['unmute', id])] : [],
  });
}
