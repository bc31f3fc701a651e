/** Finds a text from a place on: its index, or -1. */
export type FindAhead = (needle: string, from: number) => number;

interface LastSearch {
  readonly from: number;
  /** Past the text's end when nothing was found. */
  readonly index: number;
}

/**
 * `indexOf` over one text that remembers each needle's last search, so that no stretch of the text is read twice for
 * it. It keeps scanners linear on texts that open a thousand comments or quotation marks and close none.
 */
export function makeFindAhead(text: string): FindAhead {
  const searches = new Map<string, LastSearch>();
  return (needle, from) => {
    const last = searches.get(needle);
    if (last !== undefined && last.from <= from && from <= last.index) {
      return last.index > text.length ? -1 : last.index;
    }
    const index = text.indexOf(needle, from);
    searches.set(needle, { from, index: index === -1 ? Number.POSITIVE_INFINITY : index });
    return index;
  };
}
