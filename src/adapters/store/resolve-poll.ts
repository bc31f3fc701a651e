import type { ItemId } from '../../core/item/item.ts';
import { hash128 } from '../../core/text/hash.ts';
import type { IncomingItem } from '../../ports/feed-store.ts';

/** What the store knows of an id: the key of its item, or null when several items of the feed carry it. */
export type KnownAliases = ReadonlyMap<string, number | null>;

/** An item of a poll that the store has: under which key, and which of its ids are new. */
export interface KnownIncoming {
  readonly incoming: IncomingItem;
  readonly key: number;
  readonly newAliases: readonly string[];
}

/** An item of a poll that the store has not: the id it gets, and all that it is known by from now on. */
export interface NewIncoming {
  readonly incoming: IncomingItem;
  readonly id: ItemId;
  readonly aliases: readonly string[];
}

export interface ResolvedPoll {
  readonly known: readonly KnownIncoming[];
  readonly added: readonly NewIncoming[];
  /** Ids that more than one item carries: they name none from now on. */
  readonly shared: readonly string[];
  /** Items that stood twice in the poll, word for word. */
  readonly repeated: number;
}

function withoutRepeats(items: readonly IncomingItem[]): IncomingItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const signature = `${item.contentHash} ${item.ids.join(' ')}`;
    if (seen.has(signature)) return false;
    seen.add(signature);
    return true;
  });
}

function idsOfSeveral(items: readonly IncomingItem[]): Set<string> {
  const carriers = new Map<string, IncomingItem>();
  const several = new Set<string>();
  for (const item of items) {
    for (const id of item.ids) {
      const carrier = carriers.get(id);
      if (carrier === undefined) carriers.set(id, item);
      else if (carrier !== item) several.add(id);
    }
  }
  return several;
}

/** For an item all of whose ids name others too: its words are all that tells it apart. */
function idByContent(item: IncomingItem): ItemId {
  const own = item.ids[0] ?? '';
  return `${own.slice(0, 12)}${hash128(`content:${own}:${item.contentHash}`).slice(0, 28)}` as ItemId;
}

/** Ids under which the items of a poll may be known, those by content included. */
export function aliasesToLookUp(items: readonly IncomingItem[]): readonly string[] {
  return [...new Set(items.flatMap((item) => [...item.ids, idByContent(item)]))];
}

/**
 * Which items of a poll the store has already. An item is known by any of its ids, since some feeds change their guids
 * and others their addresses; its own id (the first) goes before the others, so that two items of one address that stand
 * in the feed together stay two. An id that several items of a poll carry (one guid or link for all) names none of them.
 */
export function resolvePoll(items: readonly IncomingItem[], aliases: KnownAliases): ResolvedPoll {
  const distinct = withoutRepeats(items);
  const shared = idsOfSeveral(distinct);
  const idsOf = (item: IncomingItem): readonly string[] => {
    const naming = item.ids.filter((id) => !shared.has(id) && aliases.get(id) !== null);
    return naming.length > 0 ? naming : [idByContent(item)];
  };
  const known: KnownIncoming[] = [];
  const taken = new Set<number>();
  const take = (incoming: IncomingItem, ids: readonly string[], id: string): boolean => {
    const key = aliases.get(id);
    if (typeof key !== 'number' || taken.has(key)) return false;
    taken.add(key);
    known.push({ incoming, key, newAliases: ids.filter((alias) => !aliases.has(alias)) });
    return true;
  };
  const rest = distinct.filter((item) => {
    const ids = idsOf(item);
    return !take(item, ids, ids[0] ?? '');
  });
  const added: NewIncoming[] = [];
  for (const incoming of rest) {
    const ids = idsOf(incoming);
    if (ids.some((id) => take(incoming, ids, id))) continue;
    const fresh = ids.filter((id) => !aliases.has(id));
    const aliasesOfNew = fresh.length > 0 ? fresh : [idByContent(incoming)];
    const [id] = aliasesOfNew;
    if (id === undefined || aliases.has(id)) continue;
    added.push({ incoming, id: id as ItemId, aliases: aliasesOfNew });
  }
  return {
    known,
    added,
    shared: [...shared].filter((id) => aliases.get(id) !== null),
    repeated: items.length - distinct.length,
  };
}
