import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import type { Quote } from '../../src/core/quote/quote.ts';
import { type AlertParts, chooseAlertParts } from '../../src/core/summary/compose-parts.ts';

/** A row of the corpus, as far as it is needed here. */
export interface SummaryRow {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly terms?: readonly string[];
  readonly nuggets?: readonly { what: string; any: string; weight?: number }[];
}

/** What an alert of each row tells: share of the facts (weighted), by language too, and which are missing. */
export interface AlertFacts {
  readonly facts: number;
  readonly byLanguage: Readonly<Record<string, number>>;
  readonly charactersMax: number;
  readonly missing: readonly { id: string; what: readonly string[]; characters: number }[];
}

// Publisher, age and sources; the watch and its terms; line breaks. The longest of the shipped ones have about this many.
const FRAME_CHARACTERS = 90;

/** Facts over title, sentences and quotes of the alerts of the rows, each at most `charactersMax` visible characters. */
export function measureAlertFacts(
  rows: readonly SummaryRow[],
  {
    charactersMax,
    sentencesMax,
    quotesOf = findRowQuotes,
  }: {
    charactersMax: number;
    sentencesMax?: number;
    quotesOf?: (row: SummaryRow) => readonly Quote[];
  },
): AlertFacts {
  const sums = new Map<string, { told: number; all: number }>();
  const missing: { id: string; what: string[]; characters: number }[] = [];
  let longest = 0;
  for (const row of rows) {
    const { lang, title, terms = [] } = row;
    const frame = title.length + FRAME_CHARACTERS;
    const parts = chooseAlertParts(row.text, {
      lang,
      title,
      terms,
      quotes: quotesOf(row),
      ...(sentencesMax === undefined ? {} : { sentencesMax }),
      charactersMax: Math.max(0, charactersMax - frame),
    });
    const shown = [title, ...renderParts(row.text, parts)].join('\n');
    const characters = shown.length - title.length + frame;
    longest = Math.max(longest, characters);
    const what: string[] = [];
    const sum = sums.get(lang) ?? { told: 0, all: 0 };
    for (const { what: name, any, weight = 1 } of row.nuggets ?? []) {
      sum.all += weight;
      if (new RegExp(any, 'iu').test(shown)) sum.told += weight;
      else what.push(name);
    }
    sums.set(lang, sum);
    if (what.length > 0) missing.push({ id: row.id, what, characters });
  }
  const all = [...sums.values()].reduce((total, { all: count }) => total + count, 0);
  const told = [...sums.values()].reduce((total, { told: count }) => total + count, 0);
  const byLanguage = Object.fromEntries([...sums].map(([lang, sum]) => [lang, sum.told / sum.all]));
  return { facts: told / all, byLanguage, charactersMax: longest, missing };
}

function findRowQuotes({ text, lang, title }: SummaryRow): readonly Quote[] {
  return findQuotes(text, { lang, title });
}

function renderParts(
  text: string,
  { lead, afterLead, quotes, more, qualifier }: AlertParts,
): string[] {
  const lines = quotes.map(({ quote: { start, end, speaker, via, background } }) => {
    const { name = 'unattributed', role } = speaker ?? {};
    const who = [
      role === undefined ? name : `${name}, ${role}`,
      via,
      background && `background: the article refers to ${background}`,
    ];
    return `“${text.slice(start, end)}”\n${who.filter((part) => part !== undefined).join(' · ')}`;
  });
  return [
    ...(lead ? [text.slice(lead.start, lead.end)] : []),
    ...afterLead.map(({ start, end }) => text.slice(start, end)),
    ...lines,
    ...more.map(({ start, end }) => text.slice(start, end)),
    ...(qualifier ? [text.slice(qualifier.start, qualifier.end)] : []),
  ];
}
