import type { Destination } from '../core/watch/destination.ts';
import type { CheckLine } from './chat.ts';

/** The secrets that a set-up asks for, by the variable that holds each. */
export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'DISCORD_TOKEN';

/** What was found out about a token. `isAsked` false: the platform could not be asked, so that the token may be right. */
export interface TokenCheck {
  readonly lines: readonly CheckLine[];
  readonly isAsked: boolean;
  /** Discord: where an admin of a server invites the bot. */
  readonly inviteUrl: string | undefined;
}

/** What `newsdesk init` reaches: the platforms, to try tokens and channels, and the files that it writes. */
export interface SetUp {
  /** A variable of the environment, the `.env` file, or the file that `NAME_FILE` names. */
  readonly variable: (name: string) => string | undefined;
  /** Whether it comes from outside `.env`, where a new value would not be seen. */
  readonly isFromOutside: (name: string) => boolean;
  readonly configDirectory: string;
  readonly hasStore: boolean;
  readonly timezones: readonly string[];
  /** The machine's own zone. */
  readonly timezoneHere: string;
  checkToken(name: TokenName, token: string): Promise<TokenCheck>;
  checkChannels(
    tokens: Readonly<Partial<Record<TokenName, string>>>,
    destinations: readonly Destination[],
  ): Promise<readonly CheckLine[]>;
  /** Copies what was shipped into the folder of the configuration, if none of its files is there; answers whether it did. */
  makeConfig(): boolean;
  /** Undefined: it is not there. */
  readText(file: string): string | undefined;
  /** Writes it whole or not at all; a secret one is readable by its owner alone. Throws `config_missing` where it cannot be written. */
  writeText(file: string, text: string, rights: 'secret' | 'readable'): void;
  /** Reads the whole configuration as `run` would. Throws `config_invalid`. */
  checkConfig(): void;
  close(): Promise<void>;
}
