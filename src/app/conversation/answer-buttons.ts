import type { Alert } from '../../core/alert/alert.ts';
import type { Feedback } from '../../ports/alert-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Actor, ChatReply, ChatRequest } from '../../ports/conversation.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { auditEntry } from '../audit.ts';
import type { Settings } from '../settings.ts';
import { actorId, canSee, isDesk } from './actor-rights.ts';
import { NOT_FOUND, paragraph, smallLine, toReply } from './answers.ts';

/** What buttons need. */
export interface ButtonDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
}

/** Quotes shown at once: what a person reads in a chat window. */
const QUOTES_SHOWN_MAX = 20;
const SOURCES_SHOWN_MAX = 30;

const VERDICTS: Readonly<Record<Feedback['verdict'], string>> = {
  'not-relevant': 'Not relevant',
  'wrong-speaker': 'Wrong speaker',
  'wrong-words': 'Wrong words',
  duplicate: 'Duplicate',
  'old-news': 'Old news',
};

/** Answers a press of an alert's button. An id that is unknown, or of a place that the person is not in, is not found. */
export async function answerButton(
  deps: ButtonDeps,
  request: Extract<ChatRequest, { kind: 'button' }>,
): Promise<ChatReply> {
  const { actor, actionId, choice } = request;
  const [, action = '', alertId = ''] = /^v1:([a-z-]+):([\w-]+)$/.exec(actionId) ?? [];
  const stored = await deps.store.findAlert(alertId);
  if (stored === undefined || !canSee(actor, stored.alert.destination)) return NOT_FOUND;
  const { alert } = stored;
  switch (action) {
    case 'quotes':
      return answerQuotes(alert);
    case 'sources':
      return answerSources(alert);
    case 'report':
      return askVerdict(alert);
    case 'reported':
      return takeVerdict(deps, actor, { alert, choice });
    case 'mute':
    case 'unmute':
      return setMuted(deps, actor, { alert, isMuted: action === 'mute' });
    default:
      return NOT_FOUND;
  }
}

function answerQuotes(alert: Alert): ChatReply {
  const shown = alert.allQuotes.slice(0, QUOTES_SHOWN_MAX);
  const rest = alert.allQuotes.length - shown.length;
  return toReply([
    { kind: 'heading', text: alert.title, url: alert.url },
    ...shown.map((quote) => ({ kind: 'quote', quote, isWhole: true }) as const),
    ...(rest > 0 ? [smallLine({ text: `and ${rest} more in the article` })] : []),
  ]);
}

function answerSources(alert: Alert): ChatReply {
  const lines = alert.sources.slice(0, SOURCES_SHOWN_MAX).map((source) => {
    const remarks = [
      source.label,
      source.reprintOf === undefined ? undefined : `reprint of ${source.reprintOf}`,
      source.isCounted ? undefined : 'not counted',
    ].filter((remark) => remark !== undefined);
    const name =
      remarks.length === 0 ? source.publisher : `${source.publisher} (${remarks.join(', ')})`;
    return {
      kind: 'text',
      runs: [{ text: `${name}: ` }, { text: source.title, url: source.url }],
    } as const;
  });
  return toReply([{ kind: 'heading', text: `${alert.sourcesCount} sources` }, ...lines]);
}

function askVerdict(alert: Alert): ChatReply {
  return toReply([paragraph('What is wrong with this alert?')], {
    menu: {
      actionId: `v1:reported:${alert.id}`,
      label: 'Choose',
      choices: Object.entries(VERDICTS).map(([value, label]) => ({ value, label })),
    },
  });
}

function isVerdict(choice: string | undefined): choice is Feedback['verdict'] {
  return choice !== undefined && Object.hasOwn(VERDICTS, choice);
}

async function takeVerdict(
  { store, clock }: ButtonDeps,
  actor: Actor,
  { alert, choice }: { readonly alert: Alert; readonly choice: string | undefined },
): Promise<ChatReply> {
  if (!isVerdict(choice)) return NOT_FOUND;
  const isNew = await store.addFeedback({
    alertId: alert.id,
    actor: actorId(actor),
    verdict: choice,
    atMs: clock.nowMs(),
  });
  const text = isNew
    ? `Thank you: “${VERDICTS[choice]}” is noted.`
    : 'You have reported this alert already.';
  return toReply([paragraph(text)], { isUpdate: true });
}

async function setMuted(
  deps: ButtonDeps,
  actor: Actor,
  { alert, isMuted }: { readonly alert: Alert; readonly isMuted: boolean },
): Promise<ChatReply> {
  if (!isDesk(actor, deps.settings)) {
    return toReply([paragraph('Only admins and the desk can mute a story.')]);
  }
  const { id, storyId, destination, title } = alert;
  const mute = { storyId, destination, actor: actorId(actor), atMs: deps.clock.nowMs() };
  await deps.store.setMute({ mute, isMuted });
  const change = {
    action: isMuted ? 'story.mute' : 'story.unmute',
    subject: storyId,
    before: !isMuted,
    after: isMuted,
  };
  const acting = { actor: mute.actor, workspace: actor.workspace };
  await deps.store.addAudit(auditEntry(deps, acting, change));
  const text = isMuted
    ? `Muted: nothing more about “${title}” is posted here.`
    : `“${title}” is no longer muted here.`;
  const buttons = isMuted ? [{ actionId: `v1:unmute:${id}`, label: 'Undo' }] : [];
  return toReply([paragraph(text)], { buttons });
}
