/**
 * The delivery protocol as a machine small enough to be walked through completely: one delivery, two workers that may crash at
 * every step, a platform without idempotency (Slack), and a network that loses requests and answers. docs/adr/0016 names the
 * assumptions; they are the guards marked so below.
 */
export type WorkerPhase =
  | 'idle'
  | 'claimed'
  | 'looked'
  | 'marked'
  | 'requested'
  | 'accepted'
  | 'refused'
  | 'held-up'
  | 'ambiguous'
  | 'found'
  | 'unreadable';

export interface Worker {
  readonly phase: WorkerPhase;
  readonly token: number;
  /** Its lease ran out while it held the delivery: it was held up. */
  readonly isLate: boolean;
}

export interface Model {
  readonly row: 'pending' | 'leased' | 'sending' | 'sent' | 'unknown' | 'failed';
  readonly token: number;
  readonly isLeaseOver: boolean;
  /** A request may have gone out: looked for before it is sent again. */
  readonly mayBePosted: boolean;
  readonly attempts: number;
  readonly workers: readonly [Worker, Worker];
  /** Requests on the wire that nobody has taken yet. */
  readonly inFlight: number;
  /** How often people see it. */
  readonly shown: number;
  /** Crashes and losses that are left: the search must end. */
  readonly troubles: number;
}

export type Action =
  | { readonly kind: 'claim' | 'mark' | 'send' | 'end' | 'crash'; readonly worker: 0 | 1 }
  | { readonly kind: 'look'; readonly worker: 0 | 1; readonly sees: 'truth' | 'unreadable' }
  | {
      readonly kind: 'answer';
      readonly worker: 0 | 1;
      readonly says: 'accepted' | 'refused' | 'nothing';
    }
  | { readonly kind: 'request-taken' | 'request-lost' | 'lease-over' };

export interface Step {
  readonly action: Action;
  readonly model: Model;
}

const IDLE: Worker = { phase: 'idle', token: 0, isLate: false };
/** Refusals after which a delivery has failed; the real schedule has eight. */
export const ATTEMPTS_MAX = 2;

export function startOf(troubles: number): Model {
  return {
    row: 'pending',
    token: 0,
    isLeaseOver: false,
    mayBePosted: false,
    attempts: 0,
    workers: [IDLE, IDLE],
    inFlight: 0,
    shown: 0,
    troubles,
  };
}

function withWorker(model: Model, index: 0 | 1, change: Partial<Worker>): Model {
  const workers: [Worker, Worker] = [...model.workers];
  workers[index] = { ...workers[index], ...change };
  return { ...model, workers };
}

/** A guard that the deliverer has and the model can be run without, to show that it is needed. */
export interface Guards {
  /** A worker that was held up past its lease does not send. */
  readonly checksHeldUp: boolean;
  /** What may have been posted is looked for before it is sent. */
  readonly looksFirst: boolean;
  /** Nothing is called absent while a request may still be on the wire (10 s after it was given up). */
  readonly waitsToSettle: boolean;
  /** An ending with an old token is refused. */
  readonly isFenced: boolean;
}
export const ALL_GUARDS: Guards = {
  checksHeldUp: true,
  looksFirst: true,
  waitsToSettle: true,
  isFenced: true,
};

/** Everything that can happen next. */
export function stepsFrom(model: Model, guards: Guards): readonly Step[] {
  return [
    ...leaseSteps(model),
    ...networkSteps(model),
    ...workerSteps(model, 0, guards),
    ...workerSteps(model, 1, guards),
  ];
}

function leaseSteps(model: Model): readonly Step[] {
  const isHeld = model.row === 'leased' || model.row === 'sending';
  // Assumption: a request has ended (20 s) before the lease of its `sending` has (60 s).
  const isOnTheWire = model.row === 'sending' && model.inFlight > 0;
  if (!isHeld || model.isLeaseOver || isOnTheWire) return [];
  const late = (worker: Worker): Worker =>
    worker.phase === 'idle' ? worker : { ...worker, isLate: true };
  const [first, second] = model.workers;
  const workers = [late(first), late(second)] as const;
  return [{ action: { kind: 'lease-over' }, model: { ...model, isLeaseOver: true, workers } }];
}

function networkSteps(model: Model): readonly Step[] {
  if (model.inFlight === 0) return [];
  const inFlight = model.inFlight - 1;
  const steps: Step[] = [
    { action: { kind: 'request-taken' }, model: { ...model, inFlight, shown: model.shown + 1 } },
  ];
  if (model.troubles > 0) {
    const troubles = model.troubles - 1;
    steps.push({ action: { kind: 'request-lost' }, model: { ...model, inFlight, troubles } });
  }
  return steps;
}

function workerSteps(model: Model, index: 0 | 1, guards: Guards): readonly Step[] {
  const worker = model.workers[index];
  const steps: Step[] = [];
  const add = (action: Action, next: Model | undefined): void => {
    if (next !== undefined) steps.push({ action, model: next });
  };
  switch (worker.phase) {
    case 'idle':
      add({ kind: 'claim', worker: index }, claim(model, index, guards));
      break;
    case 'claimed':
      add({ kind: 'look', worker: index, sees: 'truth' }, look(model, index, guards));
      if (model.troubles > 0) {
        const next = withWorker(model, index, { phase: 'unreadable' });
        const action: Action = { kind: 'look', worker: index, sees: 'unreadable' };
        add(action, { ...next, troubles: model.troubles - 1 });
      }
      break;
    case 'looked':
      add({ kind: 'mark', worker: index }, mark(model, index));
      break;
    case 'marked':
      add({ kind: 'send', worker: index }, send(model, index, guards));
      break;
    case 'requested':
      for (const step of answers(model, index)) steps.push(step);
      break;
    case 'accepted':
    case 'refused':
    case 'held-up':
    case 'ambiguous':
    case 'found':
    case 'unreadable':
      add({ kind: 'end', worker: index }, end(model, index, guards));
      break;
  }
  if (worker.phase !== 'idle' && model.troubles > 0) {
    const next = withWorker(model, index, IDLE);
    add({ kind: 'crash', worker: index }, { ...next, troubles: model.troubles - 1 });
  }
  return steps;
}

function claim(model: Model, index: 0 | 1, guards: Guards): Model | undefined {
  const isFree = model.row === 'pending' || model.row === 'unknown';
  const isTakenBack = (model.row === 'leased' || model.row === 'sending') && model.isLeaseOver;
  if (!isFree && !isTakenBack) return undefined;
  const token = model.token + 1;
  const phase = model.mayBePosted && guards.looksFirst ? 'claimed' : 'looked';
  const next = withWorker(model, index, { phase, token, isLate: false });
  return { ...next, row: 'leased', token, isLeaseOver: false };
}

function look(model: Model, index: 0 | 1, guards: Guards): Model | undefined {
  // Assumption: what was given up is taken or lost within the ten seconds that are waited.
  if (model.shown === 0 && model.inFlight > 0 && guards.waitsToSettle) return undefined;
  return withWorker(model, index, { phase: model.shown > 0 ? 'found' : 'looked' });
}

function mark(model: Model, index: 0 | 1): Model {
  const isOurs =
    model.row === 'leased' && model.token === model.workers[index].token && !model.isLeaseOver;
  if (!isOurs) return withWorker(model, index, IDLE);
  const next = withWorker(model, index, { phase: 'marked' });
  return { ...next, row: 'sending', mayBePosted: true };
}

function send(model: Model, index: 0 | 1, guards: Guards): Model {
  if (guards.checksHeldUp && model.workers[index].isLate) {
    return withWorker(model, index, { phase: 'held-up' });
  }
  const next = withWorker(model, index, { phase: 'requested' });
  return { ...next, inFlight: model.inFlight + 1 };
}

/** While the request is on the wire there is no answer but a timeout; afterwards the platform says what it did, or nothing. */
function answers(model: Model, index: 0 | 1): readonly Step[] {
  const to = (phase: WorkerPhase): Model => withWorker(model, index, { phase });
  const steps: Step[] = [];
  const says = (word: 'accepted' | 'refused' | 'nothing', next: Model): void => {
    steps.push({ action: { kind: 'answer', worker: index, says: word }, model: next });
  };
  if (model.inFlight === 0 && model.shown > 0) says('accepted', to('accepted'));
  if (model.inFlight > 0 && model.shown === 0) {
    says('refused', { ...to('refused'), inFlight: model.inFlight - 1 });
  }
  says('nothing', to('ambiguous'));
  return steps;
}

function end(model: Model, index: 0 | 1, guards: Guards): Model {
  const worker = model.workers[index];
  const next = withWorker(model, index, IDLE);
  const isUnderWay = ['leased', 'sending', 'unknown'].includes(model.row);
  const isOurs = worker.token === model.token || !guards.isFenced;
  if (!isUnderWay || !isOurs) return next;
  const settled = { ...next, isLeaseOver: false };
  switch (worker.phase) {
    case 'accepted':
    case 'found':
      return { ...settled, row: 'sent' };
    case 'ambiguous':
    case 'unreadable':
      return { ...settled, row: 'unknown' };
    case 'held-up':
      return { ...settled, row: 'pending', mayBePosted: false };
    case 'refused': {
      const attempts = model.attempts + 1;
      const row = attempts >= ATTEMPTS_MAX ? 'failed' : 'pending';
      return { ...settled, row, attempts, mayBePosted: false };
    }
    case 'idle':
    case 'claimed':
    case 'looked':
    case 'marked':
    case 'requested':
      return settled;
  }
}

/** Every state that can be reached, with the shortest way to it. */
export function explore(
  guards: Guards,
  troubles: number,
): ReadonlyMap<string, { readonly model: Model; readonly way: readonly Action[] }> {
  const start = startOf(troubles);
  const found = new Map([[keyOf(start), { model: start, way: [] as readonly Action[] }]]);
  // A Map may grow while it is walked through: new states come at the end, so the ways are the shortest.
  for (const { model, way } of found.values()) {
    // Broken already, in a run without one of the guards: there is nothing more to learn.
    if (model.shown > 1 || model.inFlight > 2) continue;
    for (const step of stepsFrom(model, guards)) {
      const key = keyOf(step.model);
      if (!found.has(key)) found.set(key, { model: step.model, way: [...way, step.action] });
    }
  }
  return found;
}

/** Tokens count up for ever; only whether a worker's is the delivery's makes a difference. */
function keyOf({ token, workers, ...rest }: Model): string {
  const own = workers.map((worker) => ({
    ...worker,
    token: worker.phase !== 'idle' && worker.token === token,
  }));
  return JSON.stringify([rest, own]);
}
