import assert from 'node:assert/strict';
import type { types } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { labelsFor } from '../../../core/alert/labels.ts';
import { SEPARATOR } from '../../../core/alert/parts.ts';
import { cleanLine, cleanLines, shorten } from '../../../core/text/clean.ts';
import type { Form, FormField } from '../../../ports/conversation.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { plain, type SlackBlock } from './markup.ts';

/** What a modal remembers: the form's own state, and where its answer may be shared. */
export interface FormMemory {
  readonly formId: string;
  readonly state: string;
  readonly title: string;
  readonly channel: string | undefined;
}

/** All modals answer under one callback id, so that a form of an older release still reaches its handler. */
const FORM_CALLBACK = 'v1:form';

/** Before the sign that is wrong. */
const CARET = '▸';

/** Slack hands inputs back by block and action; ours have one action each. */
export const FIELD_ACTION = 'value';

/**
 * The form as a modal, with every field. `errors` are shown as text above their fields: only needed where the answer
 * came too late for Slack's own errors under the fields.
 */
export function renderForm(
  form: Form,
  layout: AlertLayout,
  options: {
    readonly channel?: string | undefined;
    readonly errors?: Readonly<Record<string, string>>;
  } = {},
): types.ModalView {
  const memory: FormMemory = {
    formId: form.formId,
    state: form.state,
    title: shorten(cleanLine(form.title), SLACK_LIMITS.modalTitle),
    channel: options.channel,
  };
  const metadata = JSON.stringify(memory);
  assert(metadata.length <= SLACK_LIMITS.privateMetadata, 'the state of a form is short');
  const blocks: SlackBlock[] = [];
  for (const field of form.fields) {
    const error = options.errors?.[field.name];
    if (error !== undefined) blocks.push(errorBlock(error));
    blocks.push(inputBlock(field));
  }
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: plain(cleanLine(form.title) || 'Newsdesk', SLACK_LIMITS.modalTitle),
    submit: plain(cleanLine(form.submitLabel) || 'OK', SLACK_LIMITS.modalSubmit),
    close: plain(labelsFor(form.language ?? layout.language).cancel, SLACK_LIMITS.modalSubmit),
    private_metadata: metadata,
    blocks: blocks.slice(0, SLACK_LIMITS.viewBlocks),
  };
}

/** A modal that says to wait, while the answer to a form takes longer than Slack does. */
export function renderWaiting(
  title: string,
  metadata: string,
  layout: AlertLayout,
): types.ModalView {
  return {
    type: 'modal',
    title: plain(cleanLine(title) || 'Newsdesk', SLACK_LIMITS.modalTitle),
    close: plain(labelsFor(layout.language).close, SLACK_LIMITS.modalSubmit),
    private_metadata: metadata,
    blocks: [
      {
        type: 'section',
        text: plain(labelsFor(layout.language).working, SLACK_LIMITS.sectionText),
      },
    ],
  };
}

/**
 * An error as Slack shows it under its field: one run of proportional text, in which a caret on a line of its own points
 * anywhere. The place is marked in the line above it instead.
 */
export function fitFieldError(error: string): string {
  const lines: string[] = [];
  for (const line of cleanLines(error).split('\n')) {
    const above = lines.at(-1);
    const caret = /^ *\^$/.test(line) ? line.indexOf('^') : -1;
    if (caret < 0 || above === undefined) lines.push(line);
    else lines.splice(-1, 1, `${above.slice(0, caret)}${CARET}${above.slice(caret)}`);
  }
  const shown = lines.map((line) => line.trim()).filter((line) => line !== '');
  return shorten(shown.join(SEPARATOR) || '…', SLACK_LIMITS.inputError);
}

function errorBlock(error: string): SlackBlock {
  const text = cleanLines(error) || '…';
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: text.slice(0, 1000) }] },
    ],
  };
}

function inputBlock(field: FormField): SlackBlock {
  const hint = cleanLine(field.hint);
  return {
    type: 'input',
    block_id: field.name,
    label: plain(cleanLine(field.label) || field.name, SLACK_LIMITS.inputLabel),
    optional: !field.isRequired,
    ...(hint === '' ? {} : { hint: plain(hint, SLACK_LIMITS.inputHint) }),
    element: renderElement(field),
  };
}

function renderElement(field: FormField): types.InputBlock['element'] {
  switch (field.kind) {
    case 'line':
    case 'lines':
      return lineElement(field);
    case 'choice':
      return choiceElement(field);
    case 'channel':
      return isChoosable(field.value) ? channelElement(field) : lineElement(field);
  }
}

/** Whether Slack's choice of channels can show the value: one channel of Slack, or none yet. */
function isChoosable(value: string): boolean {
  return value === '' || /^slack:[CG][A-Z0-9]{2,20}$/.test(value);
}

/** Nothing chosen yet: the channel in which the command was typed, as whoever adds a watch there mostly means it. */
function channelElement({ value, isRequired }: FormField): types.ConversationsSelect {
  const isEmpty = value === '';
  return {
    type: 'conversations_select',
    action_id: FIELD_ACTION,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(isEmpty ? {} : { initial_conversation: value.slice('slack:'.length) }),
    ...(isEmpty && isRequired ? { default_to_current_conversation: true } : {}),
  };
}

function lineElement(field: FormField): types.PlainTextInput {
  // Too long a value is left out instead of cut: a query cut in the middle would be saved as another query.
  const isFitting = field.value !== '' && field.value.length <= SLACK_LIMITS.inputValue;
  return {
    type: 'plain_text_input',
    action_id: FIELD_ACTION,
    multiline: field.kind === 'lines',
    max_length: SLACK_LIMITS.inputValue,
    ...(isFitting ? { initial_value: field.value } : {}),
  };
}

function choiceElement(field: FormField): types.StaticSelect {
  const options = field.choices.slice(0, SLACK_LIMITS.options).map((choice) => ({
    text: plain(cleanLine(choice.label) || '…', SLACK_LIMITS.optionText),
    value: choice.value.slice(0, SLACK_LIMITS.optionValue),
  }));
  const initial = options.find((option) => option.value === field.value);
  return {
    type: 'static_select',
    action_id: FIELD_ACTION,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** Reads a modal's memory back; undefined when it is none of ours. */
export function parseFormMemory(metadata: string): FormMemory | undefined {
  let value: unknown;
  try {
    value = JSON.parse(metadata);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { formId, state, title, channel } = value as Readonly<Record<string, unknown>>;
  if (typeof formId !== 'string' || typeof state !== 'string') return undefined;
  return {
    formId,
    state,
    title: typeof title === 'string' ? title : '',
    channel: typeof channel === 'string' ? channel : undefined,
  };
}
