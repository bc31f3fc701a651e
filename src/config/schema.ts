import { z } from 'zod';

/** The forms of values, by pattern: what is wrong with a value that does not fit, and how the right form looks. */
const FORMS = {
  duration: {
    pattern: /^\d{1,6}\s*[smhdw]$/,
    wrong: 'is not a duration',
    form: 'Write a whole number and a unit: 90s, 5m, 6h, 30d or 2w.',
  },
  language: {
    pattern: /^[a-z]{2,3}$/,
    wrong: 'is not a language code',
    form: 'Write a code of two or three small letters: en, uk, de.',
  },
  destination: {
    pattern: /^(?:console|slack:[CDG][A-Z0-9]{2,20}|discord:\d{5,20})$/,
    wrong: 'is not a destination',
    form: 'Write console, slack:C0123ABC or discord:112233445566778899 (ids of channels, not names).',
  },
  time: {
    pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
    wrong: 'is not a time of day',
    form: "Write HH:MM on a 24-hour clock, in quotes: '07:00'.",
  },
  address: {
    pattern: /^https?:\/\/[^\s/?#]+\S*$/,
    wrong: 'is not an address that starts with https:// or http://',
    form: 'Write the whole address of the feed: https://news.example.org/rss.xml.',
  },
  variable: {
    pattern: /^[A-Z][A-Z0-9_]*$/,
    wrong: 'is not the name of an environment variable',
    form: 'Write a name like FEED_TOKEN; the value stands in the environment, not in this file.',
  },
  header: {
    pattern: /^[A-Za-z0-9-]+$/,
    wrong: 'is not the name of a header',
    form: 'Write a header like Authorization or X-Api-Key.',
  },
  watchName: {
    pattern: /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,79}$/u,
    wrong: 'is not a name for a watch',
    form: 'Write letters, digits, spaces, dots, _ and -, at most 80 of them.',
  },
  conceptName: {
    pattern: /^[\p{L}\p{N}_-]+$/u,
    wrong: 'is not a name for a concept',
    form: 'Write letters, digits, _ and -, without @ and spaces.',
  },
  prefix: {
    pattern: /^[a-z][a-z0-9-]{0,19}$/,
    wrong: 'is not a prefix for commands',
    form: 'Write small letters, digits and -, at most 20 of them.',
  },
} as const;

/** The right form of a value whose JSON Schema has this pattern, as a hint; undefined: any text fits. */
export function findForm(pattern: string | undefined): string | undefined {
  return Object.values(FORMS).find((form) => form.pattern.source === pattern)?.form;
}

function text(name: keyof typeof FORMS): z.ZodString {
  return z.string().regex(FORMS[name].pattern, FORMS[name].wrong);
}

/** Ids are strings in the file: a number loses digits (a Discord id has more than a JavaScript number keeps). */
const Id = z.string().min(1);
const Duration = text('duration');
const TimeZone = z.string().min(1);
const LanguageTag = text('language');
const Destination = text('destination');
const Count = z.int().min(1).max(10_000);

/** One feed in config/feeds.yaml. */
export const FeedEntry = z.strictObject({
  url: text('address').describe(
    'Address of the feed: RSS, Atom, RDF, JSON Feed or a news sitemap.',
  ),
  publisher: z
    .string()
    .min(1)
    .describe('Who is behind it. Several feeds of one publisher count as one source.'),
  lang: LanguageTag.optional().describe('Language of its items; without it, found per item.'),
  every: Duration.optional().describe(
    'How often it is polled; wins over what the feed asks for. Without it, adaptive.',
  ),
  label: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('Shown after the name, like "Russian state media".'),
  counts: z.boolean().optional().describe('false: shown, never counted as a source.'),
  auth: z
    .strictObject({
      header: text('header').describe('The header to send, like Authorization.'),
      from: text('variable').describe(
        'The environment variable that holds its value; NAME_FILE works too.',
      ),
    })
    .optional()
    .describe('A header that the publisher asks for; the value comes from the environment.'),
  tags: z.array(z.string().min(1)).nullish().describe('Folders of an imported OPML file.'),
});

/** config/feeds.yaml. */
export const FeedsFile = z.strictObject({
  feeds: z.array(FeedEntry).nullish().describe('The feeds that are polled.'),
});

/** One watch in config/watches.yaml. */
export const WatchEntry = z.strictObject({
  name: text('watchName').describe('A short name of letters, digits, spaces, dots, _ and -.'),
  query: z.string().min(1).describe('What to catch, in the rule language (docs/queries.md).'),
  destinations: z.array(Destination).min(1).describe('Where its alerts are posted.'),
  mode: z.enum(['instant', 'digest']).optional().describe('One alert per story, or a digest.'),
  digest: z
    .strictObject({
      cron: z.string().describe('Five cron fields: minute hour day month weekday.'),
      timezone: TimeZone.optional().describe('The zone that the cron fields are read in.'),
    })
    .optional()
    .describe('When the digest is posted; needed for mode: digest.'),
  quiet_hours: z
    .strictObject({
      from: text('time').describe('First minute of quiet, HH:MM.'),
      to: text('time').describe('First minute after it; before from, it runs over midnight.'),
      timezone: TimeZone.optional().describe('The zone of both times.'),
      break_through_publishers: Count.optional().describe(
        'A story of at least this many publishers is posted all the same.',
      ),
    })
    .optional()
    .describe('Hours in which nothing is posted; what comes in them is one digest at their end.'),
  min_publishers: Count.optional().describe('A story alerts once so many publishers have it.'),
  max_per_hour: Count.optional().describe('What exceeds it is posted as one digest.'),
  max_age: Duration.optional().describe('Older items are archived and do not alert.'),
  visibility: z
    .enum(['everyone', 'channel', 'admins'])
    .optional()
    .describe('Who may see the watch and what it caught.'),
  languages: z
    .array(LanguageTag)
    .nullish()
    .describe('Only items in these languages; without it, all.'),
  mention: z
    .strictObject({
      slack: Id.optional().describe('A Slack user group, like "S0123".'),
      discord: Id.optional().describe('A Discord role id, in quotes.'),
    })
    .optional()
    .describe('Who is mentioned by its alerts.'),
  must_match: z
    .array(z.string())
    .nullish()
    .describe('Texts that the query must match; a save that breaks one is refused.'),
  must_not_match: z.array(z.string()).nullish().describe('Texts that the query must not match.'),
});

/** config/watches.yaml. */
export const WatchesFile = z.strictObject({
  watches: z.array(WatchEntry).nullish().describe('The watch rules.'),
});

/** config/concepts.yaml. */
export const ConceptsFile = z.strictObject({
  concepts: z
    .record(text('conceptName'), z.array(z.string().min(1)).min(1))
    .nullish()
    .describe('Named sets of spellings, used in queries as @name. Each spelling is a query.'),
});

/** How one destination wants its alerts. */
const DestinationEntry = z.strictObject({
  layout: z
    .enum(['standard', 'compact'])
    .optional()
    .describe('At most 1,200 or 400 visible characters an alert.'),
  max_per_hour: Count.optional().describe(
    'Over all watches; what exceeds it is posted as one digest.',
  ),
  language: LanguageTag.optional().describe(
    'Language of the labels; also preferred when a story has items in several languages.',
  ),
});

/** config/newsdesk.yaml. */
export const NewsdeskFile = z.strictObject({
  timezone: TimeZone.optional().describe('For dates and schedules that name no zone of their own.'),
  language: LanguageTag.optional().describe(
    'Language of labels and of preferred items, where a destination has no own.',
  ),
  alerts: z
    .strictObject({
      max_age: Duration.optional().describe('Items older than this do not alert.'),
      resurface_after: Duration.optional().describe(
        'A new fact about a story is told aloud again only after this time.',
      ),
    })
    .optional()
    .describe('When a story alerts.'),
  notices: z
    .array(Destination)
    .nullish()
    .describe('Destinations for what needs a person: a dead feed, a post that failed.'),
  notices_daily: text('time')
    .optional()
    .describe('When the same destinations get one line that all is well, HH:MM; left out: never.'),
  polling: z
    .strictObject({
      every: Duration.optional().describe('Until 20 items of a feed are known.'),
      fastest: Duration.optional().describe('No feed is polled more often by itself.'),
      slowest: Duration.optional().describe('No feed is polled less often by itself.'),
      concurrency: z.int().min(1).max(512).optional().describe('Requests at once, over all hosts.'),
      per_host: z.int().min(1).max(32).optional().describe('Requests at once to one host.'),
      contact: z
        .string()
        .min(1)
        .optional()
        .describe('An address that publishers find in the User-Agent.'),
      allow_addresses: z
        .array(z.string().min(2))
        .nullish()
        .describe('Private networks that may be fetched all the same, like 127.0.0.1/32.'),
    })
    .optional()
    .describe('How feeds are polled.'),
  admins: z
    .strictObject({
      slack: z.array(Id).nullish().describe('User ids, like U0123.'),
      discord: z
        .strictObject({
          users: z.array(Id).nullish().describe('User ids, in quotes.'),
          roles: z.array(Id).nullish().describe('Role ids, in quotes.'),
        })
        .optional()
        .describe('Discord users and roles.'),
    })
    .optional()
    .describe('Who may edit watches, besides workspace admins and Manage Server.'),
  desk: z
    .strictObject({
      slack: z.array(Id).nullish().describe('User ids, like U0123.'),
      discord: z
        .strictObject({ roles: z.array(Id).nullish().describe('Role ids, in quotes.') })
        .optional()
        .describe('Discord roles.'),
    })
    .optional()
    .describe('Who may mute a story, besides admins.'),
  commands: z
    .strictObject({
      prefix: text('prefix')
        .optional()
        .describe('Small letters before "news" and "watch", where another app has those.'),
    })
    .optional()
    .describe('The slash commands.'),
  destinations: z
    .record(Destination, DestinationEntry)
    .nullish()
    .describe('Options of single destinations.'),
  retention: z
    .strictObject({
      items: Duration.optional().describe('Items and stories.'),
      article_text: Duration.optional().describe('Full texts of articles.'),
      people: Duration.optional().describe('Who pressed, typed or reported what.'),
    })
    .optional()
    .describe('How long things are kept.'),
  web: z
    .strictObject({
      listen: z.string().min(1).optional().describe('Address to listen on: 127.0.0.1 or 0.0.0.0.'),
    })
    .optional()
    .describe('The web console.'),
});

/** The four files of a configuration folder, each with its schema. */
export const CONFIG_FILES = {
  'newsdesk.yaml': NewsdeskFile,
  'feeds.yaml': FeedsFile,
  'watches.yaml': WatchesFile,
  'concepts.yaml': ConceptsFile,
} as const;
export type ConfigFileName = keyof typeof CONFIG_FILES;
