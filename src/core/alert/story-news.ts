import type { Quote } from '../quote/quote.ts';
import type { Version } from '../story/describe-change.ts';
import type { FactText } from '../story/find-new-fact.ts';
import type { EpochMs } from '../time/moment.ts';
import type { AlertSource, AlertWatch } from './alert.ts';
import type { AlertItem, FirstSeen } from './compose-alert.ts';

/** What came in about a story that a destination was told of. `before`: the earlier version, when it is a revision. */
export interface StoryNews {
  readonly item: AlertItem;
  readonly before: (Version & { readonly itemId: string }) | undefined;
  readonly quotes: readonly Quote[];
  readonly firstSeen: (quote: Quote) => FirstSeen | undefined;
  readonly isReprint: boolean;
  /** The story's other reports, as they were told before: a fact that one of them has is not new. */
  readonly earlier: readonly FactText[];
  readonly watches: readonly AlertWatch[];
  readonly sources: readonly AlertSource[];
  readonly sourcesCount: number;
  readonly nowMs: EpochMs;
  readonly resurfaceAfterMs: number;
}
