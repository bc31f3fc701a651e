import { expect, test } from 'vitest';
import { buildHouse } from '../chaos/house.ts';
import { seededRandom } from '../chaos/random.ts';

/** What systemd and Docker grant by themselves is more; a person who presses Ctrl-C waits no longer. */
const STOP_MS_MAX = 5_000;

test('a service that is stopped while it still connects to both platforms ends at once', async () => {
  const house = await buildHouse(
    { store: 'sqlite', random: seededRandom(1) },
    { channels: 1, feeds: 2 },
  );
  try {
    const service = await house.start();
    const { code, tookMs } = await service.end('SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(STOP_MS_MAX);
  } finally {
    await house.close();
  }
}, 60_000);
