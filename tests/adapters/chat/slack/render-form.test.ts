import { describe, expect, test } from 'vitest';
import { readFormValues } from '../../../../src/adapters/chat/slack/read-payload.ts';
import {
  FIELD_ACTION,
  fitFieldError,
  parseFormMemory,
  renderForm,
} from '../../../../src/adapters/chat/slack/render-form.ts';
import type { Form, FormField } from '../../../../src/ports/conversation.ts';
import { checkView } from '../../../emulators/slack/payload-checks.ts';
import { HOSTILE_TEXTS, STANDARD } from '../../../helpers/alerts.ts';

function field(changes: Partial<FormField> = {}): FormField {
  return {
    name: 'destination',
    label: 'Channel',
    kind: 'channel',
    value: '',
    hint: '',
    isRequired: true,
    choices: [],
    ...changes,
  };
}

function formOf(...fields: readonly FormField[]): Form {
  return { formId: 'watch-add', title: 'Add a watch', submitLabel: 'Save', state: 's1', fields };
}

function elementOf(one: FormField): unknown {
  const view = renderForm(formOf(one), STANDARD);
  expect(checkView(view)).toBeUndefined();
  return (view.blocks[0] as { readonly element?: unknown }).element;
}

describe('a field for a channel', () => {
  test('is Slack’s own choice, of the channel in which one is until one is chosen', () => {
    expect(elementOf(field())).toMatchObject({
      type: 'conversations_select',
      default_to_current_conversation: true,
    });
    expect(elementOf(field({ value: 'slack:C0BRIDGES' }))).toMatchObject({
      type: 'conversations_select',
      initial_conversation: 'C0BRIDGES',
    });
    expect(elementOf(field({ isRequired: false }))).not.toHaveProperty(
      'default_to_current_conversation',
    );
  });

  test.each(['console', 'slack:C0BRIDGES, console', 'discord:112233445566778899'])(
    'is a line where the choice could not show %s',
    (value) => {
      expect(elementOf(field({ value }))).toMatchObject({
        type: 'plain_text_input',
        initial_value: value,
      });
    },
  );

  test('comes back as a destination, and as nothing where none was chosen', () => {
    const valuesOf = (selected_conversation: unknown) =>
      readFormValues(
        { state: { values: { to: { [FIELD_ACTION]: { selected_conversation } } } } },
        FIELD_ACTION,
      );
    expect(valuesOf('C0BRIDGES')).toEqual({ to: 'slack:C0BRIDGES' });
    expect(valuesOf(null)).toEqual({ to: '' });
    expect(valuesOf('D0MEMBER')).toEqual({ to: '' });
  });
});

describe('an error under a field', () => {
  test.each([
    ['column 8: a ) is missing', 'column 8: a ) is missing'],
    [
      'Never closed. (column 11)\n  nato AND (kyiv\n           ^\nAdd ).',
      'Never closed. (column 11) · nato AND ▸(kyiv · Add ).',
    ],
    ['Too short.\n  a\n     ^', 'Too short. · a▸'],
    ['^', '^'],
    ['', '…'],
  ])('%j marks the place in the text itself', (error, shown) => {
    expect(fitFieldError(error)).toBe(shown);
  });

  test.each(Object.values(HOSTILE_TEXTS))('is short whatever it is', (text) => {
    expect(fitFieldError(text).length).toBeLessThanOrEqual(1000);
  });
});

describe('a form', () => {
  test.each(Object.entries(HOSTILE_TEXTS))(
    'with %s everywhere stays inside the limits',
    (_, text) => {
      const choices = [{ value: text.slice(0, 100) || 'x', label: text }];
      const form: Form = {
        ...formOf(
          field({ name: 'a', kind: 'line', label: text, hint: text, value: text }),
          field({ name: 'b', kind: 'lines', label: text, hint: text, value: text }),
          field({ name: 'c', kind: 'choice', label: text, hint: text, choices }),
          field({ name: 'd', label: text, hint: text, value: text }),
        ),
        title: text,
        submitLabel: text,
      };
      const view = renderForm(form, STANDARD, {
        channel: 'C0BRIDGES',
        errors: { a: text, d: text },
      });
      expect(checkView(view)).toBeUndefined();
      expect(parseFormMemory(view.private_metadata ?? '')).toMatchObject({ formId: 'watch-add' });
    },
  );

  test('of an older release or another app is none of ours', () => {
    for (const metadata of ['', 'null', '[]', '{"formId":1}', '{', '{"formId":"x"}']) {
      expect(parseFormMemory(metadata)).toBeUndefined();
    }
  });
});
