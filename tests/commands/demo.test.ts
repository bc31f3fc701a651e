import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { CommandContext, Demo } from '../../src/commands/context.ts';
import { addDemoCommand } from '../../src/commands/demo.ts';

/** A demo with nothing in its feeds, whose service is ready and ends at once. */
function makeDemo(createConsoleLink: () => Promise<string>, done: string[]): Demo {
  const useCases = {
    pollOnce: () => Promise.resolve(),
    listAlerts: () => Promise.resolve([]),
    createConsoleLink,
    run: async ({ onReady }: { onReady: (readiness: { consoleUrl: string }) => void }) => {
      onReady({ consoleUrl: 'http://127.0.0.1:1' });
      // Long enough for a rejection that nobody handles to fail the test.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return {
    useCases: useCases as unknown as Demo['useCases'],
    feedCount: 0,
    reasons: () => Promise.resolve(new Map()),
    itemCount: () => Promise.resolve(0),
    close: async () => {
      done.push('closed');
    },
  };
}

async function runDemo(createConsoleLink: (done: string[]) => Promise<string>): Promise<string[]> {
  const done: string[] = [];
  const context: Partial<CommandContext> = {
    print: (text) => done.push(text),
    remark: (text) => done.push(text),
    isTerminal: true,
    openDemo: () => Promise.resolve(makeDemo(() => createConsoleLink(done), done)),
  };
  const program = new Command();
  addDemoCommand(program, context as CommandContext);
  await program.parseAsync(['node', 'newsdesk', 'demo']);
  return done;
}

test('a link to the console that cannot be made is said, and the demo goes on', async () => {
  const done = await runDemo(() => Promise.reject(new Error('the store is full')));
  expect(done).toContain('No link to the web console: the store is full\n');
  expect(done.at(-1)).toBe('closed');
});

test('the store is closed once the link is made', async () => {
  const done = await runDemo(async (soFar) => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(soFar).not.toContain('closed');
    return 'http://127.0.0.1:1/sign-in';
  });
  expect(done.at(-2)).toContain('http://127.0.0.1:1/sign-in');
});
