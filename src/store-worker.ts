import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from './adapters/store/open-store.ts';
import type { Upgrade } from './adapters/store/store-address.ts';
import type { SentError, StoreCall, StoreReply, StoreStart } from './adapters/store/store-proxy.ts';
import { tidyAtRest } from './adapters/system/tidy-memory.ts';
import { NewsdeskError } from './errors.ts';
import type { Store } from './ports/store.ts';

let outgoing: StoreReply[] = [];

/** What is said in one turn crosses together: thirty polls end with one commit. */
function say(reply: StoreReply): void {
  if (outgoing.push(reply) > 1) return;
  process.nextTick(() => {
    const replies = outgoing;
    outgoing = [];
    post(replies);
  });
}

function post(replies: readonly StoreReply[]): void {
  try {
    parentPort?.postMessage(replies);
  } catch (error) {
    // One of them cannot be cloned: each goes alone, so that it fails alone.
    const [first] = replies;
    if (replies.length > 1) for (const reply of replies) post([reply]);
    else if (first?.kind === 'answer')
      post([{ kind: 'failure', id: first.id, error: describe(error) }]);
  }
}

function describe(error: unknown): SentError {
  const isOurs = error instanceof NewsdeskError;
  return {
    message: error instanceof Error ? error.message : String(error),
    code: isOurs ? error.code : undefined,
    hint: isOurs ? error.hint : undefined,
    stack: error instanceof Error ? error.stack : undefined,
  };
}

async function answer(store: Store, { id, method, parameters }: StoreCall): Promise<void> {
  try {
    const value: unknown = await Reflect.apply(store[method], store, parameters);
    say({ kind: 'answer', id, value });
  } catch (error) {
    say({ kind: 'failure', id, error: describe(error) });
  }
}

const { address, role, owner } = workerData as StoreStart;
try {
  let upgrade: Upgrade | undefined;
  const onUpgraded = (done: Upgrade): void => {
    upgrade = done;
  };
  const store = await openStore(address, {
    role,
    onUpgraded,
    ...(owner === undefined ? {} : { owner }),
  });
  store.onWake((wake) => say({ kind: 'wake', wake }));
  parentPort?.on('message', (calls: readonly StoreCall[]) => {
    for (const call of calls) void answer(store, call);
  });
  tidyAtRest(() => store.shrink());
  say({ kind: 'open', upgrade });
} catch (error) {
  say({ kind: 'not-open', error: describe(error) });
}
