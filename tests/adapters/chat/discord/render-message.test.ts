import { describe, expect, test } from 'vitest';
import { escapeLines, escapeText } from '../../../../src/adapters/chat/discord/markup.ts';
import { renderMessage } from '../../../../src/adapters/chat/discord/render-message.ts';
import { cleanLine } from '../../../../src/core/text/clean.ts';
import { checkMessageBody } from '../../../emulators/discord/checks.ts';
import { readContent } from '../../../emulators/discord/visible.ts';
import {
  alertOf,
  COMPACT,
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleDigest,
  sampleQuote,
} from '../../../helpers/alerts.ts';

function wrongWith(message: ReturnType<typeof renderMessage>): string[] {
  return checkMessageBody({ ...message });
}

describe('an alert', () => {
  test('reads as the product says, in its content alone', () => {
    const { content, components, allowed_mentions } = renderMessage(
      { kind: 'alert', alert: sampleAlert() },
      STANDARD,
      NOW_MS,
    );
    expect(content.split('\n')).toEqual([
      '**Norhaven bridge to reopen for trains, ministry says**',
      `-# Norhaven Courier · <t:${(NOW_MS - 12 * 60_000) / 1000}:R> · 1 source so far`,
      'The ministry of transport said on Tuesday that the bridge passed its load test.',
      '> “The bridge will carry trains again before the first snow”',
      'Mira Olsen, minister of transport',
      '> “We were promised this two winters ago”',
      'Jonas Hale, mayor of Norhaven · in a letter seen by the Norhaven Courier',
      '> “A bridge without a railway is a monument”',
      'unattributed · background: the article refers to October 16 · first seen 16 Oct, Harbour Radio',
      'However, the operator has not yet ordered the signals.',
      '-# bridges: bridge, trains',
    ]);
    expect(components).toHaveLength(1);
    expect(components[0]?.components).toMatchObject([
      { style: 5, label: 'Read', url: 'https://courier.example/bridge?day=1' },
      { custom_id: 'v1:quotes:alert01' },
      { custom_id: 'v1:sources:alert01' },
      { custom_id: 'v1:report:alert01' },
      { custom_id: 'v1:mute:alert01' },
    ]);
    expect(allowed_mentions).toEqual({ parse: [] });
  });

  test('mentions the watch’s own role and nothing else', () => {
    const alert = sampleAlert({ mentions: ['112233445566778899', '@everyone', 'S0GROUP'] });
    const { content, allowed_mentions } = renderMessage({ kind: 'alert', alert }, STANDARD, NOW_MS);
    expect(content).toContain('-# bridges: bridge, trains · <@&112233445566778899>');
    expect(allowed_mentions).toEqual({ parse: [], roles: ['112233445566778899'] });
  });

  test('an address too long for its button stands in the text, shown without a preview', () => {
    const url = `https://courier.example/${'a'.repeat(600)}`;
    const rendered = renderMessage(
      { kind: 'alert', alert: sampleAlert({ url }) },
      STANDARD,
      NOW_MS,
    );
    expect(rendered.content).toContain(`<${url}>`);
    expect(wrongWith(rendered)).toEqual([]);
  });

  test('words that the article no longer has are struck through', () => {
    const keyQuotes = [sampleQuote({ isGone: true })];
    const { content } = renderMessage(
      { kind: 'alert', alert: sampleAlert({ keyQuotes }) },
      STANDARD,
      NOW_MS,
    );
    expect(content).toContain('> ~~“The bridge will carry trains again before the first snow”~~');
  });
});

describe.each(Object.entries(HOSTILE_TEXTS))('a text of %s', (_, text) => {
  test.each([STANDARD, COMPACT])('stays inside every limit', (layout) => {
    for (const message of [
      { kind: 'alert', alert: alertOf(text, { mentions: ['112233445566778899'] }) },
      { kind: 'digest', digest: sampleDigest(20, text) },
      { kind: 'notice', notice: { code: 'x', title: text, text, hint: text } },
    ] as const) {
      expect(wrongWith(renderMessage(message, layout, NOW_MS))).toEqual([]);
    }
  });

  test('is shown letter for letter, and links nowhere', () => {
    const clean = cleanLine(text);
    const links: string[] = [];
    expect(readContent(`> “${escapeText(clean)}”`, links)).toBe(`“${clean}”`);
    expect(readContent(escapeLines(clean), links)).toBe(clean);
    expect(links).toEqual([]);
  });
});

test.each([
  ['# big', String.raw`\# big`],
  ['> cited', String.raw`\> cited`],
  ['- item', String.raw`\- item`],
  ['-# small', String.raw`\-# small`],
  ['1. first', String.raw`1\. first`],
  ['2,000 -5 #tag > x', '2,000 -5 #tag > x'],
  ['a | b ~ c', 'a | b ~ c'],
  ['||spoiler||', String.raw`\|\|spoiler\|\|`],
  ['discord.gg/foe', String.raw`discord\.gg/foe`],
  [':tada: 10:30', String.raw`\:tada: 10:30`],
])('at the beginning of a line %j is %j', (text, escaped) => {
  expect(escapeLines(text)).toBe(escaped);
});

test('a digest names each of its twenty stories in one message, numbered as its buttons', () => {
  const digest = sampleDigest(20, 'A *very* long headline about the northern ferries '.repeat(8));
  const { content, components } = renderMessage({ kind: 'digest', digest }, STANDARD, NOW_MS);
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(content.match(/^\*\*\d+\. /gm)).toHaveLength(20);
  expect(components.flatMap((row) => row.components)).toHaveLength(20);
});
