import type { WatchField, WatchForm } from '../../core/watch/watch-form.ts';
import type { Actor, ChatReply, Form, FormField } from '../../ports/conversation.ts';
import { toTextReply } from './answers.ts';
import type { Turn } from './turn.ts';
import { keepWatchDraft, type WatchDraft } from './watch-draft.ts';

/** What a form's field of several lines takes: docs.slack.dev (plain_text_input), discord.com/developers/docs (Text Input). */
const FIELD_CHARACTERS_MAX: Readonly<Record<Actor['platform'], number>> = {
  slack: 3000,
  discord: 4000,
  console: 3000,
};
/** Concepts named under the query; the rest is a count. */
const CONCEPTS_NAMED_MAX = 12;

/** In the form a watch's destinations are one channel that the platform offers; a watch told in several places has a line. */
const DESTINATION = 'destination';

/** The name of a field in the form. */
export function toFormName(field: WatchField): string {
  return field === 'destinations' ? DESTINATION : field;
}

/** What a form says, by the fields of a watch. */
export function readFormValues(values: Readonly<Record<string, string>>): Partial<WatchForm> {
  const { [DESTINATION]: destinations, ...rest } = values;
  return { ...rest, ...(destinations === undefined ? {} : { destinations }) };
}

/** Opens the form on a draft. A text that is too long for the form's field is never cut: then the console is named. */
export async function openWatchForm(
  turn: Turn,
  draft: WatchDraft,
  id?: string,
): Promise<ChatReply> {
  const most = FIELD_CHARACTERS_MAX[turn.actor.platform];
  const isTooLong = Object.values(draft.values).some((value) => value.length > most);
  if (isTooLong) return toTextReply(turn.labels.tooLongForForm(turn.consoleUrl()));
  const state = await keepWatchDraft(turn, draft, id);
  return { kind: 'form', form: await composeWatchForm(turn, draft, state) };
}

/** The form of a draft. `state` is the draft's id. */
export async function composeWatchForm(
  turn: Turn,
  draft: WatchDraft,
  state: string,
): Promise<Form> {
  const { labels, store } = turn;
  const concepts = Object.keys(await store.listConcepts());
  return {
    formId: draft.watchId === undefined ? 'watch-add' : 'watch-edit',
    title: draft.watchId === undefined ? labels.addTitle : labels.editTitle,
    submitLabel: labels.tryIt,
    state,
    fields: composeFields(turn, draft.values, concepts),
  };
}

/** Discord shows the first five. */
function composeFields(
  { labels, actor }: Turn,
  values: Partial<WatchForm>,
  concepts: readonly string[],
): readonly FormField[] {
  const field = (
    name: WatchField,
    kind: FormField['kind'] = 'line',
    more: Partial<FormField> = {},
  ): FormField => ({
    name: toFormName(name),
    label: labels.fields[name],
    kind,
    value: values[name] ?? '',
    hint: labels.hints[name],
    isRequired: false,
    choices: [],
    ...more,
  });
  const choices = <Value extends string>(texts: Readonly<Record<Value, string>>) => ({
    choices: Object.entries<string>(texts).map(([value, label]) => ({ value, label })),
    isRequired: true,
  });
  const isOnePlace = !/[\s,;]/.test((values.destinations ?? '').trim());
  return [
    field('name', 'line', { isRequired: true }),
    field('query', 'lines', { isRequired: true, hint: labels.queryHint(nameSome(concepts)) }),
    field('destinations', isOnePlace ? 'channel' : 'line', { isRequired: true }),
    field('mode', 'choice', choices(labels.modes)),
    field('mention', 'line', { hint: labels.mentionHints[actor.platform] }),
    field('digest'),
    field('timezone'),
    field('quiet_hours'),
    field('break_through'),
    field('min_publishers'),
    field('max_per_hour'),
    field('max_age'),
    field('visibility', 'choice', choices(labels.visibilities)),
    field('languages'),
    field('must_match', 'lines'),
    field('must_not_match', 'lines'),
  ];
}

/** `@nato, @ukraine, … (+12)`. */
function nameSome(concepts: readonly string[]): string {
  const named = concepts.slice(0, CONCEPTS_NAMED_MAX).map((name) => `@${name}`);
  const rest = concepts.length - named.length;
  return [...named, ...(rest > 0 ? [`… (+${rest})`] : [])].join(', ');
}
