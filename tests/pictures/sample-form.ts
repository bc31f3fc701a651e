import { auditEntry } from '../../src/app/audit.ts';
import type { ChatReply, Form } from '../../src/ports/conversation.ts';
import { discordActor, makeTalk, slackActor } from '../helpers/talk.ts';

/** The query of the shipped watch, and the same with a bracket that is never closed. */
const QUERY = '@nato AND @ukraine';
const BROKEN_QUERY = '@nato AND (@ukraine OR Kyiv';

/** The form for a new watch as an admin has filled it in: on Discord, and on Slack after a mistake in the query. */
export async function composeForms(): Promise<{
  readonly discord: Form;
  readonly slack: Form;
  readonly slackErrors: Readonly<Record<string, string>>;
}> {
  const talk = await makeTalk({ watches: [] });
  const { deps, store } = talk.newsdesk;
  const concepts = { nato: ['NATO', 'НАТО', 'OTAN'], ukraine: ['Ukraine', 'Україна'] };
  const change = { action: 'concepts.set', subject: 'concepts', before: {}, after: concepts };
  const acting = { actor: 'cli', workspace: 'local' } as const;
  await store.replaceConcepts({ concepts, audit: auditEntry(deps, acting, change) });
  const onDiscord = discordActor({ isWorkspaceAdmin: true });
  const onSlack = slackActor({ isWorkspaceAdmin: true });
  const values = { name: 'nato-ukraine', query: QUERY };
  const discord = formOf(await talk.say(onDiscord, 'watch add', values));
  const blank = formOf(await talk.say(onSlack, 'watch add'));
  const refused = await talk.submit(onSlack, blank, { ...values, query: BROKEN_QUERY });
  if (refused.kind !== 'form-errors') throw new Error('the mistake in the query was not found');
  return { discord, slack: refused.form, slackErrors: refused.errors };
}

function formOf(reply: ChatReply): Form {
  if (reply.kind !== 'form') throw new Error(`a ${reply.kind} came instead of a form`);
  return reply.form;
}
