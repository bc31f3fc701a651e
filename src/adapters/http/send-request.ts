import type { Dispatcher } from 'undici';
import { headerOf, type ResponseHeaders } from './response-headers.ts';

/** An answer's head, and its body's bytes as sent: undefined when they were more than was wanted, or broke off unneeded. */
export interface Answer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** How much of a body is read. One that is not needed is read so that its connection can be used again. */
interface Wanted {
  readonly bytesMax: number;
  readonly isNeeded: boolean;
}

interface Limits {
  /** From the first byte to the last, in all. */
  readonly totalMs: number;
  readonly signal: AbortSignal | undefined;
  readonly wantedOf: (status: number) => Wanted;
}

/**
 * One exchange, read into memory: every answer is needed whole, and a stream for each costs a fifth of a round of polls that
 * brought nothing. Rejects with what broke it off (`TimeoutError` after `totalMs`, the signal's reason).
 */
export function sendRequest(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: Limits,
): Promise<Answer> {
  const exchange = new Exchange(limits);
  dispatcher.dispatch(request, exchange);
  return exchange.answer;
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Answer>;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #limits: Limits;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#breakOff(this.#limits.signal?.reason);
  #isOver = false;
  #controller: Dispatcher.DispatchController | undefined;
  #head: (Pick<Answer, 'status' | 'headers'> & Wanted) | undefined;
  #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(limits: Limits) {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.answer = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#limits = limits;
    this.#timer = setTimeout(() => {
      this.#breakOff(new DOMException('the exchange took too long', 'TimeoutError'));
    }, limits.totalMs);
    limits.signal?.addEventListener('abort', this.#onAbort);
    if (limits.signal?.aborted === true) this.#onAbort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) this.#cut();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: ResponseHeaders,
  ): void {
    // Early hints and the like: the answer follows.
    if (status < 200) return;
    const head = { status, headers, ...this.#limits.wantedOf(status) };
    this.#head = head;
    // Who says beforehand that it is too much is not read at all.
    if (head.isNeeded && Number(headerOf(headers, 'content-length') ?? 0) > head.bytesMax) {
      this.#end(undefined);
      this.#cut();
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isOver) return;
    this.#length += chunk.length;
    if (this.#length <= (this.#head?.bytesMax ?? 0)) {
      this.#chunks.push(chunk);
      return;
    }
    this.#end(undefined);
    this.#cut();
  }

  onResponseEnd(): void {
    if (!this.#isOver) this.#end(joinBytes(this.#chunks, this.#length));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#breakOff(error);
  }

  #breakOff(error: unknown): void {
    if (this.#isOver) return;
    if (this.#head?.isNeeded === false) this.#end(undefined);
    else {
      this.#settle();
      this.#reject(error);
    }
    this.#cut();
  }

  #end(bytes: Answer['bytes']): void {
    this.#settle();
    const { status, headers } = this.#head ?? { status: 0, headers: {} };
    this.#resolve({ status, headers, bytes });
  }

  #settle(): void {
    this.#isOver = true;
    this.#chunks = [];
    clearTimeout(this.#timer);
    this.#limits.signal?.removeEventListener('abort', this.#onAbort);
  }

  /** Ends the connection: what is still to come on it is of no use. */
  #cut(): void {
    this.#controller?.abort(new DOMException('enough was read', 'AbortError'));
  }
}

function joinBytes(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
