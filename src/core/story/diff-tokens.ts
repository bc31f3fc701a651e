import type { Token } from './find-tokens.ts';

/** A run of tokens that was replaced, as half-open ranges of indices; one of them may be empty. */
export interface Hunk {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** The replaced runs between two short token lists, by the longest common subsequence: quadratic, so callers pass sentences. */
export function diffTokens(before: readonly Token[], after: readonly Token[]): readonly Hunk[] {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row]?.lower === after[column]?.lower
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [fromRow, fromColumn] = [row, column];
    while (
      (row < before.length || column < after.length) &&
      !(row < before.length && column < after.length && before[row]?.lower === after[column]?.lower)
    ) {
      const goesDown =
        column >= after.length ||
        (row < before.length && lengthAt(row + 1, column) >= lengthAt(row, column + 1));
      if (goesDown) row += 1;
      else column += 1;
    }
    if (row > fromRow || column > fromColumn) {
      hunks.push({ before: [fromRow, row], after: [fromColumn, column] });
    }
    row += 1;
    column += 1;
  }
  return hunks;
}
