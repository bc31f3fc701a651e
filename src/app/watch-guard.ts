import { DAY_MS, type EpochMs, HOUR_MS, SECOND_MS } from '../core/time/moment.ts';
import type { Platform } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Answer } from '../ports/conversation.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { auditEntry } from './audit.ts';
import { findWorkspace, readSettings } from './conversation/workspace-settings.ts';
import { noticeDeliveries } from './notify-admins.ts';
import type { Settings } from './settings.ts';
import { testQuery } from './test-query.ts';

/** What the guard needs. A person whose platform is not here, or does not take the message, is told through the admins' notices. */
interface GuardDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
  readonly owner: string;
  readonly platforms: ReadonlyMap<Platform, Pick<ChatPlatform, 'tell'>>;
}

/** One process at a time looks after changed watches. */
const LEASE = { name: 'watch-guard', leaseMs: 60 * SECOND_MS } as const;
const GUARDED_MS = DAY_MS;
/** A look that was due while Newsdesk was down is still taken; later the note would be about another day. */
const LATE_MAX_MS = 6 * HOUR_MS;
const BACKTEST_MS = 30 * DAY_MS;
/** A quarter, and four times (product.md, Slash commands). */
const FACTOR = 4;
/** A day without any is chance, and says nothing about the change, where a watch tells fewer than this a day. */
const EXPECTED_MIN = 4;
/** So many in a day flood no channel, whatever the backtest said. */
const TOLD_MIN = 5;
const ALERTS_READ_MAX = 2000;
const MARK = 'watch.guard';
const EDITS: ReadonlySet<string> = new Set(['watch.edit', 'watch.apply']);

/** A changed watch that tells far more or far less than its backtest promised. `told`: stories since the change. */
interface Finding {
  readonly watch: Watch;
  readonly edit: AuditEntry;
  readonly told: number;
  readonly expectedPerDay: number;
}

/**
 * Compares each watch that was changed within the last day with its backtest; the editor of one that tells more than four times, or
 * after a day less than a quarter of it, gets one private note with Undo. Answers how many notes.
 */
export async function guardWatches(deps: GuardDeps): Promise<number> {
  const { store, owner, log } = deps;
  if ((await store.acquireLease({ ...LEASE, owner })) === undefined) return 0;
  let notes = 0;
  for (const watch of await store.listWatches()) {
    if (watch.isPaused) continue;
    try {
      const finding = await look(deps, watch);
      if (finding === undefined) continue;
      await tellEditor(deps, finding);
      notes += 1;
    } catch (err) {
      // A query that cannot be read any more is said elsewhere; the other watches are looked after all the same.
      log.warn({ watchId: watch.id, err }, 'a changed watch could not be compared');
    }
  }
  return notes;
}

async function look({ store, clock }: GuardDeps, watch: Watch): Promise<Finding | undefined> {
  const nowMs = clock.nowMs();
  const [latest] = await store.listWatchVersions(watch.id);
  // A new watch was tried on the archive when it was made; what is undone is known.
  if (latest === undefined || watch.version === 1 || !EDITS.has(latest.audit.action)) {
    return undefined;
  }
  const { audit: edit } = latest;
  const elapsedMs = nowMs - edit.atMs;
  if (elapsedMs > GUARDED_MS + LATE_MAX_MS) return undefined;
  const query = { workspace: undefined, subject: subjectOf(watch), sinceMs: edit.atMs, limit: 50 };
  const marks = await store.listAudit(query);
  if (marks.some(({ action }) => action === MARK)) return undefined;
  const told = await countStories(store, watch, edit.atMs);
  if (elapsedMs < GUARDED_MS && told < TOLD_MIN) return undefined;
  const expectedPerDay = await countExpected(store, watch, edit.atMs);
  if (expectedPerDay === undefined) return undefined;
  const isTooMuch = told >= TOLD_MIN && told > expectedPerDay * FACTOR;
  const isTooLittle =
    elapsedMs >= GUARDED_MS && expectedPerDay >= EXPECTED_MIN && told < expectedPerDay / FACTOR;
  return isTooMuch || isTooLittle ? { watch, edit, told, expectedPerDay } : undefined;
}

/** A note is about one version of a watch. */
function subjectOf({ id, version }: Watch): string {
  return `${id}.${version}`;
}

async function countStories(store: Store, watch: Watch, sinceMs: EpochMs): Promise<number> {
  const alerts = await store.listAlerts({
    destinations: undefined,
    watchId: watch.id,
    sinceMs,
    limit: ALERTS_READ_MAX,
  });
  return new Set(alerts.map(({ alert }) => alert.storyId)).size;
}

/**
 * Stories a day that the query met in the 30 days before the day of the change, or since the archive first had one; undefined when
 * there is no such day.
 */
async function countExpected(
  store: Store,
  watch: Watch,
  editedAtMs: EpochMs,
): Promise<number | undefined> {
  const sinceMs = editedAtMs - BACKTEST_MS;
  const request = { query: watch.query, sinceMs, nowMs: editedAtMs, watch: undefined };
  const { days } = await testQuery(store, request);
  // The day of the change has what came after it.
  const before = days.slice(0, -1);
  const first = before.findIndex(({ stories }) => stories > 0);
  if (first < 0) return undefined;
  const told = before.slice(first);
  return told.reduce((sum, { stories }) => sum + stories, 0) / told.length;
}

async function tellEditor(deps: GuardDeps, finding: Finding): Promise<void> {
  const { store, ids, settings } = deps;
  const { watch, edit } = finding;
  // Noted before it is told: a note twice would be worse than none.
  const mark = {
    action: MARK,
    subject: subjectOf(watch),
    before: finding.expectedPerDay,
    after: finding.told,
  };
  const acting = { actor: 'newsdesk', workspace: watch.workspace };
  await store.addAudit(auditEntry(deps, acting, mark));
  const language = await languageOf(deps, edit.workspace);
  const text = describe(finding, language);
  const undo = language === 'uk' ? 'Повернути, як було' : 'Undo';
  const answer: Answer = {
    language,
    blocks: [{ kind: 'text', runs: [{ text }] }],
    buttons: [{ actionId: `v1:undo-watch:${subjectOf(watch)}`, label: undo }],
  };
  if (await tellPerson(deps, edit, answer)) return;
  const notice = {
    code: MARK,
    title: watch.name,
    text,
    hint: `newsdesk watch history ${watch.name}`,
  };
  const occasion = subjectOf(watch);
  await store.addDeliveries(noticeDeliveries({ ids, settings }, notice, occasion));
}

/** The language of the workspace in which the watch was changed. */
async function languageOf(
  { store, settings }: GuardDeps,
  workspace: AuditEntry['workspace'],
): Promise<string> {
  const known = await findWorkspace(store, workspace);
  return readSettings(known).language ?? settings.language;
}

/**
 * A private message to `slack:U…` or `discord:1…`, about the workspace in which the watch was changed; false for anybody else, and
 * when the platform did not take it.
 */
async function tellPerson(
  { platforms }: GuardDeps,
  { actor, workspace }: Pick<AuditEntry, 'actor' | 'workspace'>,
  answer: Answer,
): Promise<boolean> {
  const [name = '', userId = ''] = actor.split(':', 2);
  const platform = name === 'slack' || name === 'discord' ? platforms.get(name) : undefined;
  if (platform === undefined || userId === '') return false;
  return (await platform.tell(userId, answer, workspace)).kind === 'sent';
}

function describe({ watch, told, expectedPerDay }: Finding, language: string): string {
  const expected = Math.round(expectedPerDay * 10) / 10;
  return language === 'uk'
    ? `Після зміни «${watch.name}» показав сюжетів: ${told}. За архівом очікувалося на день: ${expected}.`
    : `Since it was changed, “${watch.name}” has told ${told} stories; by the archive it would be ${expected} a day.`;
}
