import { expect, test } from 'vitest';
import { renderAnswer } from '../../../../src/adapters/chat/discord/render-answer.ts';
import { NOW_MS, STANDARD } from '../../../helpers/alerts.ts';

test('a channel of the server is shown by its name, another platform’s as it is written', () => {
  const runs = [
    { text: 'discord:70001', channel: 'discord:70001' },
    { text: ' and ' },
    { text: 'slack:C0OPEN', channel: 'slack:C0OPEN' },
  ] as const;
  const [message] = renderAnswer(
    { blocks: [{ kind: 'small', runs }], buttons: [] },
    STANDARD,
    NOW_MS,
  );
  expect(message?.content).toBe('-# <#70001> and slack:C0OPEN');
});

test('what an answer brings from outside is no channel', () => {
  const [message] = renderAnswer(
    { blocks: [{ kind: 'text', runs: [{ text: '<#70001> discord:70001' }] }], buttons: [] },
    STANDARD,
    NOW_MS,
  );
  expect(message?.content).toBe('\\<#70001> discord:70001');
});
