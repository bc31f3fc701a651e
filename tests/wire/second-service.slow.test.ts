import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, kill, makeInstallation } from '../helpers/service.ts';

let house: Installation;
let service: ChildProcess;

beforeAll(async () => {
  house = await makeInstallation({
    'newsdesk.yaml': 'timezone: UTC\nnotices: []\n',
    'feeds.yaml': 'feeds: []\n',
    'watches.yaml': 'watches: []\n',
  });
  service = await house.start();
});
afterAll(async () => {
  await kill(service);
  await house.remove();
});

test('a second service on the same store is refused, and the first goes on', async () => {
  const { code, stderr } = await house.command('run');
  expect(code).toBe(1);
  expect(stderr).toMatch(/another/i);
  expect(service.exitCode).toBeNull();
  expect(await kill(service, 'SIGTERM')).toBe(0);
});
