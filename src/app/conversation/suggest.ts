import { foldLetters } from '../../core/text/fold.ts';
import { listVisible } from './read-news.ts';
import type { Turn } from './turn.ts';

/** Discord shows no more, and takes no longer value. */
const SUGGESTIONS_MAX = 25;
const SUGGESTION_CHARACTERS_MAX = 100;
/** Alerts looked through for speakers and stories: what people talk about now. */
const ALERTS_READ = 100;
/** Zones offered before anything is typed would be the alphabet's first: so what is near comes first. */
const ZONES_FIRST = ['Europe/Kyiv', 'Europe/Warsaw', 'Europe/London', 'America/New_York', 'UTC'];

/** What may be meant by what is being typed; nothing that the person may not see. */
export async function suggest(
  turn: Turn,
  { option, typed }: { readonly option: string; readonly typed: string },
): Promise<readonly string[]> {
  const found = await listFor(turn, option, typed);
  const fitting = found.filter((text) => text !== '' && text.length <= SUGGESTION_CHARACTERS_MAX);
  return [...new Set(fitting)].slice(0, SUGGESTIONS_MAX);
}

async function listFor(turn: Turn, option: string, typed: string): Promise<readonly string[]> {
  const { access, store } = turn;
  switch (option) {
    case 'watch':
    case 'name':
      return fits(
        access.watches.map(({ name }) => name),
        typed,
      );
    case 'query':
      return completeConcept(Object.keys(await store.listConcepts()), typed);
    case 'words':
      return fits(await listSpeakers(turn), typed);
    case 'id':
    case 'what':
      return fits(await listStories(turn), typed);
    case 'url':
      return access.isHouseAdmin
        ? fits(
            (await store.listFeeds()).map(({ url }) => url),
            typed,
          )
        : [];
    case 'timezone':
      return fits([...ZONES_FIRST, ...Intl.supportedValuesOf('timeZone')], typed);
    default:
      return [];
  }
}

/** Those that begin with what is typed, then those that have it inside; letter case and accents do not count. */
function fits(texts: readonly string[], typed: string): readonly string[] {
  const wanted = foldLetters(typed.trim().toLowerCase());
  const folded = texts.map((text) => ({ text, key: foldLetters(text.toLowerCase()) }));
  const begins = folded.filter(({ key }) => key.startsWith(wanted));
  const holds = folded.filter(({ key }) => !key.startsWith(wanted) && key.includes(wanted));
  return [...begins, ...holds].map(({ text }) => text);
}

/** The query with the concept at its end completed; what is typed itself where none is being written. */
function completeConcept(concepts: readonly string[], typed: string): readonly string[] {
  const [, head = '', begun] = /^(.*?)@([\p{L}\p{N}_-]*)$/su.exec(typed) ?? [];
  if (begun === undefined)
    return typed.trim() === '' ? concepts.map((name) => `@${name}`) : [typed];
  return fits(concepts, begun).map((name) => `${head}@${name}`);
}

/** Who was quoted of late, in alerts that the person may see; most often quoted first. */
async function listSpeakers(turn: Turn): Promise<readonly string[]> {
  const { access } = turn;
  const alerts = await listVisible(turn, { destinations: access.destinations, limit: ALERTS_READ });
  const counts = new Map<string, number>();
  for (const { alert } of alerts) {
    for (const { speaker, speakerKind } of alert.allQuotes) {
      if (speaker === undefined || speakerKind !== 'person') continue;
      counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([speaker]) => speaker);
}

/** `<story id> · <title>`: the command takes the id, the person knows the title. */
async function listStories(turn: Turn): Promise<readonly string[]> {
  const { access } = turn;
  const alerts = await listVisible(turn, { destinations: access.destinations, limit: ALERTS_READ });
  return alerts.map(({ alert }) => {
    const text = `${alert.storyId} · ${alert.title}`;
    return text.length <= SUGGESTION_CHARACTERS_MAX
      ? text
      : `${text.slice(0, SUGGESTION_CHARACTERS_MAX - 1).toWellFormed()}…`;
  });
}
