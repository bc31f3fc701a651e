import { FAILPOINTS, onFailpoint } from '../../src/ports/failpoint.ts';

/**
 * Preloaded into a service by `node --import` (and so into its worker threads): kills the process, as a power cut would, when
 * it comes to a point for the n-th time. `CHAOS_KILL_AT` is `<point>:<n>`; nothing under src/ reads it.
 */
const [name, count = '1'] = (process.env['CHAOS_KILL_AT'] ?? '').split(':');
const point = FAILPOINTS.find((known) => known === name);
let left = Number(count);
onFailpoint((reached) => {
  if (reached !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});
