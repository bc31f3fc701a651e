import type { App } from '@slack/bolt';
import type { SendOutcome } from '../../../ports/chat.ts';
import type { Actor, Answer, Joining } from '../../../ports/conversation.ts';
import { showHome } from './home.ts';
import { findActor, type InteractionDeps } from './interactions.ts';
import { readText } from './read-payload.ts';

/** What the events of the workspace need beside what interactions do. */
export interface EventDeps extends InteractionDeps {
  readonly tell: (userId: string, answer: Answer) => Promise<SendOutcome>;
  /** The workspace's name and what the app lacks there; undefined until Slack was reached once. */
  readonly workspace: () =>
    | { readonly name: string; readonly missing: readonly string[] }
    | undefined;
}

/**
 * The Home tab, drawn anew each time that somebody opens it, and the first message: to whoever invited the app into a
 * channel, or to the first admin who opens the app, which is what Slack shows to whoever has just installed it. Slack
 * itself names no installer to an app of one workspace.
 */
export function registerEvents(app: App, deps: EventDeps): void {
  let isWelcomed = false;

  async function welcome(actor: Actor): Promise<void> {
    const workspace = deps.workspace();
    if (isWelcomed || workspace === undefined || actor.isOutsider) return;
    isWelcomed = true;
    const joining: Joining = {
      platform: 'slack',
      workspace: actor.workspace,
      workspaceName: workspace.name,
      invitedBy: actor.userId,
      missing: workspace.missing,
    };
    const answer = await deps.conversation.welcome(joining);
    if (answer === undefined) return;
    const outcome = await deps.tell(actor.userId, answer);
    if (outcome.kind !== 'sent') {
      deps.log.warn({ outcome: outcome.kind }, 'slack welcome not delivered');
    }
  }

  app.event('app_home_opened', ({ body }) =>
    quietly(deps, async () => {
      const actor = await findActor(deps, body);
      if (actor === undefined) return;
      if (readText(body, 'event', 'tab') === 'home') await showHome(deps, actor);
      if (actor.isWorkspaceAdmin) await welcome(actor);
    }),
  );
  app.event('member_joined_channel', ({ body, context }) =>
    quietly(deps, async () => {
      const isUs = readText(body, 'event', 'user') === context.botUserId;
      const inviter = readText(body, 'event', 'inviter');
      if (!isUs || inviter === undefined) return;
      const channel = readText(body, 'event', 'channel');
      const team_id = readText(body, 'team_id');
      const actor = await findActor(deps, { user: { id: inviter }, team_id, channel_id: channel });
      if (actor !== undefined) await welcome(actor);
    }),
  );
}

/** Bolt acknowledges events by itself; nobody waits for what follows from one. */
async function quietly({ log }: InteractionDeps, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (err) {
    log.warn({ err }, 'slack event failed');
  }
}
