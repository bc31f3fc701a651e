import { expect, test } from 'vitest';
import { createLog } from '../../../src/adapters/system/logger.ts';
import { NewsdeskError } from '../../../src/errors.ts';

function collect(): { readonly text: () => string; write(line: string): void } {
  let text = '';
  return {
    text: () => text,
    write: (line) => {
      text += line;
    },
  };
}

test('a line is JSON: level, time, fields and a fixed phrase', () => {
  const sink = collect();
  const log = createLog({ level: 'info', format: 'json', secrets: [], sink });
  log.debug({ feedId: 'f1' }, 'feed is due');
  log.info({ feedId: 'f1', durationMs: 12 }, 'feed polled');
  const line = JSON.parse(sink.text()) as Record<string, unknown>;
  expect(line).toMatchObject({ level: 'info', feedId: 'f1', durationMs: 12, msg: 'feed polled' });
  expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('an error keeps its code and hint', () => {
  const sink = collect();
  const log = createLog({ level: 'info', format: 'json', secrets: [], sink });
  log.error(
    { err: new NewsdeskError('feed_invalid', 'it is a page', { hint: 'Try /feed.' }) },
    'x',
  );
  expect(JSON.parse(sink.text())).toMatchObject({
    err: { message: 'it is a page', code: 'feed_invalid', hint: 'Try /feed.' },
  });
});

test('silent is silent', () => {
  const sink = collect();
  createLog({ level: 'silent', format: 'json', secrets: [], sink }).error({}, 'x');
  expect(sink.text()).toBe('');
});

test.each(['json', 'pretty'] as const)('no secret shows in %s, wherever it stands', (format) => {
  const sink = collect();
  const secret = 'hunter"2-not-real';
  const log = createLog({ level: 'debug', format, secrets: [secret], sink, isColored: false });
  log.info(
    { [secret]: { deep: [`x${secret}y`] }, url: `https://a/?t=${encodeURIComponent(secret)}` },
    secret,
  );
  log.error({ err: new Error(`refused ${secret}`, { cause: new Error(secret) }) }, 'failed');
  expect(sink.text()).not.toContain('hunter');
  expect(sink.text()).toContain('[secret]');
});

test('the pretty form is one line for people', () => {
  const sink = collect();
  const log = createLog({ level: 'info', format: 'pretty', secrets: [], sink, isColored: false });
  log.warn({ feedId: 'f1' }, 'feed rate limited');
  expect(sink.text()).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: feed rate limited \{"feedId":"f1"\}\n$/);
});
