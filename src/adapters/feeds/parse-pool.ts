import { Worker } from 'node:worker_threads';
import type {
  ArticleOutcome,
  DocumentSource,
  FeedSource,
  ParseOutcome,
} from '../../ports/feed-source.ts';

/** What a worker is asked. `id` pairs the answer with it. */
export interface ParseJob {
  readonly id: number;
  readonly kind: 'feed' | 'article';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly source: DocumentSource;
}

/** What a worker says: that it has loaded its parsers, or the ending of a job. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: ParseOutcome | ArticleOutcome };

/** How many workers there may be and what each may use. */
export interface ParsePoolOptions {
  /** One worker holds the parsers and the language tables, some 100 MB; it reads 300 feeds a second. */
  readonly workersMax?: number;
  readonly heapMegabytesMax?: number;
  /** A document that takes longer is hostile: measured feeds take milliseconds, the largest 1 to 2 s (feeds.md). */
  readonly jobTimeoutMs?: number;
  /** A worker without work for so long ends; the next document waits half a second for a new one. */
  readonly restAfterMs?: number;
}

type Ending = ParseOutcome | ArticleOutcome | { kind: 'timed-out' } | ReturnType<typeof crashed>;

interface Task {
  readonly job: ParseJob;
  readonly finish: (ending: Ending) => void;
}

interface Slot {
  readonly worker: Worker;
  isReady: boolean;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** What a document leaves behind dies young: twice as much memory saves no time, a third of it costs a tenth of the CPU. */
const YOUNG_MEGABYTES_MAX = 32;
/** Time for a worker to load; one that cannot start is a broken installation. */
const START_TIMEOUT_MS = 20_000;
/** A pause so long is no pause between two feeds of many: 30 to 70 MB need not wait for its end. Half a second of CPU brings them back. */
const REST_AFTER_MS = 30_000;

function crashed(detail: string): { readonly kind: 'crashed'; readonly detail: string } {
  return { kind: 'crashed', detail };
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/**
 * A `FeedSource` whose work is done in `worker_threads`: each worker holds one document at a time, within a memory
 * limit, and is killed and replaced when a document takes too long or exhausts it. Workers start when they are needed,
 * and end when they have had no work for a while.
 */
export class ParsePool implements FeedSource {
  readonly #workersMax: number;
  readonly #heapMegabytesMax: number;
  readonly #jobTimeoutMs: number;
  readonly #restAfterMs: number;
  readonly #slots = new Set<Slot>();
  #queue: Task[] = [];
  #nextId = 1;
  #isClosed = false;

  constructor(options: ParsePoolOptions = {}) {
    this.#workersMax = options.workersMax ?? 1;
    this.#heapMegabytesMax = options.heapMegabytesMax ?? 160;
    this.#jobTimeoutMs = options.jobTimeoutMs ?? 5000;
    this.#restAfterMs = options.restAfterMs ?? REST_AFTER_MS;
  }

  /** Workers that run or start just now. */
  get workerCount(): number {
    return this.#slots.size;
  }

  /** Reads a feed's document. The bytes are handed over to the worker. */
  async parse(bytes: Uint8Array<ArrayBuffer>, source: DocumentSource): Promise<ParseOutcome> {
    return (await this.#run('feed', bytes, source)) as ParseOutcome;
  }

  /** Reads an article's page. A string is taken as already decoded. */
  async extractArticle(
    page: Uint8Array<ArrayBuffer> | string,
    source: DocumentSource,
  ): Promise<ArticleOutcome> {
    const isText = typeof page === 'string';
    const bytes = isText ? new TextEncoder().encode(page) : page;
    const decoded = { url: source.url, contentType: 'text/html; charset=utf-8' };
    return (await this.#run('article', bytes, isText ? decoded : source)) as ArticleOutcome;
  }

  /** Ends every worker; what is under way or waits ends as crashed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const waiting = this.#queue;
    this.#queue = [];
    for (const task of waiting) task.finish(crashed('closed'));
    await Promise.all([...this.#slots].map((slot) => this.#remove(slot, crashed('closed'))));
  }

  #run(kind: ParseJob['kind'], bytes: Uint8Array<ArrayBuffer>, source: DocumentSource) {
    return new Promise<Ending>((resolve) => {
      if (this.#isClosed) {
        resolve(crashed('closed'));
        return;
      }
      const job: ParseJob = { id: this.#nextId++, kind, bytes, source };
      this.#queue.push({ job, finish: resolve });
      this.#assign();
    });
  }

  #assign(): void {
    const idle = [...this.#slots].filter((slot) => slot.isReady && slot.task === undefined);
    for (const slot of idle) {
      const task = this.#queue.shift();
      if (task === undefined) return;
      this.#begin(slot, task);
    }
    const starting = [...this.#slots].filter((slot) => !slot.isReady).length;
    if (this.#queue.length > starting && this.#slots.size < this.#workersMax) this.#start();
  }

  #begin(slot: Slot, task: Task): void {
    slot.task = task;
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => {
      void this.#remove(slot, { kind: 'timed-out' });
    }, this.#jobTimeoutMs);
    slot.worker.ref();
    const { bytes } = task.job;
    const isWhole = bytes.byteLength === bytes.buffer.byteLength;
    slot.worker.postMessage(task.job, isWhole ? [bytes.buffer] : []);
  }

  #start(): void {
    const worker = new Worker(new URL('../../parse-worker.ts', import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: this.#heapMegabytesMax,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES_MAX,
      },
    });
    const slot: Slot = { worker, isReady: false, task: undefined, timer: undefined };
    slot.timer = setTimeout(() => {
      void this.#remove(slot, crashed('start'));
    }, START_TIMEOUT_MS);
    this.#slots.add(slot);
    worker.on('message', (message: WorkerMessage) => {
      this.#receive(slot, message);
    });
    worker.on('error', (error) => {
      void this.#remove(slot, crashed(codeOf(error)));
    });
    worker.on('exit', () => {
      void this.#remove(slot, crashed('exit'));
    });
  }

  #receive(slot: Slot, message: WorkerMessage): void {
    clearTimeout(slot.timer);
    slot.timer = undefined;
    if (message.kind === 'ready') {
      slot.isReady = true;
    } else if (slot.task?.job.id === message.id) {
      slot.task.finish(message.outcome);
      slot.task = undefined;
    }
    this.#assign();
    if (slot.task === undefined) this.#rest(slot);
  }

  /** An idle worker does not keep the process alive, and ends when it stays idle. */
  #rest(slot: Slot): void {
    slot.worker.unref();
    slot.timer = setTimeout(() => {
      void this.#remove(slot, crashed('rest'));
    }, this.#restAfterMs).unref();
  }

  async #remove(slot: Slot, ending: Ending): Promise<void> {
    if (!this.#slots.delete(slot)) return;
    clearTimeout(slot.timer);
    slot.task?.finish(ending);
    slot.task = undefined;
    const hasStarted = slot.isReady;
    if (!hasStarted && ending.kind === 'crashed' && !this.#isClosed) {
      // A worker that cannot start will not start the next time: whoever waits must hear of it.
      this.#queue.shift()?.finish(ending);
    }
    await slot.worker.terminate();
    if (!this.#isClosed) this.#assign();
  }
}
