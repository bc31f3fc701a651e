import { expect, test } from 'vitest';
import { makeHostLimiter } from '../../../src/adapters/http/host-limiter.ts';

test('keeps both limits, gives hosts turns, and frees the place of a failure', async () => {
  const run = makeHostLimiter({ perHost: 1, inAll: 2 });
  const order: string[] = [];
  const active = new Map<string, number>();
  const task = (host: string, name: string) =>
    run(host, async () => {
      order.push(name);
      active.set(host, (active.get(host) ?? 0) + 1);
      expect(active.get(host)).toBe(1);
      expect([...active.values()].reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
      await Promise.resolve();
      active.set(host, 0);
      if (name === 'a1') throw new RangeError('a1 fails');
      return name;
    });
  const results = await Promise.allSettled([
    task('a', 'a1'),
    task('a', 'a2'),
    task('a', 'a3'),
    task('b', 'b1'),
    task('c', 'c1'),
  ]);
  expect(results.map((result) => result.status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  // The one long queue holds up neither of the others.
  expect(order.indexOf('b1')).toBeLessThan(order.indexOf('a2'));
  expect(order.indexOf('c1')).toBeLessThan(order.indexOf('a3'));
});
