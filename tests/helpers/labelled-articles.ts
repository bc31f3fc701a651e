import { readFileSync } from 'node:fs';

export type QuoteKind = 'direct' | 'fragment' | 'scare' | 'name';
export type SpeakerType = 'person' | 'organisation' | 'document' | 'anonymous';

/** A stretch of an article with the label that a reader gave it. */
export interface LabelledQuote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: QuoteKind;
  readonly speaker: string;
  readonly speakerType: SpeakerType | undefined;
  readonly role: string;
  readonly group: string | undefined;
  /** Other forms of the speaker's name that are as good. */
  readonly coref: readonly string[];
  readonly speakerMention: boolean;
  /** Two people of the article share the surname: the first name must be right. */
  readonly firstNeeded: boolean;
  readonly isBackground: boolean;
}

/** A whole article with its quotes labelled. */
export interface LabelledArticle {
  readonly id: string;
  readonly lang: string;
  readonly case: string;
  readonly title: string;
  readonly text: string;
  readonly quotes: readonly LabelledQuote[];
}

interface SpeakerLabel {
  readonly name: string;
  readonly type: SpeakerType;
  readonly role: string;
  readonly coref: readonly string[];
}

const KINDS: Readonly<Record<string, QuoteKind>> = { s: 'scare', n: 'name', f: 'fragment' };
const TYPES: Readonly<Record<string, SpeakerType>> = {
  org: 'organisation',
  doc: 'document',
  anon: 'anonymous',
};
const LABEL = /\{(\w+)([+!]*):([^{}]*)\}/gu;

/**
 * Reads a file of articles labelled in place (format: README beside the fixtures). Each begins with
 * `=== lang | case | title`, then its speakers, an empty line, and the text with `{speaker:words}` around the words.
 */
export function readLabelledArticles(path: URL | string): readonly LabelledArticle[] {
  return readFileSync(path, 'utf8')
    .split(/^=== /mu)
    .filter((part) => part.trim() !== '')
    .map((part, index) => readArticle(part, index));
}

function readArticle(part: string, index: number): LabelledArticle {
  const [heading = '', ...rest] = part.trim().split('\n');
  const [lang = '', name = '', ...title] = heading.split(' | ');
  const gap = rest.indexOf('');
  const speakers = new Map(rest.slice(0, gap).map(readSpeaker));
  const { text, quotes } = readText(rest.slice(gap + 1).join('\n'), speakers);
  const id = `${lang}-${name}-${index}`;
  return { id, lang, case: name, title: title.join(' | '), text, quotes };
}

function readSpeaker(line: string): [string, SpeakerLabel] {
  const [key = '', label = ''] = line.split(/ = (.*)/u);
  const [id = '', type = ''] = key.split(':');
  const [name = '', role = '', coref = ''] = label.split('|').map((one) => one.trim());
  return [
    id,
    { name, type: TYPES[type] ?? 'person', role, coref: coref === '' ? [] : coref.split(/,\s*/u) },
  ];
}

function readText(
  marked: string,
  speakers: ReadonlyMap<string, SpeakerLabel>,
): { text: string; quotes: readonly LabelledQuote[] } {
  const quotes: LabelledQuote[] = [];
  let text = '';
  let at = 0;
  let group = 0;
  for (const match of marked.matchAll(LABEL)) {
    const [whole, key = '', flags = '', words = ''] = match;
    text += marked.slice(at, match.index);
    at = match.index + whole.length;
    const speaker = speakers.get(key);
    if (speaker === undefined && KINDS[key] === undefined)
      throw new Error(`no speaker "${key}" for ${words.slice(0, 40)}`);
    if (!flags.includes('+')) group += 1;
    quotes.push({
      start: text.length,
      end: text.length + words.length,
      text: words,
      kind: KINDS[key] ?? 'direct',
      speaker: speaker?.name ?? '',
      speakerType: speaker?.type,
      role: speaker?.role ?? '',
      group: `g${group}`,
      coref: speaker?.coref ?? [],
      speakerMention: (speaker?.coref.length ?? 0) > 0,
      firstNeeded: speaker !== undefined && hasNamesake(speaker, speakers),
      isBackground: flags.includes('!'),
    });
    text += words;
  }
  return { text: text + marked.slice(at), quotes };
}

function hasNamesake(speaker: SpeakerLabel, speakers: ReadonlyMap<string, SpeakerLabel>): boolean {
  if (speaker.type !== 'person') return false;
  const surname = speaker.name.split(' ').at(-1);
  return [...speakers.values()].some(
    (other) =>
      other !== speaker && other.type === 'person' && other.name.split(' ').at(-1) === surname,
  );
}
