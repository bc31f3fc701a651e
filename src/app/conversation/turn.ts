import type { OutgoingMessage, SendOutcome } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { DiscoverFeeds } from '../../ports/feed-source.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import type { Access } from './access.ts';
import type { ConversationLabels } from './labels.ts';
import type { Places } from './places.ts';

/** What the conversation needs of the house. */
export interface ConversationDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
  readonly places: Places;
  /** For what a new watch does not say. */
  readonly defaults: { readonly ageMaxMs: number };
  /** Put before `news` and `watch`, where another app has those commands. */
  readonly commandPrefix: string;
  /** The address of the web console, without a slash at its end; undefined: it is off. */
  readonly consoleUrl: () => string | undefined;
  readonly discoverFeeds: DiscoverFeeds;
  /** Sends a message of no alert (a sample) to a destination, once. Undefined: that platform is not set up. */
  readonly send: (message: OutgoingMessage) => Promise<SendOutcome | undefined>;
  /** `slack`, `discord`: whether the platform's connection stands, for those who run the installation. */
  readonly connections: () => readonly { readonly platform: string; readonly isOn: boolean }[];
}

/** One request on its way to its answer: who asks, what they may see, and in which language they are answered. */
export interface Turn extends ConversationDeps {
  readonly actor: Actor;
  readonly access: Access;
  readonly labels: ConversationLabels;
  readonly language: string;
}
