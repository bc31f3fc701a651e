import type { webApi } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Actor, Conversation } from '../../../ports/conversation.ts';
import { renderHome } from './render-answer.ts';

/** What drawing the Home tab needs. */
export interface HomeDeps {
  readonly conversation: Conversation;
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly layout: AlertLayout;
}

/** Draws the Home tab of one person. Rejects when Slack refuses it. */
export async function showHome(deps: HomeDeps, actor: Actor): Promise<void> {
  const answer = await deps.conversation.home(actor);
  const view = renderHome(answer, deps.layout, deps.clock.nowMs());
  await deps.client.views.publish({ user_id: actor.userId, view });
}
