import { defineConfig } from 'vitest/config';

/** `fast` needs nothing but Node; `slow` starts processes, databases and browsers, and skips (by name) what the machine lacks. */
export default defineConfig({
  test: {
    // Protocol tests wait a few real milliseconds for the clients' own timers: a busy CI machine may need another try.
    retry: process.env['CI'] === 'true' ? 2 : 0,
    projects: [
      {
        test: {
          name: 'fast',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.slow.test.ts'],
          // For a machine under load; on an idle one each test ends within a second or two.
          testTimeout: 20_000,
          setupFiles: ['tests/helpers/only-loopback.ts'],
        },
      },
      {
        test: {
          name: 'slow',
          include: ['tests/**/*.slow.test.ts'],
          setupFiles: ['tests/helpers/only-loopback.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
