import type { ArchiveUseCases } from './archive-use-cases.ts';
import type { CheckLine } from './chat.ts';
import type { ConceptUseCases } from './concept-use-cases.ts';
import type { DeliveryUseCases } from './delivery-use-cases.ts';
import type { FeedUseCases } from './feed-use-cases.ts';
import type { FileUseCases } from './file-use-cases.ts';
import type { PreviewUseCases } from './preview-use-cases.ts';
import type { QuoteUseCases } from './quote-use-cases.ts';
import type { RecordUseCases } from './record-use-cases.ts';
import type { ConsoleRole } from './session-store.ts';
import type { StoreUseCases } from './store-use-cases.ts';
import type { WatchUseCases } from './watch-use-cases.ts';

/** What this process does; product.md (Command line, `--roles`). */
export const ROLES = ['poll', 'deliver', 'chat', 'web'] as const;

export type Role = (typeof ROLES)[number];

/** The first line of `run`, as values. */
export interface Readiness {
  readonly watches: number;
  readonly feeds: number;
  readonly isSlackOn: boolean;
  readonly isDiscordOn: boolean;
  readonly consoleUrl: string | undefined;
  /** What is not configured, or not well, a line each for stderr. */
  readonly remarks: readonly string[];
}

/** The service itself. */
export interface ServiceUseCases {
  run(options: {
    readonly roles: readonly Role[];
    readonly signal: AbortSignal;
    readonly onReady: (readiness: Readiness) => void;
  }): Promise<void>;
  check(): AsyncIterable<CheckLine>;
  /** A link that signs in to the console once, within five minutes. Throws `config_invalid` when nobody knows its port. */
  createConsoleLink(role: ConsoleRole): Promise<string>;
  close(): Promise<void>;
}

/**
 * What the command line can do, wired to a store and the outside; each throws NewsdeskError for what a person can
 * mend. Made by wire.ts; nothing is opened before it is used.
 */
export type UseCases = PreviewUseCases &
  ArchiveUseCases &
  QuoteUseCases &
  WatchUseCases &
  ConceptUseCases &
  FeedUseCases &
  FileUseCases &
  DeliveryUseCases &
  StoreUseCases &
  RecordUseCases &
  ServiceUseCases;
