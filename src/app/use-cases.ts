import { DAY_MS } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import { NewsdeskError } from '../errors.ts';
import type { AlertJson } from '../ports/archive-use-cases.ts';
import type { CheckLine } from '../ports/chat.ts';
import type { DeliveryUseCases } from '../ports/delivery-use-cases.ts';
import type { DiscoverFeeds, FeedSource } from '../ports/feed-source.ts';
import type { FileUseCases } from '../ports/file-use-cases.ts';
import type { RenderPayload } from '../ports/preview-use-cases.ts';
import type { RecordUseCases } from '../ports/record-use-cases.ts';
import type { StoreUseCases } from '../ports/store-use-cases.ts';
import type { Role, UseCases } from '../ports/use-cases.ts';
import { applyFiles, type Files, feedOptionsOf, optionsOf, planApply } from './apply-files.ts';
import { type Acting, auditEntry } from './audit.ts';
import { checkHouse } from './check-house.ts';
import { checkQuote } from './check-quote.ts';
import { listAllWatches } from './console/overview.ts';
import { createSignInLink } from './console/sign-in.ts';
import { removeConcept, saveConcept } from './edit-concepts.ts';
import { addFeed, exportOpml, importOpml, type Opml, removeFeed } from './edit-feeds.ts';
import { addWatch, editWatch, findWatch, removeWatch, setWatchPaused } from './edit-watches.ts';
import { explainItem } from './explain-item.ts';
import { extractArticle, fetchArticle } from './fetch-article.ts';
import { findSpokenQuotes } from './find-spoken.ts';
import { forgetPerson } from './forget-person.ts';
import { listAlertsJson } from './list-alerts.ts';
import { mergeStoryQuotes } from './merge-story-quotes.ts';
import { previewArticle } from './preview-article.ts';
import { createProcessor, type Processor } from './process-items.ts';
import type { CompiledRules } from './rules.ts';
import { runOnce, runService, type ServiceDeps } from './run-service.ts';
import { searchItems } from './search-items.ts';
import { sendSample } from './send-sample.ts';
import { layoutOf } from './settings.ts';
import { listConcepts, testConcept } from './test-concept.ts';
import { testFeed } from './test-feed.ts';
import { testQuery } from './test-query.ts';
import { uninstall } from './uninstall.ts';
import { verifyAlert } from './verify-alert.ts';

/** Newsdesk with its doors open: the store and everything that the use cases reach the outside with. */
export interface House extends ServiceDeps {
  readonly files: Files;
  readonly defaults: { readonly ageMaxMs: number };
  /** What is configured oddly or not at all, a line each. */
  readonly remarks: readonly string[];
  /** Where the console is, as far as the configuration says; undefined with a port that is chosen at the start. */
  readonly consoleUrl: string | undefined;
  /** Listens for what these roles answer (Slack over HTTP, the console); answers the console's address, if it is served. */
  readonly serve: (roles: readonly Role[]) => Promise<string | undefined>;
  readonly feedSource: FeedSource;
  readonly discoverFeeds: DiscoverFeeds;
  readonly opml: Opml;
  /** The language of a text that no feed or page vouches for; undefined when it cannot be told. */
  readonly detectLanguage: (text: string) => Promise<string | undefined>;
  /** A store's contents as the texts of its files, by name. */
  readonly renderFiles: (files: Files) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** What `preview` needs when there is no store: the rules of the files. */
export type PreviewHouse = Pick<
  House,
  'clock' | 'settings' | 'fetch' | 'feedSource' | 'detectLanguage'
> & {
  readonly rules: () => Promise<CompiledRules>;
  readonly renderPayload: RenderPayload;
};

/** How the use cases get at a house. Each is opened once, when it is first needed. */
export interface Doors {
  /** `service`: for `run`, which nobody else may do at the same time on an embedded store. */
  readonly open: (role: 'service' | 'visitor') => Promise<House>;
  /** Writes nothing, and makes no store where there is none. */
  readonly openPreview: () => Promise<PreviewHouse>;
  /** What the machine has for Newsdesk: room, rights, a port; a line each with what to do. */
  readonly lookAround: () => Promise<readonly CheckLine[]>;
  /** What is done to the store while nobody has it open. */
  readonly store: Pick<StoreUseCases, 'restore' | 'moveToPostgres'>;
  readonly close: () => Promise<void>;
}

const ACTING: Acting = { actor: 'cli', workspace: 'local' };

/** The use cases of the command line over a house that is opened when the first of them needs it. */
export function createUseCases(doors: Doors): UseCases {
  const visit = (): Promise<House> => doors.open('visitor');
  let processor: Processor | undefined;
  // Where the console is, once it listens: the demo takes a free port and then prints a link.
  let servedAt: string | undefined;
  return {
    async run(options) {
      const house = await doors.open('service');
      await runHouse(house, {
        ...options,
        onReady: (readiness) => {
          servedAt = readiness.consoleUrl;
          options.onReady(readiness);
        },
      });
    },
    async pollOnce(round) {
      const house = await visit();
      processor ??= createProcessor(house);
      await runOnce(house, { ...round, processor });
    },
    async *check() {
      yield* await doors.lookAround();
      const house = await visit().catch((error: unknown) => toStoreLine(error));
      // Whatever else is asked stands in the store.
      if ('subject' in house) yield house;
      else yield* checkHouse(house);
    },
    fetchArticle: async (url) => fetchArticle(await doors.openPreview(), url),
    extractArticle: async (page) => extractArticle(await doors.openPreview(), page),
    async preview(article) {
      const { detectLanguage, settings, clock, rules } = await doors.openPreview();
      const lang = article.lang ?? (await detectLanguage(`${article.title}\n${article.text}`));
      const context = { rules: await rules(), settings, nowMs: clock.nowMs() };
      return await previewArticle({ ...article, lang }, context);
    },
    async renderPreview({ alert }, platform) {
      const { settings, clock, renderPayload } = await doors.openPreview();
      const layout = layoutOf(settings, `${platform}:preview`);
      return renderPayload({ platform, alert, layout, nowMs: clock.nowMs() });
    },
    search: async (request) => searchItems((await visit()).store, request),
    why: async (url) => explainItem((await visit()).store, url),
    checkQuote: async (question) => checkQuote((await visit()).store, question),
    findQuotes: async (request) => findSpokenQuotes((await visit()).store, request),
    listStoryQuotes: async (storyId) => mergeStoryQuotes((await visit()).store, storyId),
    async testQuery(request) {
      const { store, clock } = await visit();
      return testQuery(store, { ...request, nowMs: clock.nowMs() });
    },
    ...rulesAndFeeds(visit),
    ...fileUseCases(visit),
    ...deliveryUseCases(visit),
    ...recordUseCases(visit),
    ...doors.store,
    backup: async (file) => (await visit()).store.backup(file),
    markRestored: async (fromMs) => (await visit()).store.markRestored(fromMs),
    async createConsoleLink(role) {
      const house = await visit();
      const consoleUrl = servedAt ?? house.consoleUrl;
      if (consoleUrl === undefined) {
        const hint = 'Set PORT to a fixed port, for the service and for this command alike.';
        throw new NewsdeskError('config_invalid', 'the port of the console is not known', { hint });
      }
      return createSignInLink(house, { consoleUrl, role, ...ACTING });
    },
    close: () => doors.close(),
  };
}

/** A store that does not open, as a line of `check`; anything else is a defect, and passed on. */
function toStoreLine(error: unknown): CheckLine {
  if (!(error instanceof NewsdeskError)) throw error;
  return { subject: 'store', isWell: false, text: error.message, hint: error.hint };
}

function fileUseCases(visit: () => Promise<House>): FileUseCases {
  return {
    async planApply() {
      const house = await visit();
      return planApply(house, house.files);
    },
    async apply() {
      const house = await visit();
      return applyFiles(house, house.files);
    },
    async exportFiles() {
      const { store, renderFiles } = await visit();
      const watches = await store.listWatches();
      return renderFiles({
        feeds: (await store.listFeeds()).map(feedOptionsOf),
        watches: watches.filter(({ workspace }) => workspace === 'local').map(optionsOf),
        concepts: await store.listConcepts(),
      });
    },
  };
}

type Outbox = DeliveryUseCases & Pick<UseCases, 'listAlerts'>;

function deliveryUseCases(visit: () => Promise<House>): Outbox {
  return {
    async listDeliveries({ states, limit }) {
      return (await visit()).store.listDeliveries({ states, destination: undefined, limit });
    },
    async retryDelivery(id) {
      const house = await visit();
      const change = { action: 'delivery.retry', subject: id, before: undefined, after: undefined };
      return house.store.retryDelivery({ id, audit: auditEntry(house, ACTING, change) });
    },
    listAlerts: async (): Promise<readonly AlertJson[]> => {
      const { store, settings, clock } = await visit();
      return listAlertsJson(store, {
        settings,
        nowMs: clock.nowMs(),
        sinceMs: clock.nowMs() - DAY_MS,
      });
    },
    sendSample: async (destination) => sendSample(await visit(), destination),
  };
}

function recordUseCases(visit: () => Promise<House>): RecordUseCases {
  return {
    verifyAlert: async (id) => verifyAlert(await visit(), id),
    async listAudit({ sinceMs, limit }) {
      const { store } = await visit();
      return store.listAudit({ workspace: undefined, subject: undefined, sinceMs, limit });
    },
    forgetPerson: async (person) => forgetPerson(await visit(), ACTING, person),
    uninstall: async () => uninstall(await visit()),
  };
}

type RulesAndFeeds = Pick<
  UseCases,
  | 'listWatches'
  | 'addWatch'
  | 'editWatch'
  | 'setWatchPaused'
  | 'removeWatch'
  | 'watchHistory'
  | 'listConcepts'
  | 'testConcept'
  | 'saveConcept'
  | 'removeConcept'
  | 'listFeeds'
  | 'addFeed'
  | 'removeFeed'
  | 'testFeed'
  | 'importOpml'
  | 'exportOpml'
>;

function rulesAndFeeds(visit: () => Promise<House>): RulesAndFeeds {
  return {
    listWatches: async () => listAllWatches(await visit()),
    addWatch: async (request) => addWatch(await visit(), ACTING, request),
    editWatch: async (request) => editWatch(await visit(), ACTING, request),
    setWatchPaused: async (request) => setWatchPaused(await visit(), ACTING, request),
    removeWatch: async (name) => removeWatch(await visit(), ACTING, name),
    async watchHistory(name) {
      const { store } = await visit();
      return store.listWatchVersions((await findWatch(store, name)).id);
    },
    listConcepts: async (request) => listConcepts((await visit()).store, request),
    testConcept: async (request) => testConcept(await visit(), request),
    saveConcept: async (concept) => saveConcept(await visit(), ACTING, concept),
    removeConcept: async (name) => removeConcept(await visit(), ACTING, name),
    listFeeds: async () => (await visit()).store.listFeeds(),
    addFeed: async (options) => addFeed(await visit(), ACTING, options),
    removeFeed: async (url) => removeFeed(await visit(), ACTING, url),
    testFeed: async (url) => testFeed(await visit(), url),
    importOpml: async (document) => importOpml(await visit(), ACTING, document),
    exportOpml: async () => exportOpml(await visit()),
  };
}

async function runHouse(house: House, options: Parameters<UseCases['run']>[0]): Promise<void> {
  const { store, platforms } = house;
  const watches = await store.listWatches();
  const feeds = await store.listFeeds();
  const consoleUrl = await house.serve(options.roles);
  options.onReady({
    watches: watches.filter(({ isPaused }) => !isPaused).length,
    feeds: feeds.filter(({ isDisabled }) => !isDisabled).length,
    isSlackOn: platforms.has('slack'),
    isDiscordOn: platforms.has('discord'),
    consoleUrl,
    remarks: [
      ...house.remarks,
      ...unreachable(
        house,
        watches.flatMap(({ destinations }) => destinations),
      ),
    ],
  });
  house.health.markReady();
  options.signal.addEventListener('abort', () => house.health.markStopping(), { once: true });
  await runService(house, options);
}

/** Destinations of watches that no platform here can reach: their deliveries wait. */
function unreachable(
  { platforms }: House,
  destinations: readonly Destination[],
): readonly string[] {
  const waiting = (['slack', 'discord'] as const).filter(
    (platform) =>
      !platforms.has(platform) &&
      destinations.some((destination) => destination.startsWith(`${platform}:`)),
  );
  return waiting.map(
    (platform) => `watches post to ${platform}, which is not set up: their alerts wait`,
  );
}
