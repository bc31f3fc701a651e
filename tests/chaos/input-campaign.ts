import { openStore } from '../../src/adapters/store/open-store.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { optionsOf } from '../../src/app/apply-files.ts';
import { blankWatch, editWatch, saveWatch } from '../../src/app/edit-watches.ts';
import { readQuery } from '../../src/app/read-query.ts';
import { compileConceptsOf } from '../../src/app/rules.ts';
import type { CompiledQuery } from '../../src/core/query/compile-query.ts';
import { documentFromText } from '../../src/core/query/document-from-text.ts';
import { createMatcher } from '../../src/core/query/matcher.ts';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import { NewsdeskError } from '../../src/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { HOSTILE_QUERIES } from '../bench/hostile-queries.ts';
import { makeClock } from '../helpers/clock.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  told,
} from './campaign.ts';
import { pick } from './random.ts';

const FORMS = { short: { edits: 1_000 }, long: { edits: 10_000 } } as const;
/** What an accepted query may cost on an item of some 400 words (reliability.md); the fastest of three, since a machine is busy. */
const COST_MS_MAX = 5;
const ITEM = documentFromText(
  Array.from({ length: 60 }, () => 'NATO missiles reached Києва and Łódź harbour today').join(' '),
);
const NAME = 'edited';

/** What people and machines type: parts of the rule language, of other languages, and of nothing. */
const PIECES = [
  'nato',
  'NATO',
  '"North Atlantic',
  '"',
  '(',
  ')',
  'AND',
  'OR',
  'NOT',
  'NEAR/5',
  'NEAR/99999',
  '@nato',
  '@',
  '*',
  'uk*',
  'u*',
  'title:',
  'text:',
  'лондон',
  'п’ять',
  "п'ять",
  '^',
  '~',
  '/.*/',
  '\\',
  '\u0000',
  '\u202E',
  '\u200B',
  '😀',
  'e\u0301',
  '&&',
  '||',
  '-',
  '--',
  '<script>',
  '@everyone',
  '<!channel>',
  '${x}',
  "'; drop table watches; --",
  '%',
  '_',
  'ＮＡＴＯ',
  '#',
  ':',
  'a:b:c',
  '\n',
  '\t',
  '2^70',
];
const DESTINATIONS = [
  'console',
  'slack:C0123ABC',
  'discord:112233445566778899',
  'slack:general',
  '',
  'console\n',
  'email:a@b',
];

const GOOD_DESTINATIONS = DESTINATIONS.slice(0, 3);
const MODES = ['instant', 'digest', 'loud'];
/** Most edits are wrong in one place at most. */
const ODD_SHARE = 0.15;
const isOdd = ({ random }: CampaignContext): boolean => random() < ODD_SHARE;

interface Tally {
  accepted: number;
  refused: number;
  readonly different: string[];
  readonly unexplained: string[];
  readonly dear: string[];
}

/** Edits by the thousand: each is refused with a reason, or is stored as it was given. */
export const campaign: Campaign = {
  about:
    '10,000 generated edits of watches: refused with a reason, or read back equal; none costs more than 5 ms an item',
  stores: [],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const clock = makeClock(Date.now());
  const store = await openStore(
    { kind: 'sqlite', file: ':memory:' },
    { nowMs: () => clock.nowMs() },
  );
  const deps = { store, clock, ids: createIds(), defaults: { ageMaxMs: 6 * HOUR_MS } };
  const acting = { actor: 'cli', workspace: 'local' } as const;
  const blank = blankWatch(deps, { name: NAME, query: 'nato' });
  await saveWatch(deps, acting, { watch: undefined, options: blank });
  const tally: Tally = { accepted: 0, refused: 0, different: [], unexplained: [], dear: [] };
  const { edits } = FORMS[context.form];
  const { compiled } = readQuery('nato AND "a b" OR ukr*', compileConceptsOf({}));
  // The compiler has seen the matcher by then: what is measured is the query.
  for (let count = 0; count < 200; count++) measureMs(compiled);
  for (let count = 0; count < edits && !context.isOver(); count++) {
    const change = {
      query: makeQuery(context),
      destinations: [pick(context.random, isOdd(context) ? DESTINATIONS : GOOD_DESTINATIONS)],
      mode: isOdd(context) ? pick(context.random, MODES) : undefined,
    };
    try {
      await editWatch(deps, acting, { name: NAME, change });
      tally.accepted += 1;
      await compare(store, change, tally);
    } catch (error) {
      if (error instanceof NewsdeskError && error.message !== '') tally.refused += 1;
      else tally.unexplained.push(`${JSON.stringify(change)}: ${String(error)}`);
    }
    if (count % 100 === 0)
      context.progress(`${count} of ${edits} edits · ${tally.accepted} accepted`);
  }
  const history = await store.listWatchVersions((await store.listWatches())[0]?.id ?? '');
  await store.close();
  return {
    findings: [
      told('edits', edits),
      told('accepted', tally.accepted),
      told('refused with a reason', tally.refused),
      mustBeZero('neither', tally.unexplained.length),
      mustBeZero('read back different', tally.different.length),
      mustBeZero('accepted without a version in the history', tally.accepted + 1 - history.length),
      mustBeZero(`queries that cost more than ${COST_MS_MAX} ms an item`, tally.dear.length),
    ],
    details: [...tally.unexplained, ...tally.different, ...tally.dear],
  };
}

function makeQuery({ random }: CampaignContext): string {
  if (random() < 0.02) return pick(random, Object.values(HOSTILE_QUERIES));
  // Half of the edits keep to what the language knows, so that many are accepted.
  const pieces =
    random() < 0.5
      ? PIECES.slice(0, 2).concat(['AND nato', 'OR "a b"', 'AND NOT uk*', 'лондон'])
      : PIECES;
  const length = 1 + Math.floor(random() * 8);
  const words = Array.from({ length }, () => pick(random, pieces));
  return (pieces === PIECES ? words : ['nato', ...words.slice(1)]).join(' ');
}

async function compare(
  store: Store,
  change: { readonly query: string; readonly destinations: readonly string[] },
  { different, dear }: Tally,
): Promise<void> {
  const [watch] = await store.listWatches();
  if (watch === undefined) throw new Error('the watch is gone');
  const kept: WatchOptions = optionsOf(watch);
  const isSame =
    kept.query === change.query && kept.destinations.join() === change.destinations.join();
  if (!isSame) different.push(`${JSON.stringify(change)} became ${JSON.stringify(kept.query)}`);
  const { compiled } = readQuery(kept.query, compileConceptsOf(await store.listConcepts()));
  const costs = Array.from({ length: 3 }, () => measureMs(compiled));
  if (Math.min(...costs) > COST_MS_MAX)
    dear.push(`${Math.min(...costs).toFixed(1)} ms: ${kept.query}`);
}

/** What a query costs on the item, with reading the item's words. */
function measureMs(compiled: CompiledQuery): number {
  const matcher = createMatcher();
  matcher.set('watch', compiled);
  const startedAt = performance.now();
  matcher.match(ITEM);
  return performance.now() - startedAt;
}
