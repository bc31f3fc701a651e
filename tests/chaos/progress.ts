/** Without a terminal a line so often is enough. */
const LINE_EVERY_MS = 15_000;

/** Where a campaign stands: one line that is written over in a terminal, a line now and then elsewhere. All on stderr. */
export function createProgress(head: string): {
  readonly say: (line: string) => void;
  readonly end: () => void;
} {
  const startedAt = performance.now();
  const isTerminal = process.stderr.isTTY;
  let writtenAt = startedAt;
  process.stderr.write(`== ${head}\n`);
  return {
    say(line) {
      const now = performance.now();
      const text = `${formatElapsed(now - startedAt)}  ${line}`;
      if (isTerminal)
        process.stderr.write(`\r\u001B[K${text.slice(0, process.stderr.columns - 1)}`);
      else if (now - writtenAt >= LINE_EVERY_MS) {
        writtenAt = now;
        process.stderr.write(`   ${text}\n`);
      }
    },
    end() {
      if (isTerminal) process.stderr.write('\r\u001B[K');
    },
  };
}

function formatElapsed(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
