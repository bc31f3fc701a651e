import { expect, test } from 'vitest';
import { formatDeliveries } from '../../src/commands/deliveries.ts';
import type { Delivery } from '../../src/core/alert/delivery.ts';
import { NOW_MS, sampleAlert } from '../helpers/alerts.ts';

const SENT: Delivery = {
  id: 'b3hs8ja66c77xmj1',
  alertId: 'alert01',
  storyId: 'story01',
  kind: 'post',
  revision: 0,
  destination: 'slack:C01',
  nonce: 'nonce',
  message: { kind: 'alert', alert: sampleAlert({ title: `Ferry ${'a'.repeat(200)}` }) },
  state: 'sent',
  dueAtMs: NOW_MS,
  createdAtMs: NOW_MS,
  leaseOwner: undefined,
  leaseUntilMs: undefined,
  token: 1,
  attempts: 1,
  sendingAtMs: NOW_MS,
  sentAtMs: NOW_MS,
  messageId: 'm',
  parentMessageId: undefined,
  lastError: undefined,
};

test('what is wrong with a delivery stands whole below it, however long its title is', () => {
  const lastError = 'channel_not_found (The channel is gone:\u001B[31m change the destination.)';
  const failed: Delivery = { ...SENT, id: 'c4', state: 'failed', lastError };
  const lines = formatDeliveries([SENT, failed, SENT]).split('\n');
  expect(lines.map((line) => line.slice(0, 2))).toEqual(['id', 'b3', 'c4', '  ', 'b3']);
  expect(lines[3]).toBe('  channel_not_found (The channel is gone: change the destination.)');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(180);
});
