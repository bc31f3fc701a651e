import { ChannelType, ComponentType, TextInputStyle } from 'discord.js';
import { cleanLine, shorten } from '../../../core/text/clean.ts';
import type { Form, FormField } from '../../../ports/conversation.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { markFor, splitMark } from './server-mark.ts';

/** A modal as Discord takes it; a label has one field each. */
export interface DiscordModal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly DiscordLabel[];
}

interface DiscordLabel {
  readonly type: ComponentType.Label;
  readonly label: string;
  readonly description?: string;
  readonly component: Readonly<Record<string, unknown>>;
}

const PREFIX = 'v1:form:';
/** Between a name and its piece of the form's state. */
const DIVIDER = '|';
/** Before the key of a state that is too long for the ids. */
const KEY_SIGN = '#';
const DESCRIPTION_MAX = 100;

/** A form that was sent. Its state, or the key of a state that is kept in memory. */
export interface SentForm {
  readonly formId: string;
  readonly state: string;
  readonly stateKey: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The form's first five fields as a modal. A modal of Discord remembers nothing, so that the form's state is spread
 * over the ids of the modal and its fields and survives a restart; `keepState` takes one that is too long for that.
 * `server` marks a form that is opened in a direct message.
 */
export function renderForm(
  form: Form,
  keepState: (state: string) => string,
  server?: string,
): DiscordModal {
  const fields = form.fields.slice(0, DISCORD_LIMITS.modalFields);
  const heads = [
    `${markFor(server)}${PREFIX}${form.formId}`,
    ...fields.map(({ name }) => name),
  ].map((head) => `${head}${DIVIDER}`);
  const room = heads.reduce((sum, head) => sum + DISCORD_LIMITS.customId - head.length, 0);
  const isFitting = form.state.length <= room && !form.state.startsWith(KEY_SIGN);
  let left = isFitting ? form.state : `${KEY_SIGN}${keepState(form.state)}`;
  const [modalId = '', ...fieldIds] = heads.map((head) => {
    const piece = left.slice(0, DISCORD_LIMITS.customId - head.length);
    left = left.slice(piece.length);
    return `${head}${piece}`;
  });
  return {
    custom_id: modalId,
    title: shorten(cleanLine(form.title) || 'Newsdesk', DISCORD_LIMITS.modalTitle),
    components: fields.map((field, index) => renderField(field, fieldIds[index] ?? field.name)),
  };
}

function renderField(field: FormField, id: string): DiscordLabel {
  const hint = shorten(cleanLine(field.hint), DESCRIPTION_MAX);
  return {
    type: ComponentType.Label,
    label: shorten(cleanLine(field.label) || field.name, DISCORD_LIMITS.inputLabel),
    ...(hint === '' ? {} : { description: hint }),
    component: renderComponent(field, id),
  };
}

function renderComponent(field: FormField, id: string): DiscordLabel['component'] {
  switch (field.kind) {
    case 'line':
    case 'lines':
      return renderInput(field, id);
    case 'choice':
      return renderChoice(field, id);
    case 'channel':
      return CHOOSABLE.test(field.value) ? renderChannel(field, id) : renderInput(field, id);
  }
}

/** Values that Discord's choice of channels can show: one channel of Discord, or none yet. */
const CHOOSABLE = /^(?:discord:(\d{5,20}))?$/;

/** discord.com/developers/docs/components/reference (Channel Select): in a modal since 2025. */
function renderChannel(field: FormField, id: string): DiscordLabel['component'] {
  const [, chosen] = CHOOSABLE.exec(field.value) ?? [];
  return {
    type: ComponentType.ChannelSelect,
    custom_id: id,
    required: field.isRequired,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    ...(chosen === undefined ? {} : { default_values: [{ id: chosen, type: 'channel' }] }),
  };
}

function renderInput(field: FormField, id: string): DiscordLabel['component'] {
  // Too long a value is left out instead of cut: a query cut in the middle would be saved as another query.
  const isFitting = field.value !== '' && field.value.length <= DISCORD_LIMITS.inputValue;
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: field.kind === 'lines' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.isRequired,
    max_length: DISCORD_LIMITS.inputValue,
    ...(isFitting ? { value: field.value } : {}),
  };
}

function renderChoice(field: FormField, id: string): DiscordLabel['component'] {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    required: field.isRequired,
    options: field.choices.slice(0, DISCORD_LIMITS.selectOptions).map(({ value, label }) => ({
      label: shorten(cleanLine(label) || '…', DISCORD_LIMITS.optionLabel),
      value: value.slice(0, DISCORD_LIMITS.optionValue),
      default: value === field.value,
    })),
  };
}

/** Reads a sent modal's data; undefined when it is none of ours. */
export function parseForm(data: unknown): SentForm | undefined {
  const { custom_id, components } = asObject(data);
  if (typeof custom_id !== 'string') return undefined;
  const { actionId } = splitMark(custom_id);
  if (!actionId.startsWith(PREFIX)) return undefined;
  const { head: formId, piece } = splitId(actionId.slice(PREFIX.length));
  const values: Record<string, string> = {};
  let state = piece;
  for (const label of Array.isArray(components) ? components : []) {
    const field = asObject(asObject(label)['component']);
    if (typeof field['custom_id'] !== 'string') continue;
    const id = splitId(field['custom_id']);
    state += id.piece;
    values[id.head] = readField(field);
  }
  const isKey = state.startsWith(KEY_SIGN);
  return {
    formId,
    state: isKey ? '' : state,
    stateKey: isKey ? state.slice(KEY_SIGN.length) : undefined,
    values,
  };
}

function splitId(id: string): { readonly head: string; readonly piece: string } {
  const at = id.indexOf(DIVIDER);
  return at < 0 ? { head: id, piece: '' } : { head: id.slice(0, at), piece: id.slice(at + 1) };
}

function readField(field: Readonly<Record<string, unknown>>): string {
  if (typeof field['value'] === 'string') return field['value'];
  const [chosen] = Array.isArray(field['values']) ? (field['values'] as readonly unknown[]) : [];
  if (typeof chosen !== 'string') return '';
  return field['type'] === ComponentType.ChannelSelect ? `discord:${chosen}` : chosen;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
