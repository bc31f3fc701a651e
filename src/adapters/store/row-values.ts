/** A column's value as the rest of the code has it: `undefined` where the row has nothing. */
export function orUndefined<Value>(value: Value | null): Value | undefined {
  return value === null ? undefined : value;
}

/** 1 or 0: both databases have whole numbers, and one of them has no truth values. */
export function flag(isTrue: boolean): number {
  return isTrue ? 1 : 0;
}

/** A JSON column. Its text was written by `JSON.stringify` of the same type, in this store. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}
