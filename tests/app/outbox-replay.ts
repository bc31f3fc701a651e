import { MINUTE_MS, SECOND_MS } from '../../src/core/time/moment.ts';
import type { DeliveryEnding } from '../../src/ports/delivery-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeDelivery } from '../helpers/store-samples.ts';
import { type Action, ALL_GUARDS, explore, type WorkerPhase } from './outbox-model.ts';

/** Takes a real store along the shortest way to every state of the model; answers where it stands elsewhere at the end. */
export async function findDifferences(
  store: Store,
  {
    advance,
    troubles,
    everyNth = 1,
  }: {
    readonly advance: (durationMs: number) => void;
    readonly troubles: number;
    /** Takes only every n-th way: a server answers more slowly. */
    readonly everyNth?: number;
  },
): Promise<readonly unknown[]> {
  const differences: unknown[] = [];
  for (const [index, { model, way }] of [...explore(ALL_GUARDS, troubles).values()].entries()) {
    if (index % everyNth !== 0) continue;
    const replay = new Replay(store, { id: `d${index}`, advance });
    await replay.begin();
    for (const action of way) await replay.act(action);
    const row = await store.findDelivery(`d${index}`);
    const isSame = row?.state === model.row && row.token === model.token;
    if (!isSame) differences.push({ way, model: model.row, store: row?.state, token: row?.token });
    await replay.finish();
  }
  return differences;
}

const LEASE_MS = MINUTE_MS;
const ENDINGS: Partial<Record<WorkerPhase, DeliveryEnding>> = {
  accepted: { kind: 'sent', messageId: 'm' },
  found: { kind: 'sent', messageId: 'm' },
  ambiguous: { kind: 'unknown', dueInMs: 0, error: 'timeout' },
  'held-up': { kind: 'later', dueInMs: 0, error: 'held up', isCounted: false },
  unreadable: { kind: 'unknown', dueInMs: 0, error: 'unreadable' },
};

/** Takes a real store along a way of the model. Each delivery has a destination of its own. */
class Replay {
  readonly #store: Store;
  readonly #id: string;
  readonly #advance: (durationMs: number) => void;
  readonly #phases: WorkerPhase[] = ['idle', 'idle'];
  readonly #tokens = [0, 0];
  readonly #isLate = [false, false];
  #refusals = 0;
  #shown = 0;

  constructor(
    store: Store,
    { id, advance }: { id: string; advance: (durationMs: number) => void },
  ) {
    this.#store = store;
    this.#id = id;
    this.#advance = advance;
  }

  async begin(): Promise<void> {
    await this.#store.addDeliveries([
      makeDelivery(this.#id, { destination: `slack:C0${this.#id.toUpperCase()}`, dueInMs: 0 }),
    ]);
  }

  async act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'lease-over':
        this.#advance(LEASE_MS + SECOND_MS);
        for (const index of [0, 1]) this.#isLate[index] = this.#phases[index] !== 'idle';
        return;
      case 'request-taken':
        this.#shown += 1;
        return;
      case 'request-lost':
        return;
      case 'crash':
        this.#phases[action.worker] = 'idle';
        return;
      case 'claim':
        return this.#claim(action.worker);
      case 'look':
        this.#phases[action.worker] =
          action.sees === 'unreadable' ? 'unreadable' : this.#shown > 0 ? 'found' : 'looked';
        return;
      case 'mark': {
        const token = this.#tokens[action.worker] ?? 0;
        const isOurs = await this.#store.markSending({ id: this.#id, token });
        this.#phases[action.worker] = isOurs ? 'marked' : 'idle';
        return;
      }
      case 'send':
        this.#phases[action.worker] =
          this.#isLate[action.worker] === true ? 'held-up' : 'requested';
        return;
      case 'answer':
        this.#phases[action.worker] = action.says === 'nothing' ? 'ambiguous' : action.says;
        return;
      case 'end':
        return this.#end(action.worker);
    }
  }

  /** Nothing of this delivery is left to be claimed by the next one. */
  async finish(): Promise<void> {
    for (;;) {
      this.#advance(LEASE_MS + SECOND_MS);
      const [claimed] = await this.#claimAll();
      if (claimed === undefined) return;
      const ending = { kind: 'failed', error: 'over' } as const;
      await this.#store.endDelivery({ id: claimed.id, token: claimed.token, ending });
    }
  }

  #claimAll() {
    return this.#store.claimDeliveries({
      owner: 'worker',
      leaseMs: LEASE_MS,
      limit: 10,
      platforms: ['slack'],
    });
  }

  async #claim(worker: 0 | 1): Promise<void> {
    const [claimed] = await this.#claimAll();
    if (claimed === undefined) return;
    this.#tokens[worker] = claimed.token;
    this.#phases[worker] = claimed.sendingAtMs === undefined ? 'looked' : 'claimed';
    this.#isLate[worker] = false;
  }

  async #end(worker: 0 | 1): Promise<void> {
    const phase = this.#phases[worker] ?? 'idle';
    const refused = (): DeliveryEnding =>
      this.#refusals >= 1
        ? { kind: 'failed', error: 'refused' }
        : { kind: 'later', dueInMs: 0, error: 'refused', isCounted: true };
    const ending = phase === 'refused' ? refused() : ENDINGS[phase];
    this.#phases[worker] = 'idle';
    if (ending === undefined) return;
    const token = this.#tokens[worker] ?? 0;
    const isOurs = await this.#store.endDelivery({ id: this.#id, token, ending });
    if (isOurs && phase === 'refused') this.#refusals += 1;
  }
}
