import { expect, test } from 'vitest';
import { alertButtons } from '../../../src/core/alert/buttons.ts';
import { findLink } from '../../../src/core/alert/link.ts';
import { sampleAlert } from '../../helpers/alerts.ts';

test('an alert has five buttons whose ids are all their state', () => {
  expect(alertButtons(sampleAlert(), 'en')).toEqual([
    { actionId: 'v1:read:alert01', label: 'Read', url: 'https://courier.example/bridge?day=1' },
    { actionId: 'v1:quotes:alert01', label: 'All quotes (3)' },
    { actionId: 'v1:sources:alert01', label: 'Sources (1)' },
    { actionId: 'v1:report:alert01', label: 'Report' },
    { actionId: 'v1:mute:alert01', label: 'Mute story' },
  ]);
});

test.each([
  ['without quotes', { keyQuotes: [], allQuotes: [] }, ['read', 'sources', 'report', 'mute']],
  ['without an address', { url: 'javascript:alert(1)' }, ['quotes', 'sources', 'report', 'mute']],
  ['when it is withdrawn', { withdrawn: 'forged' }, ['read', 'sources']],
])('%s it offers only what there is', (_, changes, expected) => {
  const actions = alertButtons(sampleAlert(changes), 'uk').map(
    ({ actionId }) => actionId.split(':')[1],
  );
  expect(actions).toEqual(expected);
});

test.each([
  ['https://courier.example/a?b=1#c', 'https://courier.example/a?b=1#c'],
  ['http://courier.example', 'http://courier.example/'],
  ['https://courier.example/a|b><c', 'https://courier.example/a%7Cb%3E%3Cc'],
  ['https://bank.example@foe.example/x', 'https://foe.example/x'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/relative', undefined],
  ['', undefined],
  [`https://courier.example/${'a'.repeat(3000)}`, undefined],
])('links %s as %s', (url, expected) => {
  expect(findLink(url)).toBe(expected);
});
