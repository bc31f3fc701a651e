import { primaryLanguage } from '../text/language.ts';
import type { EpochMs } from '../time/moment.ts';
import { cleanParagraphs, cleanTitle, cutDateline, cutOutletTail } from './clean-item.ts';
import { findLoneForm } from './find-form.ts';
import { findAgencyCredit, findCitedOutlet, type OutletNames } from './find-origin.ts';
import { type ItemProfile, profileItem } from './item-profile.ts';
import type { ParagraphMemory } from './paragraph-memory.ts';
import type { StoryItem } from './story-item.ts';

/** Whose words an item says it carries. */
interface Credit {
  readonly origin: string;
  readonly isAgency: boolean;
}

/** An item read for comparison. */
export interface PreparedItem {
  readonly item: StoryItem;
  readonly lang: string;
  readonly atMs: EpochMs;
  readonly profile: ItemProfile;
  readonly paragraphs: readonly string[];
  readonly credit: Credit | undefined;
  /** Why it can belong to no story of others; undefined when it can. */
  readonly loneForm: string | undefined;
}

/** What the stream has told so far and the admin has configured. */
export interface Knowledge {
  readonly stock: ParagraphMemory;
  readonly agencies: OutletNames;
  readonly outlets: OutletNames;
}

/** Cleans an item (title, pointers, stock paragraphs, dateline) and reads its terms and credit. */
export function prepareItem(
  item: StoryItem,
  { stock, agencies, outlets }: Knowledge,
): PreparedItem {
  const lang = primaryLanguage(item.lang);
  const paragraphs = cleanParagraphs(item.body);
  const [first, ...rest] = stock.dropStock(paragraphs, item.publisher);
  const told = first === undefined ? [] : [cutDateline(first), ...rest];
  const title = cleanTitle(item.title, item.publisher);
  return {
    item,
    lang,
    atMs: item.seenAtMs ?? item.publishedAtMs,
    profile: profileItem(cutOutletTail(title), told, lang),
    paragraphs,
    credit: findCredit({ title, paragraphs, publisher: item.publisher }, { agencies, outlets }),
    loneForm: findLoneForm(title, told.join('\n'), lang),
  };
}

function findCredit(
  text: { title: string; paragraphs: readonly string[]; publisher: string },
  { agencies, outlets }: { agencies: OutletNames; outlets: OutletNames },
): Credit | undefined {
  if (agencies.has(text.publisher)) return { origin: text.publisher, isAgency: true };
  const agency = findAgencyCredit(text.paragraphs, agencies);
  if (agency !== undefined) return { origin: agency, isAgency: true };
  const cited = findCitedOutlet(text, outlets);
  return cited === undefined ? undefined : { origin: cited, isAgency: agencies.has(cited) };
}
