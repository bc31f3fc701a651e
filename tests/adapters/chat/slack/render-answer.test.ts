import { expect, test } from 'vitest';
import {
  renderAnswer,
  renderAnswerView,
} from '../../../../src/adapters/chat/slack/render-answer.ts';
import { parseFormMemory, renderForm } from '../../../../src/adapters/chat/slack/render-form.ts';
import type { Answer, Form } from '../../../../src/ports/conversation.ts';
import { checkMessage, checkView } from '../../../emulators/slack/payload-checks.ts';
import { HOSTILE_TEXTS, NOW_MS, STANDARD, sampleQuote } from '../../../helpers/alerts.ts';

const FORM: Form = {
  formId: 'watch-add',
  title: 'Add a watch, with a title of more than 24 characters',
  submitLabel: 'Save',
  state: 'version=3',
  fields: [
    {
      name: 'query',
      label: 'Query',
      kind: 'lines',
      value: 'bridge AND train*',
      hint: 'Words, AND, OR, NOT',
      isRequired: true,
      choices: [],
    },
    {
      name: 'mode',
      label: 'Mode',
      kind: 'choice',
      value: 'digest',
      hint: '',
      isRequired: false,
      choices: [
        { value: 'instant', label: 'At once' },
        { value: 'digest', label: 'As a digest' },
      ],
    },
  ],
};

function answerOf(text: string): Answer {
  return {
    blocks: [
      { kind: 'heading', text, url: 'https://courier.example/1' },
      {
        kind: 'text',
        runs: [
          { text, isStrong: true },
          { text, url: 'https://courier.example/2' },
        ],
      },
      { kind: 'small', runs: [{ text }, { text, url: 'https://courier.example/3' }], atMs: NOW_MS },
      { kind: 'quote', quote: sampleQuote({ text, speaker: text }), isWhole: false },
      { kind: 'code', text },
    ],
    buttons: [{ actionId: 'v1:more:2', label: text, style: 'primary' }],
    menu: { actionId: 'v1:reason:1', label: text, choices: [{ value: 'words', label: text }] },
  };
}

test('an answer is literal text with links, a menu and buttons', () => {
  const { blocks, text } = renderAnswer(
    {
      blocks: [
        { kind: 'heading', text: 'Bridge reopens', url: 'https://courier.example/1' },
        {
          kind: 'text',
          runs: [{ text: 'Two ' }, { text: 'stories', isStrong: true }, { text: ' <found>' }],
        },
        { kind: 'code', text: 'bridge AND (\n           ^' },
      ],
      buttons: [{ actionId: 'v1:share:1', label: 'Share here' }],
    },
    STANDARD,
    NOW_MS,
  );
  expect(text).toBe('Bridge reopens\nTwo stories &lt;found&gt;\nbridge AND (\n           ^');
  expect(blocks[1]).toMatchObject({
    elements: [
      {
        elements: [
          { type: 'text', text: 'Two ' },
          { type: 'text', text: 'stories', style: { bold: true } },
          { type: 'text', text: ' <found>' },
        ],
      },
    ],
  });
  expect(blocks[2]).toMatchObject({ elements: [{ type: 'rich_text_preformatted' }] });
  expect(blocks[3]).toMatchObject({ elements: [{ value: 'v1:share:1' }] });
});

test('a quote that need not be whole is cut outside its marks', () => {
  const quote = sampleQuote({ text: 'Words upon words. '.repeat(40).trim() });
  const render = (isWhole: boolean) =>
    renderAnswer({ blocks: [{ kind: 'quote', quote, isWhole }], buttons: [] }, STANDARD, NOW_MS)
      .text;
  expect(render(true)).toContain(`“${quote.text}”`);
  expect(render(false)).toMatch(/^“Words upon .*” \[…\]\n/);
});

test.each(Object.entries(HOSTILE_TEXTS))(
  'answers and forms of %s stay inside every limit',
  (_, text) => {
    const answer = answerOf(text);
    expect(checkMessage({ ...renderAnswer(answer, STANDARD, NOW_MS) })).toBeUndefined();
    const many = { ...answer, blocks: Array.from({ length: 60 }, () => answer.blocks).flat() };
    expect(checkMessage({ ...renderAnswer(many, STANDARD, NOW_MS) })).toBeUndefined();
    const view = renderAnswerView(answer, { title: text, metadata: '' }, STANDARD, NOW_MS);
    expect(checkView(view)).toBeUndefined();
    const fields = FORM.fields.map((field) => ({ ...field, label: text, hint: text, value: text }));
    const form = { ...FORM, title: text, submitLabel: text, fields };
    expect(checkView(renderForm(form, STANDARD, { errors: { query: text } }))).toBeUndefined();
  },
);

test('an empty answer is still one that Slack takes', () => {
  expect(
    checkMessage({ ...renderAnswer({ blocks: [], buttons: [] }, STANDARD, NOW_MS) }),
  ).toBeUndefined();
});

test('a form keeps its state, its channel and what was typed', () => {
  const view = renderForm(FORM, STANDARD, { channel: 'C0BRIDGES' });
  expect(parseFormMemory(view.private_metadata ?? '')).toEqual({
    formId: 'watch-add',
    state: 'version=3',
    title: 'Add a watch, with a…',
    channel: 'C0BRIDGES',
  });
  expect(view.blocks[0]).toMatchObject({
    element: { initial_value: 'bridge AND train*', multiline: true },
  });
  expect(view.blocks[1]).toMatchObject({ element: { initial_option: { value: 'digest' } } });
});

test('a value too long for Slack is left out, never cut', () => {
  const fields = FORM.fields.map((field) => ({ ...field, value: 'x'.repeat(3001) }));
  const view = renderForm({ ...FORM, fields }, STANDARD);
  expect(JSON.stringify(view)).not.toContain('xxx');
});

test.each(['', 'no json', '[]', 'null', '{"formId":1}'])(
  'memory that is none of ours is none: %s',
  (text) => {
    expect(parseFormMemory(text)).toBeUndefined();
  },
);

test('a channel of this workspace is shown by its name, another platform’s as it is written', () => {
  const runs = [
    { text: 'slack:C0OPEN', channel: 'slack:C0OPEN' },
    { text: ' and ' },
    { text: 'discord:70001', channel: 'discord:70001' },
  ] as const;
  const message = renderAnswer(
    {
      blocks: [
        { kind: 'text', runs },
        { kind: 'small', runs },
      ],
      buttons: [],
    },
    STANDARD,
    NOW_MS,
  );
  expect(checkMessage({ ...message, channel: 'C0OPEN' })).toBeUndefined();
  const [text, small] = message.blocks;
  expect(JSON.stringify(text)).toContain('{"type":"channel","channel_id":"C0OPEN"}');
  expect(JSON.stringify(text)).toContain('discord:70001');
  expect(JSON.stringify(small)).toContain('<#C0OPEN> and discord:70001');
  expect(message.text).toContain('slack:C0OPEN');
});
