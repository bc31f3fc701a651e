import { compileConcepts } from '../core/query/compile-concepts.ts';
import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { documentFromText } from '../core/query/document-from-text.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import { explainMatch } from '../core/query/explain-match.ts';
import { formatQuery } from '../core/query/format-query.ts';
import type { QueryNode } from '../core/query/query.ts';
import { childrenOf } from '../core/query/walk-query.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { SearchHit } from '../ports/archive-use-cases.ts';
import type { ConceptSummary, ConceptTrial } from '../ports/concept-use-cases.ts';
import type { Store } from '../ports/store.ts';
import { requireConcept, toConceptName } from './edit-concepts.ts';
import { readQuery } from './read-query.ts';
import { countMatches, findMatches, toHit } from './search-items.ts';

/** Items counted for each concept: whether it is ten or a thousand matters, not more. */
const HITS_MAX = 1_000;
/** Items of the archive that a trial reads, and that it shows. */
const TRIAL_ITEMS_MAX = 2_000;
const SAMPLES = 10;

/** Names of the concepts in a query, those inside of others included. */
function findNames(node: QueryNode, concepts: Concepts, found = new Set<string>()): Set<string> {
  if (node.kind === 'concept' && !found.has(node.name)) {
    found.add(node.name);
    for (const inner of concepts.get(node.name)?.alternatives ?? [])
      findNames(inner, concepts, found);
  }
  for (const child of childrenOf(node)) findNames(child, concepts, found);
  return found;
}

/** Every concept with who uses it and how often it stands in the archive since then. */
export async function listConcepts(
  store: Store,
  { sinceMs }: { readonly sinceMs: EpochMs },
): Promise<readonly ConceptSummary[]> {
  const lists = await store.listConcepts();
  const { concepts } = compileConcepts(lists);
  const watches = (await store.listWatches()).map(({ name, query }) => {
    const outcome = compileQuery(query, concepts);
    const names = outcome.kind === 'ok' ? findNames(outcome.compiled.query, concepts) : undefined;
    return { name, names };
  });
  const summaries: ConceptSummary[] = [];
  for (const [key, spellings] of Object.entries(lists)) {
    const name = toConceptName(key);
    const users = [...concepts.values()].filter(
      (other) =>
        other.name !== name &&
        other.alternatives.some((node) => findNames(node, concepts).has(name)),
    );
    const outcome = compileQuery(`@${name}`, concepts);
    summaries.push({
      name,
      spellings,
      watches: watches.filter(({ names }) => names?.has(name)).map((watch) => watch.name),
      concepts: users.map((user) => user.name),
      hits:
        outcome.kind === 'ok'
          ? await countMatches(store, { compiled: outcome.compiled, sinceMs, max: HITS_MAX })
          : 0,
      hitsMax: HITS_MAX,
    });
  }
  return summaries;
}

/** Which spellings of a concept stand in a text, or in the items of the archive since then. */
export async function testConcept(
  deps: {
    readonly store: Store;
    readonly detectLanguage: (text: string) => Promise<string | undefined>;
  },
  request: {
    readonly name: string;
    readonly text: string | undefined;
    readonly lang: string | undefined;
    readonly sinceMs: EpochMs;
  },
): Promise<ConceptTrial> {
  const { store, detectLanguage } = deps;
  const lists = await store.listConcepts();
  const name = toConceptName(requireConcept(lists, request.name));
  const { concepts } = compileConcepts(lists);
  const { compiled } = readQuery(`@${name}`, concepts);
  const spellings = new Map(findSpellings(name, concepts).map((spelling) => [spelling, 0]));
  const count = (found: Iterable<string>): void => {
    for (const spelling of found) spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  };
  const { text } = request;
  if (text !== undefined) {
    const lang = request.lang ?? (await detectLanguage(text));
    const hits = (explainMatch(compiled, documentFromText(text, lang))?.terms ?? []).map(
      ({ term, start, end }) => ({ spelling: term, start, end }),
    );
    count(hits.map(({ spelling }) => spelling));
    return { name, spellings: rank(spellings), hits, samples: [] };
  }
  const samples = await countInArchive(store, { compiled, sinceMs: request.sinceMs, count });
  return { name, spellings: rank(spellings), hits: [], samples };
}

async function countInArchive(
  store: Store,
  trial: {
    readonly compiled: CompiledQuery;
    readonly sinceMs: EpochMs;
    readonly count: (spellings: Iterable<string>) => void;
  },
): Promise<readonly SearchHit[]> {
  const samples: SearchHit[] = [];
  let seen = 0;
  for await (const item of findMatches(store, trial)) {
    const terms = explainMatch(trial.compiled, documentOf(item, item.text))?.terms ?? [];
    trial.count(new Set(terms.map(({ term }) => term)));
    if (samples.length < SAMPLES) samples.push(toHit(item, terms));
    seen += 1;
    if (seen === TRIAL_ITEMS_MAX) break;
  }
  return samples;
}

/** The spellings of a concept and of those that it uses, as evidence names them. */
function findSpellings(name: string, concepts: Concepts): readonly string[] {
  const spellings = new Set<string>();
  const collect = (node: QueryNode): void => {
    if (node.kind === 'concept') {
      for (const inner of concepts.get(node.name)?.alternatives ?? []) collect(inner);
    } else if (node.kind === 'term') spellings.add(node.text);
    else if (node.kind === 'lang') spellings.add(formatQuery(node));
    else for (const child of childrenOf(node)) collect(child);
  };
  collect({ kind: 'concept', name, place: { column: 1, length: 1 } });
  return [...spellings];
}

function rank(counts: ReadonlyMap<string, number>): ConceptTrial['spellings'] {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([spelling, found]) => ({ spelling, found }));
}
