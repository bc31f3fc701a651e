import type { Alert, AlertLayout } from '../core/alert/alert.ts';
import { composeAlert } from '../core/alert/compose-alert.ts';
import { renderText } from '../core/alert/render-text.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import type { Quote } from '../core/quote/quote.ts';
import { summarize } from '../core/summary/summarize.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type {
  Preview,
  PreviewArticle,
  PreviewJson,
  QuoteJson,
} from '../ports/preview-use-cases.ts';
import { alertWatches } from './alert-material.ts';
import { explainChoices } from './explain-choices.ts';
import { readQuotes } from './read-quotes.ts';
import type { CompiledRules, WatchMatch } from './rules.ts';
import { layoutOf, type Settings } from './settings.ts';

/** Sentences of the summary in `preview` (product.md, An alert). */
const SUMMARY_SENTENCES = 3;

/** An item as `preview` and the alerts of the demo show it to programs. */
interface Shown {
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  readonly lang: string | undefined;
  readonly text: string;
}

/** What Newsdesk would make of an article: nothing is stored, and no story is looked for. */
export async function previewArticle(
  article: PreviewArticle,
  {
    rules,
    settings,
    nowMs,
  }: { readonly rules: CompiledRules; readonly settings: Settings; readonly nowMs: EpochMs },
): Promise<Preview> {
  const { title, text, lang } = article;
  const item = { title, text, publisher: article.publisher ?? '', author: undefined, lang };
  const matches = rules.match(documentOf(item, text));
  const quotes = await readQuotes(text, {
    lang: lang ?? '',
    title,
    publishedAtMs: article.publishedAtMs,
  });
  const layout = layoutOf(settings, 'console');
  const alert = composePreview(article, { matches, quotes, layout, nowMs });
  const json = toPreviewJson({
    item: article,
    matches,
    quotes,
    alert,
    storyId: null,
    alertText: renderText(alert, layout, nowMs),
  });
  const choices = explainChoices({ title, text, lang: lang ?? '', quotes, alert });
  return { json, alert, choices };
}

function composePreview(
  article: PreviewArticle,
  reading: {
    readonly matches: readonly WatchMatch[];
    readonly quotes: readonly Quote[];
    readonly layout: AlertLayout;
    readonly nowMs: EpochMs;
  },
): Alert {
  const { title, text, url, publisher, publishedAtMs, lang } = article;
  const { matches, quotes, layout, nowMs } = reading;
  const source = {
    publisher: publisher ?? '',
    label: undefined,
    title,
    url: url ?? '',
    publishedAtMs,
    lang: lang ?? '',
    isCounted: true,
    reprintOf: undefined,
  };
  return composeAlert({
    alertId: 'preview',
    storyId: 'preview',
    destination: 'console',
    item: {
      id: 'preview',
      title,
      url: url ?? '',
      publisher: publisher ?? '',
      publisherLabel: undefined,
      publishedAtMs,
      lang: lang ?? '',
      text,
      isFromFeedOnly: false,
    },
    quotes,
    firstSeen: () => undefined,
    watches: alertWatches({ title, text }, matches),
    sources: [source],
    sourcesCount: 1,
    layout,
    nowMs,
    mentions: [],
  });
}

/** The JSON of an article and its alert (product.md, Command line). Unknown is null, never absent. */
export function toPreviewJson(shown: {
  readonly item: Shown;
  readonly matches: readonly WatchMatch[];
  readonly quotes: readonly Quote[];
  readonly alert: Alert;
  readonly storyId: string | null;
  readonly alertText: string;
}): PreviewJson {
  const { item, matches, quotes, alert } = shown;
  const { title, text } = item;
  const summary = summarize(text, {
    lang: item.lang ?? '',
    title,
    sentencesMax: SUMMARY_SENTENCES,
  });
  const publishers = alert.sources.map(({ publisher }) => publisher).filter((name) => name !== '');
  return {
    item: {
      title,
      url: item.url ?? null,
      publisher: item.publisher ?? null,
      publishedAt:
        item.publishedAtMs === undefined ? null : new Date(item.publishedAtMs).toISOString(),
      lang: item.lang ?? null,
      text,
    },
    matches: matches.map(({ watch, terms }) => ({ watch: watch.name, terms })),
    summary: summary.map(({ start, end }) => text.slice(start, end)),
    quotes: quotes.map((quote) => toQuoteJson(text, { quote, alert })),
    story: { id: shown.storyId, publishers },
    alert: { text: shown.alertText },
  };
}

function toQuoteJson(
  text: string,
  { quote, alert }: { readonly quote: Quote; readonly alert: Alert },
): QuoteJson {
  const { start, end, speaker, cue, via, background } = quote;
  return {
    text: text.slice(start, end),
    start,
    end,
    speaker: speaker?.name ?? null,
    role: speaker?.role ?? null,
    cue: cue ?? null,
    via: via ?? null,
    background: background ?? null,
    key: alert.keyQuotes.some((key) => key.start === start),
  };
}
