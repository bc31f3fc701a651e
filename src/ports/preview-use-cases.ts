import type { Alert, AlertLayout } from '../core/alert/alert.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { MatchTerm } from './item-store.ts';

/** An article as `preview` takes it. `text` is kept as it is. */
export interface PreviewArticle {
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  /** Undefined: found from the text. */
  readonly lang: string | undefined;
  readonly text: string;
}

/** A quote in the JSON of `preview` and `demo`; unknown is null, never absent (product.md, Command line). */
export interface QuoteJson {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly cue: string | null;
  readonly via: string | null;
  readonly background: string | null;
  readonly key: boolean;
}

/** What Newsdesk makes of an article, as other programs read it (product.md, Command line). */
export interface PreviewJson {
  readonly item: {
    readonly title: string;
    readonly url: string | null;
    readonly publisher: string | null;
    readonly publishedAt: string | null;
    readonly lang: string | null;
    readonly text: string;
  };
  readonly matches: readonly { readonly watch: string; readonly terms: readonly MatchTerm[] }[];
  readonly summary: readonly string[];
  readonly quotes: readonly QuoteJson[];
  readonly story: { readonly id: string | null; readonly publishers: readonly string[] };
  readonly alert: { readonly text: string };
}

/** Why a sentence or quote was chosen, or not: a line each, best first. */
export interface ChoiceLine {
  readonly what: 'sentence' | 'quote';
  readonly text: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly isShown: boolean;
}

/** The platforms whose payload can be looked at. */
export const PAYLOAD_PLATFORMS = ['slack', 'discord'] as const;

export type PayloadPlatform = (typeof PAYLOAD_PLATFORMS)[number];

/** Renders an alert as a platform's API is sent it; handed in by wire, since only adapters know the platforms. */
export type RenderPayload = (alert: {
  readonly platform: PayloadPlatform;
  readonly alert: Alert;
  readonly layout: AlertLayout;
  readonly nowMs: EpochMs;
}) => Promise<object>;

export interface Preview {
  readonly json: PreviewJson;
  readonly alert: Alert;
  readonly choices: readonly ChoiceLine[];
}

/** Articles beside the archive: what Newsdesk would make of them. */
export interface PreviewUseCases {
  fetchArticle(url: string): Promise<PreviewArticle>;
  extractArticle(page: {
    readonly html: string;
    readonly url: string | undefined;
  }): Promise<PreviewArticle>;
  preview(article: PreviewArticle): Promise<Preview>;
  /** The body that the platform's API would be sent for the alert. */
  renderPreview(preview: Preview, platform: PayloadPlatform): Promise<object>;
}
