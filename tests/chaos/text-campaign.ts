import { openStore } from '../../src/adapters/store/open-store.ts';
import { checkQuote } from '../../src/app/check-quote.ts';
import { findFirstQuotes } from '../../src/app/quote-age.ts';
import type { Quote } from '../../src/core/quote/quote.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { createQuoteMaker, type MadeUpQuote, type QuoteMaker } from '../helpers/made-up-quotes.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { fillQuotes } from '../helpers/quote-archive.ts';
import { makeClaim } from '../helpers/quote-claims.ts';
import { itemId, type OpenedStore } from '../helpers/store-samples.ts';
import { type Campaign, type Finding, mustBeZero } from './campaign.ts';

/**
 * Made-up true and altered quotes against an archive, and planted repeats: what is called what. From the command line
 * `node tests/chaos/text-campaign.ts [--seed 1] [--claims 2000] [--archive 3000] [--store postgres]`; the seed that it prints
 * makes the same claims again.
 */
export interface CampaignOptions {
  readonly seed: number;
  readonly claims: number;
  readonly archive: number;
}

/** Counts by what was right and what was answered; `wrong`: each miss, a line. */
export interface CheckFigures {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly wrong: readonly string[];
}

/** Archives made-up quotes, some repeated by another outlet, and asks about them. */
export async function runCheckCampaign(
  opened: OpenedStore,
  { seed, claims, archive }: CampaignOptions,
): Promise<CheckFigures> {
  const maker = createQuoteMaker(seed);
  const quotes = Array.from({ length: archive }, () => ({
    ...maker.quote(),
    atMs: NOW_MS - Math.floor(maker.random() * 90 * DAY_MS),
  }));
  await fillQuotes(opened, quotes);
  const counts: Record<string, Record<string, number>> = {};
  const wrong: string[] = [];
  for (let asked = 0; asked < claims; ) {
    const claim = makeClaim(maker.pick(quotes), maker);
    if (claim === undefined) continue;
    asked += 1;
    const { verdict } = await checkQuote(opened.store, { text: claim.text, speaker: undefined });
    const row = (counts[claim.right] ??= {});
    row[verdict] = (row[verdict] ?? 0) + 1;
    if (verdict !== claim.right) wrong.push(`${claim.how}: ${verdict}: ${claim.text}`);
  }
  return { counts, wrong };
}

export interface RepeatFigures {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
}

const REPEATS: Readonly<Record<string, (words: string, maker: QuoteMaker) => string>> = {
  whole: (words) => words,
  'other marks': (words) => words.replaceAll(', ', ' – ').replace(/\.$/u, ''),
  'its end cut off': (words) => words.split(' ').slice(0, -4).join(' '),
  'its beginning cut off': (words) => words.split(' ').slice(3).join(' '),
  'its first clause': (words) => words.split(/[,;]/u)[0] ?? words,
};

/** Old words repeated by other outlets, beside new words, altered ones and those of yesterday. */
export async function runRepeatCampaign(
  opened: OpenedStore,
  { seed, claims, archive }: CampaignOptions,
): Promise<RepeatFigures> {
  const maker = createQuoteMaker(seed);
  const quotes = Array.from({ length: archive }, (_, index) => ({
    ...maker.quote(),
    // The first half is old, the other one of yesterday.
    atMs: NOW_MS - (index < archive / 2 ? 10 * DAY_MS : 20 * HOUR_MS),
  }));
  await fillQuotes(opened, quotes);
  let [said, right, planted] = [0, 0, 0];
  const wrong: string[] = [];
  for (let asked = 0; asked < claims; asked++) {
    const known = maker.pick(quotes);
    const { text, how, isOld } = plant(known, maker);
    const spoken = { ...known, words: text };
    const first = await findFirst(opened, how === 'another speaker' ? swap(spoken, maker) : spoken);
    if (isOld) planted += 1;
    if (first) said += 1;
    if (first && isOld) right += 1;
    if (first !== isOld) wrong.push(`${how}: ${first ? 'called old' : 'not known'}: ${text}`);
  }
  return { precision: right / said, recall: right / planted, wrong };
}

function plant(
  known: MadeUpQuote & { readonly atMs: number },
  maker: QuoteMaker,
): { readonly text: string; readonly how: string; readonly isOld: boolean } {
  const drawn = maker.random();
  if (drawn < 0.6) {
    const how = maker.pick(Object.keys(REPEATS));
    const text = REPEATS[how]?.(known.words, maker) ?? known.words;
    // Fewer words than this are said anew, not repeated (docs/quotes.md).
    const isLong = text.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;
    return { text, how, isOld: isLong >= 5 && known.atMs < NOW_MS - 3 * DAY_MS };
  }
  if (drawn < 0.7) return { text: known.words, how: 'another speaker', isOld: false };
  if (drawn < 0.85) {
    const text = known.words.replace(/\d+/u, '1001');
    return { text, how: 'altered', isOld: false };
  }
  return { text: maker.quote().words, how: 'new', isOld: false };
}

function swap(quote: MadeUpQuote, maker: QuoteMaker): MadeUpQuote {
  return { ...quote, spellings: [maker.otherSpeaker(quote)] };
}

async function findFirst(
  { store }: OpenedStore,
  { words, spellings, lang }: MadeUpQuote,
): Promise<boolean> {
  const name = spellings[0] ?? '';
  const quote: Quote = {
    start: 0,
    end: words.length,
    speaker: { name, kind: 'person', role: undefined },
    confidence: 0.9,
    cue: undefined,
    via: undefined,
    background: undefined,
    group: undefined,
  };
  const item = {
    id: itemId('new'),
    text: words,
    lang,
    publishedAtMs: NOW_MS,
    firstSeenAtMs: NOW_MS,
  };
  return (await findFirstQuotes(store, item, [quote])).size > 0;
}

/** Share of the claims of one kind that were answered so. */
export function shareOf(
  { counts }: CheckFigures,
  right: string,
  answered: readonly string[],
): number {
  const row = counts[right] ?? {};
  const all = Object.values(row).reduce((sum, count) => sum + count, 0);
  return answered.reduce((sum, answer) => sum + (row[answer] ?? 0), 0) / Math.max(1, all);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

async function main(): Promise<void> {
  const seed = Number(option('seed') ?? Date.now() % 1_000_000);
  const claims = Number(option('claims') ?? 2_000);
  const archive = Number(option('archive') ?? 3_000);
  const server = option('store') === 'postgres' && HAS_POSTGRES ? await startPostgres() : undefined;
  const open = async (): Promise<OpenedStore> => {
    const address =
      server === undefined
        ? ({ kind: 'sqlite', file: ':memory:' } as const)
        : ({ kind: 'postgres', url: await server.createDatabase() } as const);
    const store = await openStore(address, { nowMs: () => NOW_MS });
    return { store, nowMs: () => NOW_MS, advance: () => undefined };
  };
  const checked = await open();
  const figures = await runCheckCampaign(checked, { seed, claims, archive });
  const repeated = await open();
  const repeats = await runRepeatCampaign(repeated, { seed, claims, archive });
  for (const line of [...figures.wrong, ...repeats.wrong]) process.stderr.write(`${line}\n`);
  process.stdout.write(
    `seed ${seed}, ${claims} claims, ${archive} archived quotes\n` +
      `${JSON.stringify(figures.counts, undefined, 1)}\n` +
      `repeats: precision ${repeats.precision.toFixed(4)}, recall ${repeats.recall.toFixed(4)}\n`,
  );
  await checked.store.close();
  await repeated.store.close();
  await server?.stop();
}

/** The same for `npm run chaos -- text`. */
export const campaign: Campaign = {
  about:
    'made-up true and altered quotes asked of an archive, planted repeats: none altered called verbatim',
  stores: [],
  async run({ form, seed }) {
    const size =
      form === 'long' ? { claims: 2_000, archive: 3_000 } : { claims: 300, archive: 400 };
    const open = async (): Promise<OpenedStore> => {
      const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => NOW_MS });
      return { store, nowMs: () => NOW_MS, advance: () => undefined };
    };
    const [checked, repeated] = [await open(), await open()];
    const figures = await runCheckCampaign(checked, { seed, ...size });
    const repeats = await runRepeatCampaign(repeated, { seed, ...size });
    await checked.store.close();
    await repeated.store.close();
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    const atLeast = (measure: string, share: number, least: number): Finding => ({
      measure,
      figure: percent(share),
      must: `≥ ${percent(least)}`,
      isWell: share >= least,
    });
    return {
      findings: [
        mustBeZero('altered, called verbatim', figures.counts['altered']?.['verbatim'] ?? 0),
        atLeast('true ones found', shareOf(figures, 'verbatim', ['verbatim']), 0.99),
        atLeast(
          'swapped speakers caught',
          shareOf(figures, 'other-speaker', ['other-speaker']),
          0.98,
        ),
        atLeast('repeats, precision', repeats.precision, 0.99),
        atLeast('repeats, recall', repeats.recall, 0.95),
      ],
      details: [...figures.wrong, ...repeats.wrong],
    };
  },
};

if (import.meta.main) await main();
