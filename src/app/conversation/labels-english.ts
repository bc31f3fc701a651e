import { ENGLISH_FIELD_NAMES } from '../../core/watch/field-names.ts';
import type { ConversationLabels } from './labels.ts';

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** One decimal; what is rarer than that is not nothing. */
function rate(perDay: number): string {
  return perDay > 0 && perDay < 0.05 ? '< 0.1' : perDay.toFixed(1);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const HINTS: ConversationLabels['hints'] = {
  name: 'Letters, digits, spaces, dots, _ and -.',
  query: '',
  destinations: 'A channel that Newsdesk may post in.',
  mode: 'At once, or gathered into a digest.',
  mention: 'The id of a user group (Slack, S0123) or a role (Discord). Empty: nobody is called.',
  digest: 'Five cron fields: 0 8 * * 1-5 is 8:00 on weekdays.',
  timezone:
    'For digest and quiet hours, like Europe/Kyiv; if theirs differ, both, with a comma between.',
  quiet_hours: 'Like 23:00-07:00; what comes then is one digest at their end.',
  break_through: 'A story of at least so many publishers is told all the same.',
  min_publishers: 'A story is told once so many publishers report it.',
  max_per_hour: 'What exceeds it is told as one digest. Empty: no limit.',
  max_age: 'Older items are archived and do not alert, like 6h.',
  visibility: 'Everyone here, the readers of its channels, or admins.',
  languages: 'Like en, uk. Empty: every language.',
  must_match: 'A text a line; a save that no longer matches one is refused.',
  must_not_match: 'A text a line; a save that matches one is refused.',
};

/** The English words of the conversation. */
export const ENGLISH: ConversationLabels = {
  newsHelp: [
    ['/news latest [watch]', 'the last alerts of this channel, or of one watch'],
    ['/news search <query> [since]', 'the archive, newest first, in the language of the watches'],
    ['/news quotes <speaker or words>', 'what somebody said, or who said it'],
    ['/news story <id>', 'one story: who reports it, its quotes, its watches'],
    ['/news catchup [hours]', 'what this channel got, most sources first'],
    ['/news check <words>', 'were these words said?'],
    ['/news why <url>', 'which watches met an article, which did not, and because of what'],
  ],
  watchHelp: [
    ['/watch list', 'every watch, with alerts a day and precision'],
    ['/watch add', 'a form for a new watch'],
    ['/watch edit <name>', 'the same form for a watch that is there'],
    ['/watch test <query> [since]', 'how many alerts a day a query would have made'],
    ['/watch pause|resume|remove <name>', 'let a watch rest, work again, go'],
    ['/watch history <name>', 'who changed what and when, with Undo'],
    ['/watch feeds [add|remove|list]', 'the feeds that are read'],
    ['/watch console', 'a link into the web console'],
    ['/news withdraw <story or quote> <reason>', 'take something back everywhere'],
    ['/news welcome', 'the first steps once more'],
  ],
  unknownCommand: 'There is no such command. These are there:',
  stranger: 'Guests and people of other organisations see nothing here.',
  directMessage:
    'Nobody can tell here which server you belong to. Please ask in a channel of your server.',
  notFound: 'This was not found here.',
  adminsOnly: 'Only admins can see and change this.',
  deskOnly: 'Only admins and the desk can mute a story.',
  brokeOff: 'Something went wrong here. It is in the log; try again in a minute.',
  failure: ({ message, hint }) => ({ text: message, hint }),
  previousPage: '← Back',
  nextPage: 'More →',
  share: 'Share here',
  notForAll: 'Not everybody here may see this, so it is not shared.',
  questionGone: 'This answer is too old to go on. Please ask again.',
  noAlerts: 'There have been no alerts yet.',
  noAlertsOf: (watch) => `“${watch}” has had no alerts yet.`,
  nothingToCatchUp: (hours) => `This channel got nothing in the last ${hours} h.`,
  askInChannel: 'Ask in a channel that gets alerts.',
  badHours: 'Write the hours as a number from 1 to 720.',
  badSince: (since) => `“${since}” is no time: write 12h, 7d, 4w or 2026-05-01.`,
  searchForWhat: 'Say what to look for: /news search @nato AND kyiv',
  nothingFound: 'Nothing found.',
  since: (since) => `since ${since}`,
  watchThis: 'Watch this',
  openStory: 'Open a story',
  noStory: 'No story has this id. The id stands in small print under every answer about a story.',
  withdrawnStory: 'This was withdrawn.',
  noItem: 'The archive has no such article.',
  noLink: 'This message has no link to an article.',
  whyWhat: 'Say which article: /news why https://…',
  watchesMet: (names) => `Met: ${names.join(', ')}`,
  missReasons: {
    absent: 'is nowhere in it',
    elsewhere: 'stands in another field',
    'other-form': 'stands there in another form',
    'too-far': 'stands too far apart',
    'wrong-order': 'stands in the other order',
    'too-few': 'stands there too few times',
    'too-low': 'adds up to too little',
    excluded: 'excludes it',
    'given-up': 'takes too much work on this article',
  },
  fates: {
    alerted: 'alerted',
    joined: 'joined an alert',
    updated: 'updated an alert',
    'too-old': 'too old',
    'first-poll': 'there before the feed was added',
    muted: 'muted',
    'other-language': 'in another language',
    'held-publishers': 'waits for more publishers',
    'held-quiet-hours': 'waits for the end of the quiet hours',
    'held-digest': 'waits for the digest',
    'held-overflow': 'beyond the hourly limit',
    'held-late': 'waits for the catch-up digest',
  },
  quotesOfWhat: 'Say whose quotes, or which words: /news quotes Blinken',
  noQuotes: 'The archive has no quote of that speaker or with these words.',
  saidBy: (speaker) => `Said by ${speaker}, newest first`,
  saidWords: (words) => `Quotes with: ${words}`,
  checkWhat: 'Give the words that were said: /news check “…”',
  noWords: 'This message has no words to check.',
  checkVerbatim: 'Verbatim: these words are in the archive.',
  checkPart: 'Verbatim, and a part of a longer quote: read what stands around it.',
  checkAltered: 'Altered: the archive has it differently.',
  checkOtherSpeaker: (said, asked) =>
    `Said by ${said ?? 'somebody else'}${asked === '' ? '' : `, not by ${asked}`}.`,
  checkNotFound:
    'Not in the archive: no quote has these words, or words near them. That does not say that they were never said.',
  speakerUnknown: (asked) => `The archive does not know who said it, so not whether ${asked} did.`,
  firstSeen: 'First seen',
  alsoIn: 'Also',
  difference: ({ claimed, original }) => {
    if (original === '') return `adds “${claimed}”`;
    return claimed === '' ? `without “${original}”` : `“${claimed}” instead of “${original}”`;
  },
  sources: (amount) => count(amount, 'source'),
  alertsHere: (amount) => (amount === 0 ? 'not told here' : count(amount, 'alert')),
  andMore: (amount) => `and ${amount} more`,
  reprintOf: (publisher) => `reprint of ${publisher}`,
  notCounted: 'not counted',
  whatIsWrong: 'What is wrong with this alert?',
  choose: 'Choose',
  verdicts: {
    'not-relevant': 'Not relevant',
    'wrong-speaker': 'Wrong speaker',
    'wrong-words': 'Wrong words',
    duplicate: 'Duplicate',
    'old-news': 'Old news',
  },
  reportTaken: (verdict) => `Thank you: “${verdict}” is noted.`,
  reportedAlready: 'You have reported this alert already.',
  muted: (title, by) => `Muted by ${by}: nothing more about “${title}” is posted here.`,
  unmuted: (title, by) => `No longer muted, by ${by}: “${title}”.`,
  undo: 'Undo',
  undone: 'Undone.',
  noWatch: (name) => `There is no watch called “${name}” here.`,
  whichWatch: 'Say which watch: its name as /watch list shows it.',
  notYourWatch: (name) =>
    `“${name}” belongs to the whole installation and is told elsewhere too: those who run it change it.`,
  noWatchesYet: 'There are no watches yet: /watch add makes one.',
  noWatchesToSee: 'There are no watches for you to see here.',
  chooseWatch: 'Choose a watch',
  paused: 'paused',
  statistics: ({ alerts, alertsPerDay, precision }) => {
    const told = `${rate(alertsPerDay)} alerts a day`;
    if (alerts === 0) return told;
    return `${told}, ${precision === undefined ? 'nothing reported' : `precision ${percent(precision)}`}`;
  },
  edit: 'Edit',
  pause: 'Pause',
  resume: 'Resume',
  history: 'History',
  remove: 'Remove',
  isPaused: (name) => `“${name}” is paused.`,
  isResumed: (name) => `“${name}” is on again.`,
  removed: (name) => `“${name}” is removed. Its alerts stay.`,
  isBack: (name) => `“${name}” is back.`,
  restored: (name) => `“${name}” is as it was.`,
  restoreVersion: 'Restore a version',
  changedMeanwhile: (name) => `“${name}” has been changed since. /watch history shows by whom.`,
  actions: {
    'watch.add': 'added',
    'watch.edit': 'changed',
    'watch.apply': 'taken from the files',
    'watch.pause': 'paused',
    'watch.resume': 'resumed',
    'watch.remove': 'removed',
    'watch.undo': 'restored',
  },
  commandLine: 'command line',
  somebody: 'somebody',
  addTitle: 'Add a watch',
  editTitle: 'Change a watch',
  tryIt: 'Try it',
  fields: ENGLISH_FIELD_NAMES,
  hints: HINTS,
  queryHint: (concepts) => `Words, "phrases", AND, OR, NOT. Concepts: ${concepts || 'none yet'}`,
  mentionHints: {
    slack: 'The id of a user group, like S0123. Empty: nobody is called.',
    discord: 'The id of a role, like 112233445566778899. Empty: nobody is called.',
    console: HINTS.mention,
  },
  modes: { instant: 'At once', digest: 'Digest' },
  visibilities: { everyone: 'everyone', channel: 'its channels', admins: 'admins' },
  tooLongForForm: (consoleUrl) =>
    `This watch has a text that is too long for a form, and cutting it would change what it means. ${
      consoleUrl === undefined
        ? 'Change it with newsdesk watch edit, or set up the web console.'
        : `Change it in the web console: ${consoleUrl}`
    }`,
  notYourChannel: (destination) => `${destination || 'This'} is not a channel here.`,
  nameTaken: (name) => `A watch called “${name}” is there already.`,
  noMassMention: 'A watch cannot call everyone.',
  trialOf: (name) => `Trial of “${name}”: nothing is saved yet`,
  alertsADay: ({ perDay, alerts, days }) =>
    `In the last ${count(days, 'day')} it would have made ${count(alerts, 'alert')}: ${rate(perDay)} a day.`,
  trialCut: 'It catches so much that the trial looks no further back.',
  gainedAndLost: (gained, lost) =>
    `Compared with the saved query: ${count(gained, 'item')} more, ${count(lost, 'item')} fewer`,
  toldElsewhere: 'told elsewhere',
  save: 'Save',
  change: 'Change',
  discard: 'Discard',
  saved: (name) => `“${name}” is saved.`,
  discarded: 'Discarded: nothing was changed.',
  draftGone: 'This is saved or discarded already, or a day old. Please begin again.',
  conflict: (name) => `“${name}” was changed while you wrote`,
  savedBy: (who, version) => `Saved by ${who}, version ${version}:`,
  yours: 'Yours:',
  saveOver: 'Save mine over it',
  keepTheirs: 'Keep theirs',
  testWhat: 'Say what to try: /watch test @nato AND kyiv',
  withdrawHow:
    'Write /news withdraw <id> <reason>. The id of a story or a quote stands in small print under it.',
  reasonTooLong: (charactersMax) =>
    `The reason is shown in every alert: at most ${charactersMax} characters.`,
  withdrawn: (what, alerts) => `Withdrawn: ${what}. ${count(alerts, 'alert')} edited.`,
  withdrawnHereAlone: 'In this workspace’s channels alone: the archive is everybody’s.',
  feedsAreHouse:
    'The feeds serve every workspace of this installation: those who run it change them.',
  feedsHow: 'Write /watch feeds list, /watch feeds add <url> or /watch feeds remove <url>.',
  noFeeds: 'There are no feeds yet: /watch feeds add <url> adds one.',
  whichFeed: 'Give the address of a feed or of a site.',
  notAnAddress: (url) => `“${url}” is not an address: write https://…`,
  feedUnreachable: (url, why) => `${url} could not be read: ${why || 'no document'}`,
  noFeedAt: (url) => `No feed was found at ${url}.`,
  noSuchFeed: (url) => `No feed has the address ${url}.`,
  feedAdded: (publisher, items) => `Added: ${publisher}, with ${count(items, 'item')} now.`,
  otherFeeds: 'More feeds are there:',
  feedRemoved: (publisher) => `${publisher} is no longer read. Its items stay.`,
  feedNotAskedYet: 'not asked yet',
  feedWell: (itemsPerWeek) => `${count(Math.round(itemsPerWeek), 'item')} a week`,
  consoleIsHouse: 'The web console shows the whole installation: those who run it have a link.',
  consoleOff: 'The web console is off here. NEWSDESK_WEB_URL and PORT turn it on.',
  consoleLink: 'This link signs you in once, within five minutes. It is yours alone.',
  openConsole: 'Open the console',
  welcomeTitle: 'Newsdesk is here',
  welcomeText: (prefix) =>
    `It reads news feeds and tells what your watches look for: one alert a story, with a summary and the key quotes. Three steps to begin; /${prefix}news help shows the rest.`,
  rightsMissing: 'Newsdesk lacks some permissions:',
  chooseChannel: 'Choose a channel',
  chooseWatches: 'Choose watches',
  sendSample: 'Send a sample',
  channelChosen: (destination) => `New watches are told in ${destination}.`,
  channelFirst: 'Choose a channel first.',
  noneOffered:
    'All the watches that come with Newsdesk are here already. /watch add makes a new one.',
  whichShipped: 'Which of the watches that come with Newsdesk do you want? Choose them one by one.',
  watchTaken: (name, destination) => `“${name}” is yours now, and is told in ${destination}.`,
  sampleSent: (destination) => `A sample alert stands in ${destination}.`,
  sampleNotSent: (destination, reason) =>
    `The sample did not reach ${destination}: ${reason || 'the platform is not set up'}.`,
  sampleHint: (advice) => advice,
  watchesTitle: 'Watches',
  latestTitle: 'Latest alerts',
  healthTitle: 'Health',
  feedsHealth: (feeds, ill) =>
    ill === 0
      ? `${count(feeds, 'feed')}, all well.`
      : `${ill} of ${count(feeds, 'feed')} need a look: /watch feeds list`,
  platformOff: (platform) => `${platform} is not connected.`,
  addWatch: 'Add a watch',
  languageButton: 'Українською',
};
