/** A place in a text: UTF-16 offsets, the end exclusive, so that `text.slice(start, end)` is what is meant. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
