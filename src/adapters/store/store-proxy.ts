import { Worker } from 'node:worker_threads';
import { type ErrorCode, NewsdeskError } from '../../errors.ts';
import type { WakeKind } from '../../ports/house-store.ts';
import type { Store } from '../../ports/store.ts';
import type { StoreAddress, StoreOptions, Upgrade } from './store-address.ts';

/** The methods that cross to the worker; all but `onWake`, which is an event. */
type StoreMethod = Exclude<keyof Store, 'onWake'>;

/** What the worker is asked: a method of the store with its arguments, which structured cloning can carry. */
export interface StoreCall {
  readonly id: number;
  readonly method: StoreMethod;
  readonly parameters: readonly unknown[];
}

/** What an error carries over the border: codes and hints survive it. */
export interface SentError {
  readonly message: string;
  readonly code: ErrorCode | undefined;
  readonly hint: string | undefined;
  readonly stack: string | undefined;
}

export type StoreReply =
  | { readonly kind: 'open'; readonly upgrade: Upgrade | undefined }
  | { readonly kind: 'not-open'; readonly error: SentError }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'wake'; readonly wake: WakeKind };

/** What the worker is started with. */
export interface StoreStart {
  readonly address: StoreAddress;
  readonly role: NonNullable<StoreOptions['role']>;
  readonly owner: string | undefined;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Rows die young: twice as much memory saves no time, a third of it costs a tenth of the CPU. */
const YOUNG_MEGABYTES_MAX = 32;
/**
 * More than twice the most that a first poll was seen to need. V8 lets a heap without such a limit grow to four times what is alive
 * before it looks for garbage, a small one by a third (MemoryController::MaxGrowingFactor): 40 MB after a first poll, not 70 to 130.
 */
const OLD_MEGABYTES_MAX = 256;
/** A worker that breaks off so often within the time is not started again: what breaks it will break the next one too. */
const CRASHES_MAX = 3;
const CRASHES_WITHIN_MS = 60_000;

export interface WorkerOptions extends Pick<StoreOptions, 'role' | 'owner' | 'onUpgraded'> {
  /** Told of each time that the worker breaks off; `isOver`: it is not started again, and every call fails from now on. */
  readonly onCrash?: (error: NewsdeskError, isOver: boolean) => void;
  /** The worker's entry; a test brings one that breaks. */
  readonly entry?: URL;
}

/**
 * Opens the store in a worker thread: SQLite is synchronous, and a batch of 50 writes would hold the thread that
 * answers Slack and Discord for 30 to 100 ms (storage.md, Traps). Each call is answered by itself, so that a transaction
 * never spans two. Throws what `openStore` throws. When the worker breaks off, the calls that it had fail with `store_unusable`
 * (they may or may not have been written), and a new one is started for those that follow.
 */
export async function openStoreInWorker(
  address: StoreAddress,
  { role = 'visitor', owner, onCrash, onUpgraded, entry }: WorkerOptions = {},
): Promise<Store> {
  const calls = new StoreCalls({
    start: { address, role, owner },
    entry: entry ?? new URL('../../store-worker.ts', import.meta.url),
    onCrash: onCrash ?? (() => undefined),
    onUpgraded: onUpgraded ?? (() => undefined),
  });
  try {
    await calls.open();
  } catch (error) {
    await calls.close();
    throw error;
  }
  return makeProxy(calls);
}

interface Plan {
  readonly start: StoreStart;
  readonly entry: URL;
  readonly onCrash: NonNullable<WorkerOptions['onCrash']>;
  readonly onUpgraded: NonNullable<WorkerOptions['onUpgraded']>;
}

class StoreCalls {
  readonly #plan: Plan;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(kind: WakeKind) => void>();
  /** Calls of this turn, which cross together: to wake the worker costs more than most of them. */
  #outgoing: StoreCall[] = [];
  #worker: Promise<Worker> | undefined;
  #crashes: readonly number[] = [];
  #nextId = 1;
  #gone: NewsdeskError | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async open(): Promise<void> {
    this.#worker = this.#startWorker();
    await this.#worker;
  }

  async call(method: StoreMethod, parameters: readonly unknown[]): Promise<unknown> {
    const worker = await this.#worker;
    if (this.#gone !== undefined || worker === undefined) throw this.#gone ?? CLOSED;
    const id = this.#nextId++;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.#outgoing.push({ id, method, parameters }) > 1) return;
      setImmediate(() => {
        const calls = this.#outgoing;
        this.#outgoing = [];
        this.#post(worker, calls);
      });
    });
  }

  #post(worker: Worker, calls: readonly StoreCall[]): void {
    try {
      worker.postMessage(calls);
    } catch (error) {
      // One of them cannot be cloned: each goes alone, so that it fails alone.
      const [first] = calls;
      if (calls.length > 1) for (const call of calls) this.#post(worker, [call]);
      else if (first !== undefined) this.#takeWaiting(first.id)?.reject(error as Error);
    }
  }

  #takeWaiting(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  async close(): Promise<void> {
    if (this.#gone !== undefined) return;
    try {
      await this.call('close', []);
    } catch {
      // It never opened or has just broken off: there is nothing to close.
    }
    this.#end(CLOSED);
    const worker = await this.#worker?.catch(() => undefined);
    await worker?.terminate();
  }

  onWake(listener: (kind: WakeKind) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #startWorker(): Promise<Worker> {
    const worker = new Worker(this.#plan.entry, {
      workerData: this.#plan.start,
      resourceLimits: {
        maxOldGenerationSizeMb: OLD_MEGABYTES_MAX,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES_MAX,
      },
    });
    let cause: unknown;
    return new Promise<Worker>((resolve, reject) => {
      worker.on('message', (replies: readonly StoreReply[]) => {
        for (const reply of replies) {
          if (reply.kind === 'open') {
            if (reply.upgrade !== undefined) this.#plan.onUpgraded(reply.upgrade);
            resolve(worker);
          } else if (reply.kind === 'not-open') reject(toError(reply.error));
          else this.#receive(reply);
        }
      });
      worker.once('error', (error) => {
        cause = error;
      });
      worker.once('exit', () => {
        reject(new NewsdeskError('store_unusable', 'the store could not be opened', { cause }));
        this.#handleExit(cause);
      });
    });
  }

  #handleExit(cause: unknown): void {
    if (this.#gone !== undefined) return;
    const error = new NewsdeskError('store_unusable', 'the store broke off', {
      hint: 'Newsdesk opens it again; if this goes on, look at the log for what breaks it.',
      cause,
    });
    const now = performance.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASHES_WITHIN_MS), now];
    const isOver = this.#crashes.length > CRASHES_MAX;
    if (isOver) this.#end(error);
    else {
      this.#rejectAll(error);
      this.#worker = this.#startWorker();
      // One that does not open exits too, and is counted there; the calls that wait for it get its error.
      this.#worker.catch(() => undefined);
    }
    this.#plan.onCrash(error, isOver);
  }

  #receive(reply: Exclude<StoreReply, { kind: 'open' | 'not-open' }>): void {
    if (reply.kind === 'wake') {
      for (const listener of this.#listeners) listener(reply.wake);
      return;
    }
    const waiting = this.#takeWaiting(reply.id);
    if (reply.kind === 'answer') waiting?.resolve(reply.value);
    else waiting?.reject(toError(reply.error));
  }

  #end(error: NewsdeskError): void {
    this.#gone ??= error;
    this.#rejectAll(this.#gone);
  }

  #rejectAll(error: NewsdeskError): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#outgoing = [];
  }
}

const CLOSED = new NewsdeskError('store_unusable', 'the store is closed');

function makeProxy(calls: StoreCalls): Store {
  const own: Pick<Store, 'onWake' | 'close'> = {
    onWake: (listener) => calls.onWake(listener),
    close: () => calls.close(),
  };
  // Every other method is the same message: a list of sixty forwarding functions would only hide that.
  return new Proxy(own, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name) as unknown;
      // A proxy that answered to `then` would be taken for a promise by `await`.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return (...parameters: readonly unknown[]) => calls.call(name as StoreMethod, parameters);
    },
  }) as Store;
}

function toError({ message, code, hint, stack }: SentError): Error {
  const error =
    code === undefined
      ? new Error(message)
      : new NewsdeskError(code, message, hint === undefined ? {} : { hint });
  if (stack !== undefined) error.stack = stack;
  return error;
}
