import type { SetUp } from '../../ports/set-up.ts';
import type { CommandContext } from '../context.ts';
import type { Asker } from './asker.ts';

/** What was answered before the first question, on the command line. */
export interface InitOptions {
  readonly platforms?: string;
  readonly channels?: string;
  readonly languages?: string;
  readonly language?: string;
  readonly timezone?: string;
  readonly yes?: boolean;
}

/** One run of `init`. */
export interface InitHouse {
  readonly context: CommandContext;
  readonly setUp: SetUp;
  /** Undefined: there is no terminal, so that every answer comes from options and variables. */
  readonly asker: Asker | undefined;
  readonly isYes: boolean;
  /** The files of the configuration were made in this run: nobody has anything in them to lose. */
  isFresh: boolean;
}
