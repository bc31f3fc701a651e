import { splitParagraphs } from './paragraph-memory.ts';

/** A line that points elsewhere; it belongs to another report. */
const POINTER =
  /^(?:read (?:also|more|next)|see also|related|more on this|also read|читайте (?:також|также)|дивіться також|смотрите также|по темі|по теме|czytaj (?:też|także|również)|zobacz (?:też|także)|lesen sie (?:auch|mehr)|mehr zum thema|siehe auch|à lire(?: aussi)?|lire aussi|voir aussi|sur le même sujet)(?:\s*[:–—-]|\s+on\b)/iu;
/** A note about the article, not about the event. */
const NOTE =
  /^(?:©|updated? (?:with|at)|this (?:article|story|text) (?:was|has been) (?:corrected|updated|amended)|correction\s*:|clarification\s*:|korrektur\s*:|sprostowanie\s*:|виправлення\s*:|уточнення\s*:|исправление\s*:|correctif\s*:|an earlier version of this|more (?:follows|soon))/iu;
/** An outlet that owns up to an error says so in its first words. */
const CORRECTION =
  /^(?:correction|corrected|clarification|this (?:article|story|text|report) (?:was|has been) (?:corrected|amended)|an earlier version|виправл|уточнен|у попередній версії|исправлен|уточнение|в предыдущей версии|в более ранней версии|sprostowanie|korekta|w poprzedniej wersji|we wcześniejszej wersji|korrektur|berichtigung|in einer früheren (?:version|fassung)|correctif|rectificatif|une version (?:antérieure|précédente))/iu;
const CORRECTION_LENGTH_MAX = 80;
/** What an outlet puts before the title of a new version. */
const VERSION_MARK =
  /^(?:update[d]?|correct(?:ed|ion)|breaking|оновлено|виправлено|обновлено|исправлено|терміново|срочно|aktualizacja|pilne|aktualisiert|korrigiert|eilmeldung|mis à jour|urgent)(?:\s*\d*)?\s*[:–—-]\s*/iu;
/** "KYIV, Ukraine –", "(Agency) PRAGUE –": where and by whom, before the report starts. */
const DATELINE =
  /^(?:\([^()\n]{2,40}\)\s*)?(?:\p{Lu}[\p{L}\p{Pd} .,/]{1,40}?(?:,? \d{1,2}[^–—(]{0,20})?(?:\s*\([^()\n]{2,40}\))?\s+[–—-]{1,2}\s+)?/u;

/** What stands behind the last dash or bar of a title. */
const TAIL = /\s+[|–—*-]\s+([^|–—]+?)\s*$/u;

/** A title without what an outlet puts before that of a new version ("Update: "). */
export function cutVersionMark(title: string): string {
  return title.replace(VERSION_MARK, '');
}

/** Whether a line is about the article, not about the event ("Updated with reactions"). */
export function isNoteOnArticle(line: string): boolean {
  return NOTE.test(line.trimStart()) || POINTER.test(line.trimStart());
}

/** Whether a line owns up to an error. */
export function isNoteOnCorrection(line: string): boolean {
  return CORRECTION.test(line.trimStart().slice(0, CORRECTION_LENGTH_MAX));
}

/** The title without version mark and without the publisher's name behind a dash or bar. */
export function cleanTitle(title: string, publisher: string): string {
  const cut = title.replace(TAIL, (whole, tail: string) =>
    tail.trim().toLowerCase() === publisher.trim().toLowerCase() ? '' : whole,
  );
  return cutVersionMark(cut).trim();
}

const NAME_WORD = /^(?:\p{Lu}.*|of|the|and|de|do|da|del|la|el|le|les|der|die|das)$/u;
const OUTLET_WORDS_MAX = 4;

/** A title without what looks like an outlet's name at its end: up to four capitalised words behind a dash or bar, less than half of it. */
export function cutOutletTail(title: string): string {
  const [whole = '', tail = ''] = TAIL.exec(title) ?? [];
  const words = tail.split(/\s+/);
  const isName = words.length <= OUTLET_WORDS_MAX && words.every((word) => NAME_WORD.test(word));
  return whole !== '' && isName && whole.length < title.length / 2
    ? title.slice(0, title.length - whole.length)
    : title;
}

/** The paragraphs that tell the event: without pointers and notes, the dateline cut from the first. */
export function cleanParagraphs(body: string): readonly string[] {
  const kept = splitParagraphs(body).filter(
    (paragraph) => !POINTER.test(paragraph) && !NOTE.test(paragraph),
  );
  return kept;
}

/** A first paragraph without its dateline: `IZMAIL, Ukraine – ` and the like. */
export function cutDateline(paragraph: string): string {
  const [head = ''] = DATELINE.exec(paragraph.slice(0, 120)) ?? [];
  // A dateline has its place in capitals, or the agency in brackets; anything else is the sentence itself.
  return /\p{Lu}{3}|\(/u.test(head) ? paragraph.slice(head.length) : paragraph;
}
