import { nameKey } from './names.ts';
import type { Speaker } from './quote.ts';
import { quoteKey } from './quote-key.ts';

const ORGANISATION = 'org';

/**
 * The key under which a speaker's quotes stand in the archive: one for all spellings of a person's surname, one for an
 * organisation's words. Undefined for documents and people without a name.
 */
export function speakerKey(speaker: Speaker | undefined): string | undefined {
  switch (speaker?.kind) {
    case 'person':
      return nameKey(speaker.name);
    case 'organisation':
      return organisationKey(speaker.name);
    case 'document':
    case 'anonymous':
    case undefined:
      return undefined;
  }
}

/** The keys under which somebody who is asked for can stand, as a person and as an organisation. */
export function askedSpeakerKeys(name: string): readonly string[] {
  return [nameKey(name), organisationKey(name)].filter((key) => key !== '' && key !== ORGANISATION);
}

function organisationKey(name: string): string {
  return `${ORGANISATION} ${quoteKey(name)}`.trim();
}
