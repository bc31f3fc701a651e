import { sql } from 'kysely';
import type { SearchCandidates } from '../../core/query/search-candidates.ts';
import type { Db } from './database.ts';

/** Words remembered as written already; beyond it they are forgotten and written again, which changes nothing. */
const REMEMBERED_MAX = 200_000;
/** Opening a word in the index costs some 30 microseconds: with more, FTS5's own way is no slower. */
const WORDS_OF_PREFIX_MAX = 3_000;
/** Beginnings in one query that are looked up. */
const PREFIXES_MAX = 8;

/**
 * The words that the index of items knows. FTS5 answers the beginning of a word by merging all rows of all its words before
 * it gives the newest (300 ms for `tra*` over a million items); asked for the words themselves, it walks down from the newest
 * and stops (50 ms).
 */
export class ItemTerms {
  #remembered = new Set<string>();

  /** The words are written again as they come. */
  forget(): void {
    this.#remembered = new Set();
  }

  /** Writes the words that are new, and answers what to call once that is committed. */
  async add(db: Db, documents: Iterable<readonly string[]>): Promise<() => void> {
    const added = new Set<string>();
    for (const words of documents) {
      for (const word of words) if (!this.#remembered.has(word)) added.add(word);
    }
    if (added.size === 0) return () => undefined;
    const list = JSON.stringify([...added].toSorted());
    await sql`insert or ignore into item_terms (term) select value from json_each(${list})`.execute(
      db,
    );
    return () => {
      if (this.#remembered.size + added.size > REMEMBERED_MAX) this.#remembered = new Set();
      for (const word of added) this.#remembered.add(word);
    };
  }
}

async function wordsWith(db: Db, prefix: string): Promise<readonly string[] | undefined> {
  const rows = await db
    .selectFrom('item_terms')
    .select('term')
    .where('term', '>=', prefix)
    .where('term', '<', `${prefix}\u{10FFFF}`)
    .limit(WORDS_OF_PREFIX_MAX + 1)
    .execute();
  return rows.length > WORDS_OF_PREFIX_MAX ? undefined : rows.map(({ term }) => term);
}

/** The query with each beginning of a word replaced by the words that begin so, where these are not too many. */
export async function spellOutPrefixes(db: Db, query: SearchCandidates): Promise<SearchCandidates> {
  let left = PREFIXES_MAX;
  const spellOut = async (part: SearchCandidates): Promise<SearchCandidates> => {
    if (part.kind === 'and' || part.kind === 'or') {
      const parts: SearchCandidates[] = [];
      for (const inner of part.parts) parts.push(await spellOut(inner));
      return { kind: part.kind, parts };
    }
    if (part.kind !== 'prefix' || part.text === '' || left === 0) return part;
    left -= 1;
    const words = await wordsWith(db, part.text);
    if (words === undefined) return part;
    return { kind: 'or', parts: words.map((text) => ({ kind: 'word', text })) };
  };
  return await spellOut(query);
}
