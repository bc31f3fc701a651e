import type { MissReason } from '../../core/query/explain-miss.ts';
import type { Difference } from '../../core/quote/compare-quote.ts';
import type { Platform } from '../../core/watch/destination.ts';
import type { Visibility, WatchOptions } from '../../core/watch/watch.ts';
import type { WatchField } from '../../core/watch/watch-form.ts';
import type { NewsdeskError } from '../../errors.ts';
import type { Feedback } from '../../ports/alert-store.ts';
import type { MatchFate } from '../../ports/item-store.ts';
import type { WatchStatistics } from '../watch-statistics.ts';
import { ENGLISH } from './labels-english.ts';
import { UKRAINIAN } from './labels-ukrainian.ts';

/** A command as it is typed, and what it does. */
type HelpLine = readonly [command: string, text: string];

/** Words about the news: what everybody reads. */
interface NewsLabels {
  readonly newsHelp: readonly HelpLine[];
  readonly unknownCommand: string;
  readonly stranger: string;
  readonly directMessage: string;
  readonly notFound: string;
  readonly adminsOnly: string;
  readonly deskOnly: string;
  readonly brokeOff: string;
  /** What happened and what to do; of a query in the language that it was composed in. */
  readonly failure: (error: NewsdeskError) => {
    readonly text: string;
    readonly hint: string | undefined;
  };
  readonly previousPage: string;
  readonly nextPage: string;
  readonly share: string;
  readonly notForAll: string;
  readonly questionGone: string;
  readonly noAlerts: string;
  readonly noAlertsOf: (watch: string) => string;
  readonly nothingToCatchUp: (hours: number) => string;
  readonly askInChannel: string;
  readonly badHours: string;
  readonly badSince: (since: string) => string;
  readonly searchForWhat: string;
  readonly nothingFound: string;
  readonly since: (since: string) => string;
  readonly watchThis: string;
  readonly openStory: string;
  readonly noStory: string;
  readonly withdrawnStory: string;
  readonly noItem: string;
  readonly noLink: string;
  readonly whyWhat: string;
  readonly watchesMet: (names: readonly string[]) => string;
  readonly missReasons: Readonly<Record<MissReason, string>>;
  readonly fates: Readonly<Record<MatchFate, string>>;
  readonly quotesOfWhat: string;
  readonly noQuotes: string;
  readonly saidBy: (speaker: string) => string;
  readonly saidWords: (words: string) => string;
  readonly checkWhat: string;
  readonly noWords: string;
  readonly checkVerbatim: string;
  readonly checkPart: string;
  readonly checkAltered: string;
  readonly checkOtherSpeaker: (said: string | undefined, asked: string) => string;
  readonly checkNotFound: string;
  readonly speakerUnknown: (asked: string) => string;
  readonly firstSeen: string;
  readonly alsoIn: string;
  /** What somebody has changed: `claimed` stands where the archive has `original`; either may be empty. */
  readonly difference: (difference: Pick<Difference, 'claimed' | 'original'>) => string;
  readonly sources: (count: number) => string;
  readonly alertsHere: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly reprintOf: (publisher: string) => string;
  readonly notCounted: string;
  readonly whatIsWrong: string;
  readonly choose: string;
  readonly verdicts: Readonly<Record<Feedback['verdict'], string>>;
  readonly reportTaken: (verdict: string) => string;
  readonly reportedAlready: string;
  readonly muted: (title: string, by: string) => string;
  readonly unmuted: (title: string, by: string) => string;
  readonly undo: string;
  readonly undone: string;
}

/** Words about watches: what admins read. */
interface WatchLabels {
  readonly watchHelp: readonly HelpLine[];
  readonly noWatch: (name: string) => string;
  readonly whichWatch: string;
  readonly notYourWatch: (name: string) => string;
  readonly noWatchesYet: string;
  readonly noWatchesToSee: string;
  readonly chooseWatch: string;
  readonly paused: string;
  /** `precision` is undefined where nobody has reported an alert. */
  readonly statistics: (
    watch: Pick<WatchStatistics, 'alerts' | 'alertsPerDay' | 'precision'>,
  ) => string;
  readonly edit: string;
  readonly pause: string;
  readonly resume: string;
  readonly history: string;
  readonly remove: string;
  readonly isPaused: (name: string) => string;
  readonly isResumed: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly isBack: (name: string) => string;
  readonly restored: (name: string) => string;
  readonly restoreVersion: string;
  readonly changedMeanwhile: (name: string) => string;
  /** What the audit calls a change, by its action. */
  readonly actions: Readonly<Record<string, string>>;
  readonly commandLine: string;
  readonly somebody: string;
  readonly addTitle: string;
  readonly editTitle: string;
  readonly tryIt: string;
  readonly fields: Readonly<Record<WatchField, string>>;
  readonly hints: Readonly<Record<WatchField, string>>;
  /** How somebody is called there. */
  readonly mentionHints: Readonly<Record<Platform, string>>;
  readonly queryHint: (concepts: string) => string;
  readonly modes: Readonly<Record<WatchOptions['mode'], string>>;
  readonly visibilities: Readonly<Record<Visibility, string>>;
  readonly tooLongForForm: (consoleUrl: string | undefined) => string;
  readonly notYourChannel: (destination: string) => string;
  readonly nameTaken: (name: string) => string;
  readonly noMassMention: string;
  readonly trialOf: (name: string) => string;
  readonly alertsADay: (trial: {
    readonly perDay: number;
    readonly alerts: number;
    readonly days: number;
  }) => string;
  readonly trialCut: string;
  readonly gainedAndLost: (gained: number, lost: number) => string;
  readonly toldElsewhere: string;
  readonly save: string;
  readonly change: string;
  readonly discard: string;
  readonly saved: (name: string) => string;
  readonly discarded: string;
  readonly draftGone: string;
  readonly conflict: (name: string) => string;
  readonly savedBy: (who: string, version: number) => string;
  readonly yours: string;
  readonly saveOver: string;
  readonly keepTheirs: string;
  readonly testWhat: string;
}

/** Words about the house: feeds, the console, the beginning. */
interface HouseLabels {
  readonly withdrawHow: string;
  readonly reasonTooLong: (charactersMax: number) => string;
  readonly withdrawn: (what: string, alerts: number) => string;
  readonly withdrawnHereAlone: string;
  readonly feedsAreHouse: string;
  readonly feedsHow: string;
  readonly noFeeds: string;
  readonly whichFeed: string;
  readonly notAnAddress: (url: string) => string;
  readonly feedUnreachable: (url: string, why: string) => string;
  readonly noFeedAt: (url: string) => string;
  readonly noSuchFeed: (url: string) => string;
  readonly feedAdded: (publisher: string, items: number) => string;
  readonly otherFeeds: string;
  readonly feedRemoved: (publisher: string) => string;
  readonly feedNotAskedYet: string;
  readonly feedWell: (itemsPerWeek: number) => string;
  readonly consoleIsHouse: string;
  readonly consoleOff: string;
  readonly consoleLink: string;
  readonly openConsole: string;
  readonly welcomeTitle: string;
  readonly welcomeText: (prefix: string) => string;
  readonly rightsMissing: string;
  readonly chooseChannel: string;
  readonly chooseWatches: string;
  readonly sendSample: string;
  readonly channelChosen: (destination: string) => string;
  readonly channelFirst: string;
  readonly noneOffered: string;
  readonly whichShipped: string;
  readonly watchTaken: (name: string, destination: string) => string;
  readonly sampleSent: (destination: string) => string;
  readonly sampleNotSent: (destination: string, reason: string) => string;
  /** What the platform's adapter advises, in English. */
  readonly sampleHint: (advice: string) => string;
  readonly watchesTitle: string;
  readonly latestTitle: string;
  readonly healthTitle: string;
  readonly feedsHealth: (feeds: number, ill: number) => string;
  readonly platformOff: (platform: string) => string;
  readonly addWatch: string;
  /** Offers the other language, in that language. */
  readonly languageButton: string;
}

/** Every word of the conversation, in one language. Outside text is handed in as it is: the platforms make it harmless. */
export type ConversationLabels = NewsLabels & WatchLabels & HouseLabels;

/** The languages that there are. */
export const LANGUAGES = ['en', 'uk'] as const;

/** The labels of a language; English where there are none. */
export function labelsOf(language: string): ConversationLabels {
  return language === 'uk' ? UKRAINIAN : ENGLISH;
}
