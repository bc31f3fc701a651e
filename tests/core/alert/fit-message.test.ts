import { expect, test } from 'vitest';
import { DIGEST_ENTRIES_MAX, fitMessage } from '../../../src/core/alert/fit-message.ts';
import type { AlertReply, Message } from '../../../src/core/alert/message.ts';
import { plainText } from '../../../src/core/alert/parts.ts';
import {
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleDigest,
  sampleQuote,
} from '../../helpers/alerts.ts';
import { UNSEEN } from '../../helpers/unseen.ts';

const REPLY: AlertReply = {
  kind: 'quote',
  isLoud: false,
  publisher: 'Harbour Radio',
  url: 'https://radio.example/1',
  atMs: NOW_MS,
  text: undefined,
  replacement: undefined,
  quote: undefined,
};

function linesOf(message: Message, charactersMax?: number): readonly string[] {
  const options = charactersMax === undefined ? {} : { charactersMax };
  return fitMessage(message, STANDARD, NOW_MS, options).map(plainText).join('\n').split('\n');
}

function reply(changes: Partial<AlertReply>): Message {
  return { kind: 'reply', alertTitle: 'Bridge to reopen', reply: { ...REPLY, ...changes } };
}

test.each<[string, Message, readonly string[]]>([
  [
    'a new quote',
    reply({ quote: sampleQuote({ text: 'Not before spring', role: undefined }) }),
    ['New quote · Harbour Radio', '“Not before spring”', 'Mira Olsen'],
  ],
  [
    'a new fact',
    reply({ kind: 'fact', text: 'The signals were ordered.' }),
    ['New · Harbour Radio', 'The signals were ordered.'],
  ],
  [
    'a correction',
    reply({ kind: 'correction', text: 'six arches', replacement: 'seven arches' }),
    ['CORRECTION by Harbour Radio, 10:00: “six arches” is now “seven arches”'],
  ],
  [
    'a correction that is only told',
    reply({ kind: 'correction', text: 'The story misnamed the mayor.' }),
    ['CORRECTION by Harbour Radio, 10:00', 'The story misnamed the mayor.'],
  ],
  [
    'a development',
    reply({ kind: 'development', isLoud: true, text: 'First train crosses.' }),
    ['New development: Bridge to reopen', 'Harbour Radio · just now', 'First train crosses.'],
  ],
  [
    'a notice',
    {
      kind: 'notice',
      notice: {
        code: 'x',
        title: 'A feed is ill',
        text: 'It answers 404.\nSince noon.',
        hint: 'Ask.',
      },
    },
    ['A feed is ill', 'It answers 404.', 'Since noon.', 'Ask.'],
  ],
])('shows %s', (_, message, expected) => {
  expect(linesOf(message)).toEqual(expected);
});

test('a digest names every story, and quotes where there is room', () => {
  const lines = linesOf({ kind: 'digest', digest: sampleDigest(2) });
  expect(lines).toEqual([
    'Digest: 2 stories · bridges',
    'Ferry fares rise on the northern line 1',
    'Norhaven Courier · 20 min ago',
    '“The bridge will carry trains again before the first snow”',
    'Mira Olsen, minister of transport',
    'Ferry fares rise on the northern line 2',
    'Norhaven Courier · 40 min ago · 2 sources',
  ]);
});

test('a full digest of long titles stays within the smallest platform', () => {
  const digest = sampleDigest(DIGEST_ENTRIES_MAX, 'An endless headline '.repeat(20));
  const lines = linesOf({ kind: 'digest', digest }, 1900);
  expect(lines.join('\n').length).toBeLessThanOrEqual(1900);
  expect(lines.filter((line) => line.startsWith('Norhaven Courier'))).toHaveLength(
    DIGEST_ENTRIES_MAX,
  );
});

test('an overfull digest says how many it does not name', () => {
  const lines = linesOf({ kind: 'digest', digest: sampleDigest(DIGEST_ENTRIES_MAX + 7) });
  expect(lines.at(-1)).toBe('and 7 stories more');
});

test.each(Object.entries(HOSTILE_TEXTS))(
  'replies, digests and notices of it %s stay in bounds',
  (_, text) => {
    const messages: Message[] = [
      {
        kind: 'reply',
        alertTitle: text,
        reply: { ...REPLY, kind: 'development', text, publisher: text },
      },
      reply({ kind: 'correction', text, replacement: text, publisher: text }),
      reply({ quote: sampleQuote({ text, speaker: text }) }),
      { kind: 'digest', digest: sampleDigest(DIGEST_ENTRIES_MAX, text) },
      { kind: 'notice', notice: { code: 'x', title: text, text, hint: text } },
    ];
    for (const message of messages) {
      const joined = linesOf(message, 1900).join('\n');
      expect(joined.length).toBeLessThanOrEqual(1900);
      expect(joined).not.toMatch(UNSEEN);
    }
  },
);
