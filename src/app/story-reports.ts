import type { ItemId } from '../core/item/item.ts';
import { primaryLanguage } from '../core/text/language.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { Story } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import type { Report } from './alert-material.ts';
import type { Settings } from './settings.ts';

/** The language in which a destination wants its stories: its own, else the installation's. */
export function languageOf(settings: Settings, destination: Destination): string {
  return settings.destinations[destination]?.language ?? settings.language;
}

/** Whether an item is in a language; what is not known is not. */
export function isIn(language: string, lang: string | undefined): boolean {
  return lang !== undefined && primaryLanguage(lang) === language;
}

/** The report that tells the story: in the destination's language before others, somebody's own words before a reprint, else the last. */
export function chooseReport(
  reports: readonly Report[],
  language: string,
): { readonly report: Report; readonly others: readonly Report[] } | undefined {
  const rank = ({ read: { item } }: Report): number =>
    (isIn(language, item.lang) ? 2 : 0) + (item.reprintOf === undefined ? 1 : 0);
  let report: Report | undefined;
  for (const candidate of reports) {
    if (report === undefined || rank(candidate) >= rank(report)) report = candidate;
  }
  return report === undefined
    ? undefined
    : { report, others: reports.filter((other) => other !== report) };
}

/** A report that was archived before, by the watches that it met; undefined when it, or every one of them, is gone or rests. */
export async function loadReport(
  store: Store,
  {
    itemId,
    story,
    watches,
  }: {
    readonly itemId: ItemId;
    readonly story: Pick<Story, 'id' | 'sourcesCount'>;
    readonly watches: readonly Watch[];
  },
): Promise<Report | undefined> {
  const item = await store.findItem({ id: itemId });
  if (item === undefined || item.isWithdrawn) return undefined;
  const evidence = await store.listMatches(itemId);
  const matches = watches.flatMap((watch) => {
    const met = evidence.find(({ watchId }) => watchId === watch.id);
    const { languages, isPaused } = watch;
    const isOther =
      item.lang !== undefined && languages !== undefined && !languages.includes(item.lang);
    return met === undefined || isPaused || isOther ? [] : [{ watch, terms: met.terms }];
  });
  if (matches.length === 0) return undefined;
  const found = await store.listQuotesOfItem(itemId);
  const withdrawn = await store.listWithdrawnQuotes(found.map(({ textKey }) => textKey));
  const keys = new Set(withdrawn);
  const quotes = found.filter(({ textKey }) => !keys.has(textKey));
  return { read: { item, story, quotes, firstQuotes: new Map() }, matches };
}
