import type { Actor, Form, FormField } from '../../../ports/conversation.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { ServerRequests } from './server-requests.ts';

/**
 * Who acts in a direct message about a server: a member of it with the rights that they have there now, or the
 * outsider that they were. Rejects when Discord cannot be asked.
 */
export async function findDirectActor(
  requests: ServerRequests,
  outsider: Actor,
  server: string,
): Promise<Actor> {
  const member = await requests.fetchMember(server, outsider.userId);
  if (member === undefined) return outsider;
  return {
    ...outsider,
    workspace: `discord:${server}`,
    roleIds: member.roleIds,
    isWorkspaceAdmin: member.isManager,
    isOutsider: false,
  };
}

/**
 * The form for a direct message, in which Discord's own choice of channels has none to offer: the server's channels as
 * a plain choice. Where they cannot be known the field stays, and is shown as a line.
 */
export async function fillChannels(
  requests: ServerRequests,
  form: Form,
  {
    server,
    ...people
  }: { readonly server: string; readonly selfId: string; readonly userId: string },
): Promise<Form> {
  if (!form.fields.some(({ kind }) => kind === 'channel')) return form;
  const channels = await requests.fetchChannels(server, people);
  const choices = channels.slice(0, DISCORD_LIMITS.selectOptions).map(({ id, name }) => ({
    value: `discord:${id}`,
    label: `#${name}`,
  }));
  const fill = (field: FormField): FormField => {
    const isShown = field.value === '' || choices.some(({ value }) => value === field.value);
    return field.kind !== 'channel'
      ? field
      : choices.length > 0 && isShown
        ? { ...field, kind: 'choice', choices }
        : { ...field, kind: 'line' };
  };
  return { ...form, fields: form.fields.map(fill) };
}
