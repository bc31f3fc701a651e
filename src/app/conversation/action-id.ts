import assert from 'node:assert/strict';

/** Discord's `custom_id` has room for 100 characters; in a direct message the server's id stands before ours, in up to 22. */
const ACTION_ID_CHARACTERS_MAX = 75;

/** The id of a button: `v1:<action>:<arguments>`. The actions of `v1` keep their meaning in every later release. */
export function toActionId(action: string, ...parts: readonly (string | number)[]): string {
  const id = ['v1', action, ...parts].join(':');
  assert(id.length <= ACTION_ID_CHARACTERS_MAX, `the id of a button is short: ${action}`);
  return id;
}

/** A button's action and its arguments; undefined for what no button of ours ever sent. */
export function parseActionId(
  actionId: string,
): { readonly action: string; readonly parts: readonly string[] } | undefined {
  if (actionId.length > ACTION_ID_CHARACTERS_MAX) return undefined;
  const [version, action = '', ...parts] = actionId.split(':');
  if (version !== 'v1' || !/^[a-z-]+$/.test(action)) return undefined;
  return parts.every((part) => /^[\w.-]+$/.test(part)) ? { action, parts } : undefined;
}
