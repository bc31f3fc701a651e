import { expect, test } from 'vitest';
import { auditEntry } from '../../src/app/audit.ts';
import { findLayout } from '../../src/app/find-layout.ts';
import type { Destination } from '../../src/core/watch/destination.ts';
import type { WorkspaceId } from '../../src/core/watch/watch.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';
import { makeWatch } from '../helpers/watch.ts';

async function makeDesk() {
  const desk = await makeNewsdesk({ watches: [{ destinations: ['discord:80002', 'console'] }] });
  const own = { ...makeWatch(), name: 'own', destinations: ['discord:70001'] as const };
  const { id: _id, workspace: _workspace, version: _version, isPaused, ...options } = own;
  await desk.store.saveWatch({
    id: 'w2',
    workspace: 'discord:70000',
    options,
    isPaused,
    expectedVersion: undefined,
    audit: auditEntry(
      desk.deps,
      { actor: 'discord:1', workspace: 'discord:70000' },
      { action: 'watch.add', subject: 'own', before: undefined, after: options },
    ),
  });
  const speak = async (id: WorkspaceId, settings: Readonly<Record<string, unknown>>) =>
    desk.store.saveWorkspace({ id, name: id, settings });
  const languageOf = async (destination: Destination) =>
    (await findLayout(desk.deps, destination)).language;
  return { desk, speak, languageOf };
}

test('a workspace’s alerts are labelled in the language that its admins chose', async () => {
  const { speak, languageOf } = await makeDesk();
  await speak('slack:T1', { language: 'uk' });
  await speak('discord:70000', { language: 'uk' });
  await speak('discord:80000', { language: 'uk', channel: 'discord:80001' });
  expect(await languageOf('slack:C0OPEN')).toBe('uk');
  expect(await languageOf('discord:70001')).toBe('uk');
  expect(await languageOf('discord:80001')).toBe('uk');
  // Whose channel this is, nobody has said.
  expect(await languageOf('discord:80002')).toBe('en');
  expect(await languageOf('console')).toBe('en');
});

test('nobody chose: the installation’s language', async () => {
  const { speak, languageOf } = await makeDesk();
  await speak('slack:T1', {});
  expect(await languageOf('slack:C0OPEN')).toBe('en');
});
