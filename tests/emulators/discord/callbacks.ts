import { checkMessageBody, checkModal } from './checks.ts';
import { type Call, type Json, ok, type Reply, refusal, type SeenInteraction } from './state.ts';

const EPHEMERAL = 64;

/** The first answer to an interaction; what is wrong with it, where Discord refuses its shape. */
export function answerCallback(
  interactions: readonly SeenInteraction[],
  id: string,
  body: unknown,
): Reply | readonly string[] {
  const seen = interactions.find((one) => one.id === id);
  if (seen === undefined) return refusal(404, 10_062, 'Unknown interaction');
  if (seen.callback !== undefined) return refusal(400, 40_060, 'Already acknowledged');
  const { type, data = {} } = body as { type: number; data?: Json };
  const wrong = type === 9 ? checkModal(data) : type === 4 ? checkMessageBody(data) : [];
  const choices = data['choices'];
  if (type === 8 && (!Array.isArray(choices) || choices.length > 25)) wrong.push('choices');
  if (wrong.length > 0) return wrong;
  seen.callback = { type, data };
  if (type === 4 || type === 5) {
    seen.answers.push({
      id: '@original',
      body: type === 4 ? data : {},
      isEphemeral: isEphemeral(data),
    });
  }
  return { status: 204, body: undefined };
}

/** What comes after the first answer: more messages, edits of one, its removal. */
export function answerFollowUp(
  interactions: readonly SeenInteraction[],
  { method, body }: Call,
  [token, , messageId]: readonly string[],
  newId: () => string,
): Reply | readonly string[] {
  const seen = interactions.find((one) => one.token === token);
  if (seen?.callback === undefined) return refusal(404, 10_015, 'Unknown Webhook');
  if (method !== 'DELETE') {
    const wrong = checkMessageBody(body as Json, { isEdit: method === 'PATCH' });
    if (wrong.length > 0) return wrong;
  }
  const index = seen.answers.findIndex(({ id }) => id === messageId);
  const answer = seen.answers[index];
  if (method === 'DELETE') {
    if (answer !== undefined) seen.answers.splice(index, 1);
    return { status: 204, body: undefined };
  }
  if (method === 'PATCH' && answer !== undefined) {
    answer.body = { ...answer.body, ...(body as Json) };
    return ok({ id: answer.id });
  }
  const id = messageId ?? newId();
  seen.answers.push({ id, body: body as Json, isEphemeral: isEphemeral(body as Json) });
  return ok({ id });
}

function isEphemeral(data: Json): boolean {
  return (Number(data['flags'] ?? 0) & EPHEMERAL) !== 0;
}
