const DISTANCE_MAX = 2;
const NAME_UNITS_MAX = 64;

/** Letters to add, drop, change or swap to turn one word into the other (restricted Damerau-Levenshtein). */
function findDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return last[right.length] ?? 0;
}

/** The known name that was probably meant: at most two letters off, and fewer than half; undefined when none is near. */
export function suggestName(written: string, known: Iterable<string>): string | undefined {
  if (written.length > NAME_UNITS_MAX) return undefined;
  let best: string | undefined;
  let bestDistance = DISTANCE_MAX + 1;
  for (const name of known) {
    if (Math.abs(name.length - written.length) > DISTANCE_MAX) continue;
    const distance = findDistance(written.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance && distance * 2 < Math.max(name.length, written.length)) {
      [best, bestDistance] = [name, distance];
    }
  }
  return best;
}
