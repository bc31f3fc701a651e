import { NewsdeskError } from '../../errors.ts';
import type { SetUp } from '../../ports/set-up.ts';
import { oneLine, paint } from '../output.ts';
import type { InitHouse } from './init-house.ts';

/** Lines of a difference that are shown; a whole file is not read in a terminal. */
const LINES_MAX = 40;

/**
 * Writes a file, and shows first what becomes different in one that is there. Answers false where the person does not want it. Throws
 * `usage_invalid` where a file would be changed and nobody can be asked.
 */
export async function writeWithConsent(
  house: InitHouse,
  change: {
    readonly file: string;
    readonly text: string;
    readonly rights: Parameters<SetUp['writeText']>[2];
    /** What is shown of a line: secrets are masked. */
    readonly show?: (line: string) => string;
  },
): Promise<boolean> {
  const { setUp, asker, isYes, context } = house;
  const { file, text, rights, show = (line: string) => line } = change;
  const before = setUp.readText(file);
  if (before === text) return true;
  const isOurs = before === undefined || (house.isFresh && rights === 'readable');
  if (!isOurs) {
    const lines = gather(describeDifference(before, text).map((line) => oneLine(show(line), 160)));
    const shown = lines.slice(0, LINES_MAX);
    if (lines.length > shown.length) shown.push(`… ${lines.length - shown.length} lines more`);
    if (asker === undefined) context.remark(`${file}:\n${shown.join('\n')}\n`);
    else asker.note(`${file} changes`, shown.map(colour).join('\n'));
    if (!isYes && asker === undefined) {
      throw new NewsdeskError('usage_invalid', `${file} is there already, and was not changed`, {
        hint: 'Without a terminal nobody can be asked: add --yes to write it.',
      });
    }
    if (!isYes && (await asker?.confirm({ message: `Write ${file}?`, initial: true })) !== true) {
      return false;
    }
  }
  setUp.writeText(file, text, rights);
  if (asker === undefined) context.remark(`${file} was written.\n`);
  else asker.well(`${file} is written.`);
  return true;
}

/** Lines that go and lines that come, in the order of the file; good enough for edits of single lines. */
function describeDifference(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const kept = countLines(now);
  const lines: string[] = [];
  const staying = countLines(old);
  for (const line of old) if (!take(kept, line)) lines.push(`- ${line}`);
  for (const line of now) if (!take(staying, line)) lines.push(`+ ${line}`);
  return lines;
}

/** The same change in many places is one line. */
function gather(lines: readonly string[]): readonly string[] {
  return [...countLines(lines)].map(([line, times]) =>
    times === 1 ? line : `${line}   (${times} times)`,
  );
}

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, line: string): boolean {
  const left = counts.get(line) ?? 0;
  counts.set(line, left - 1);
  return left > 0;
}

function colour(line: string): string {
  return paint(line.startsWith('+') ? 'green' : 'red', line);
}
