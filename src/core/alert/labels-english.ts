import type { Labels } from './labels.ts';

let languageNames: Intl.DisplayNames | undefined;

function nameOfLanguage(lang: string): string {
  if (!/^[a-z]{2,3}$/.test(lang)) return lang;
  // Made when it is first needed: its tables take 20 ms of the start.
  languageNames ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
  return languageNames.of(lang) ?? lang;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function stories(amount: number): string {
  return amount === 1 ? '1 story' : `${amount} stories`;
}

/** The English labels. */
export const ENGLISH: Labels = {
  tag: 'en-GB',
  untitled: '(no title)',
  unattributed: 'unattributed',
  fromFeedOnly: 'from the feed’s text only',
  goneQuote: 'no longer in the article',
  justNow: 'just now',
  read: 'Read',
  report: 'Report',
  muteStory: 'Mute story',
  failed: 'Sorry, that did not work. The error is in Newsdesk’s log; please try again.',
  expired: 'That took too long to reach Newsdesk. Please try again.',
  reopenForm: 'Open the form again',
  cancel: 'Cancel',
  close: 'Close',
  working: 'Working on it…',
  minutesAgo: (amount) => `${amount} min ago`,
  hoursAgo: (amount) => `${amount} h ago`,
  sourcesSoFar: (amount) => (amount === 1 ? '1 source so far' : count(amount, 'source')),
  allQuotes: (amount) => `All quotes (${amount})`,
  allSources: (amount) => `Sources (${amount})`,
  inLanguage: (lang) => `in ${nameOfLanguage(lang)}`,
  background: (occasion) => `background: the article refers to ${occasion}`,
  firstSeen: (date, publisher) => `first seen ${date}, ${publisher}`,
  withdrawn: (reason) => `withdrawn: ${reason}`,
  quoteWithdrawn: (speaker, reason) =>
    `A quote${speaker === '' ? '' : ` by ${speaker}`} is withdrawn: ${reason}`,
  correction: (by, time, before, after) =>
    `CORRECTION by ${by}, ${time}: “${before}” is now “${after}”`,
  correctionBy: (by, time) => `CORRECTION by ${by}, ${time}`,
  newQuote: (publisher) => `New quote · ${publisher}`,
  newFact: (publisher) => `New · ${publisher}`,
  development: (title) => `New development: ${title}`,
  moreWatches: (amount) => `and ${amount} more`,
  moreStories: (amount) => `and ${stories(amount)} more`,
  digest: {
    schedule: (amount) => `Digest: ${stories(amount)}`,
    overflow: (amount) => `${stories(amount)} beyond the hourly limit`,
    'quiet-hours': (amount) => `${stories(amount)} from the quiet hours`,
    'catch-up': (amount) => `Catching up: ${stories(amount)} that were missed for a while`,
  },
};
