import { foldLetters } from '../text/fold.ts';
import {
  AUTHOR_FIELD,
  BODY_FIELD,
  LANG_FIELD,
  type QueryLeaf,
  SOURCE_FIELD,
  TITLE_FIELD,
} from './clause.ts';
import type { CompiledQuery } from './compile-query.ts';
import { findHits, findScore, holds } from './evaluate.ts';
import { findNearest, findParts, type Part } from './explain-match.ts';
import { formatQuery } from './format-query.ts';
import { countStarts, type Hits } from './hits.ts';
import { type ItemPlace, ItemWords } from './item-words.ts';
import type { MatchDocument } from './query.ts';
import { suggestName } from './suggest.ts';

/**
 * Why a part failed: `absent`; `elsewhere` (in another field); `other-form` (another ending, case or accent);
 * `too-far` or `wrong-order` (NEAR); `too-few` (ATLEAST); `too-low` (SCORE); `excluded` (NOT found it);
 * `given-up` (the whole query cost more work on this item than a query may: STEPS_MAX).
 */
export type MissReason =
  | 'absent'
  | 'elsewhere'
  | 'other-form'
  | 'too-far'
  | 'wrong-order'
  | 'too-few'
  | 'too-low'
  | 'excluded'
  | 'given-up';

/** The first part of a query that an item failed, and the nearest thing that was there. */
export interface MissEvidence {
  readonly text: string;
  readonly column: number;
  readonly length: number;
  readonly reason: MissReason;
  /** What stands in the item that comes nearest, or what excluded it. */
  readonly nearest: (ItemPlace & { readonly text: string }) | undefined;
  /** Words between (NEAR), hits (ATLEAST) or sum (SCORE) found and asked for. */
  readonly found: number | undefined;
  readonly needed: number | undefined;
}

type Verdict = Pick<MissEvidence, 'reason'> &
  Partial<Pick<MissEvidence, 'nearest' | 'found' | 'needed'>>;

const EVERY_FIELD = TITLE_FIELD | BODY_FIELD | SOURCE_FIELD | AUTHOR_FIELD;

function describeHits(item: ItemWords, hits: Hits): MissEvidence['nearest'] {
  const place = hits[0] === undefined ? undefined : item.placeOf(hits[0]);
  return place === undefined ? undefined : { ...place, text: item.textOf(place) };
}

/** A leaf looked for more loosely: by stem or folded form instead of exactly. */
function loosen(leaf: QueryLeaf): QueryLeaf {
  const words = leaf.words.map(({ kind, forms }) =>
    kind === 'exact-prefix' || kind === 'folded-prefix'
      ? ({ kind: 'folded-prefix', forms: forms.map(foldLetters) } as const)
      : ({ kind: 'stem', forms: forms.map(foldLetters) } as const),
  );
  return { ...leaf, words };
}

function judgeLeaf(leaf: QueryLeaf, item: ItemWords): Verdict {
  if (leaf.fields === LANG_FIELD) return { reason: 'absent' };
  const loose = describeHits(item, item.findHits(loosen(leaf)));
  if (loose !== undefined) return { reason: 'other-form', nearest: loose };
  const elsewhere = describeHits(item, item.findHits({ ...leaf, fields: EVERY_FIELD }));
  if (elsewhere !== undefined) return { reason: 'elsewhere', nearest: elsewhere };
  for (const word of leaf.words) {
    const alone = leaf.words.length > 1 ? item.findHits({ ...leaf, words: [word] }) : [];
    const like = suggestName(foldLetters(word.forms[0] ?? ''), item.forms);
    const hits =
      like === undefined
        ? alone
        : item.findHits({ ...leaf, words: [{ kind: 'folded', forms: [like] }] });
    const nearest = describeHits(item, alone.length > 0 ? alone : hits);
    if (nearest !== undefined) return { reason: 'absent', nearest };
  }
  return { reason: 'absent' };
}

function judgeNear(part: Part, item: ItemWords): MissEvidence {
  const { node, clause } = part;
  const [left, right] = clause.children;
  if (node.kind !== 'near' || left === undefined || right === undefined)
    return describe(part, { reason: 'absent' });
  const sides = [
    { node: node.left, clause: left },
    { node: node.right, clause: right },
  ];
  for (const side of sides) if (!holds(side.clause, item)) return judge(side, item);
  const rightHits = findHits(right, item);
  const nearest = findNearest(findHits(left, item), rightHits);
  const isReversed = clause.isOrdered && nearest !== undefined && nearest.distance <= clause.number;
  return describe(part, {
    reason: isReversed ? 'wrong-order' : 'too-far',
    nearest: describeHits(item, rightHits),
    found: nearest?.distance,
    needed: clause.number,
  });
}

function describe({ node }: Part, verdict: Verdict): MissEvidence {
  const { column, length } = node.place;
  const { reason, nearest, found, needed } = verdict;
  return { text: formatQuery(node), column, length, reason, nearest, found, needed };
}

/** Of alternatives that all failed, the one that came nearest speaks for all. */
function judgeAlternatives(part: Part, item: ItemWords): MissEvidence {
  const { node, clause } = part;
  const judged = clause.children.map((child, index): Verdict => {
    const written = node.kind === 'or' ? node.children[index] : undefined;
    if (written !== undefined) return judge({ node: written, clause: child }, item);
    // What a concept brought is not in the query, so only its words can be judged; and a word that is merely spelt like
    // one of its many spellings says nothing.
    const verdict = child.leaf === undefined ? undefined : judgeLeaf(child.leaf, item);
    return verdict === undefined || verdict.reason === 'absent' ? { reason: 'absent' } : verdict;
  });
  const best =
    judged.find(({ reason }) => reason !== 'absent') ??
    judged.find(({ nearest }) => nearest !== undefined);
  return describe(part, best ?? { reason: 'absent' });
}

function judge(part: Part, item: ItemWords): MissEvidence {
  const { node, clause } = part;
  if (node.kind === 'field' && clause.operator !== 'leaf') {
    return judge({ node: node.child, clause }, item);
  }
  item.budget.reset();
  const number = clause.number;
  switch (clause.operator) {
    case 'leaf':
      return describe(
        part,
        clause.leaf === undefined ? { reason: 'absent' } : judgeLeaf(clause.leaf, item),
      );
    case 'and': {
      const failed = findParts(node, clause).find((inner) => !holds(inner.clause, item));
      return failed === undefined || failed.clause === clause
        ? describe(part, { reason: 'absent' })
        : judge(failed, item);
    }
    case 'or':
      return judgeAlternatives(part, item);
    case 'not': {
      const hits = clause.children.flatMap((child) => findHits(child, item));
      return describe(part, { reason: 'excluded', nearest: describeHits(item, hits) });
    }
    case 'near':
      return judgeNear(part, item);
    case 'atleast': {
      const hits = clause.children.flatMap((child) => findHits(child, item));
      const found = countStarts(hits, number);
      return describe(part, {
        reason: 'too-few',
        nearest: describeHits(item, hits),
        found,
        needed: number,
      });
    }
    case 'score':
      return describe(part, { reason: 'too-low', found: findScore(clause, item), needed: number });
  }
}

/** The first part of a query that an item fails, and the nearest thing that was there; undefined when it fails none. */
export function explainMiss(
  compiled: CompiledQuery,
  document: MatchDocument,
): MissEvidence | undefined {
  const item = new ItemWords(document);
  const isMet = holds(compiled.clause, item);
  if (item.budget.isSpent) {
    return describe({ node: compiled.query, clause: compiled.clause }, { reason: 'given-up' });
  }
  if (isMet) return undefined;
  return judge({ node: compiled.query, clause: compiled.clause }, item);
}
