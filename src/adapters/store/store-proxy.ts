import { Worker } from 'node:worker_threads';
import { type ErrorCode, NewsdeskError } from '../../errors.ts';
import type { Store, WakeKind } from '../../ports/store.ts';
import type { StoreAddress, StoreOptions } from './open-store.ts';

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
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly error: SentError }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'wake'; readonly wake: WakeKind };

/** What the worker is started with. */
export interface StoreStart {
  readonly address: StoreAddress;
  readonly role: NonNullable<StoreOptions['role']>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the store in a worker thread: SQLite is synchronous, and a batch of 50 writes would hold the thread that
 * answers Slack and Discord for 30 to 100 ms (storage.md, Traps). Each call is one message, so that a transaction never
 * spans two. Throws what `openStore` throws; calls fail with `store_unusable` once the worker is gone.
 */
export async function openStoreInWorker(
  address: StoreAddress,
  { role = 'visitor' }: Pick<StoreOptions, 'role'> = {},
): Promise<Store> {
  const start: StoreStart = { address, role };
  const worker = new Worker(new URL('../../store-worker.ts', import.meta.url), {
    workerData: start,
  });
  const calls = new StoreCalls(worker);
  await calls.opened;
  return makeProxy(calls);
}

class StoreCalls {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(kind: WakeKind) => void>();
  readonly opened: Promise<void>;
  #nextId = 1;
  #gone: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.opened = new Promise((resolve, reject) => {
      worker.on('message', (reply: StoreReply) => {
        if (reply.kind === 'open') resolve();
        else if (reply.kind === 'not-open') reject(toError(reply.error));
        else this.#receive(reply);
      });
      worker.once('error', (cause) => {
        this.#end(new NewsdeskError('store_unusable', 'the store broke off', { cause }));
        reject(this.#gone);
      });
      worker.once('exit', () => {
        this.#end(new NewsdeskError('store_unusable', 'the store is closed'));
        reject(this.#gone);
      });
    });
  }

  call(method: StoreMethod, parameters: readonly unknown[]): Promise<unknown> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, parameters } satisfies StoreCall);
    });
  }

  async close(): Promise<void> {
    if (this.#gone !== undefined) return;
    await this.call('close', []);
    await this.#worker.terminate();
  }

  onWake(listener: (kind: WakeKind) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #receive(reply: Exclude<StoreReply, { kind: 'open' | 'not-open' }>): void {
    if (reply.kind === 'wake') {
      for (const listener of this.#listeners) listener(reply.wake);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'answer') waiting?.resolve(reply.value);
    else waiting?.reject(toError(reply.error));
  }

  #end(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }
}

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
