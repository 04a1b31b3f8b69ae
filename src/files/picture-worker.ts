import type { FromWorker, PictureJob, PictureResult, ToWorker } from './picture-job.js';

/** The worker could not be started, or ended by itself: the job has to be done elsewhere. */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone';
}

/** A worker that is there while there is work. */
export interface PictureWorker {
  /** Rejects with `WorkerGone` when it has to be done elsewhere, and with the signal's reason when that ended it. */
  run(job: PictureJob, signal?: AbortSignal): Promise<PictureResult>;
  /** False as soon as the worker once failed: it is not tried again. */
  readonly usable: boolean;
  /** Ends the worker; a later job starts another. */
  rest(): void;
}

/** How a worker is started and how long it is kept. */
export interface PictureWorkerSettings {
  start: () => Worker;
  /** Milliseconds without work after which the worker ends: 20 000 unless said. */
  idleMs?: number | undefined;
  /** Milliseconds in which it has to report: 10 000 unless said. */
  startMs?: number | undefined;
}

interface Pending {
  job: PictureJob;
  resolve: (result: PictureResult) => void;
  reject: (cause: unknown) => void;
}

interface Life {
  readonly settings: { start: () => Worker; idleMs: number; startMs: number };
  readonly pending: Map<number, Pending>;
  worker: Worker | undefined;
  /** True once the worker has reported: the timer is no longer the one that waits for that. */
  isReady: boolean;
  usable: boolean;
  lastId: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** One worker for all pictures of a page, started at the first. */
export function createPictureWorker({ start, idleMs = 20_000, startMs = 10_000 }: PictureWorkerSettings): PictureWorker {
  const settings = { start, idleMs, startMs };
  const life: Life = {
    settings,
    pending: new Map(),
    worker: undefined,
    isReady: false,
    usable: true,
    lastId: 0,
    timer: undefined,
  };
  return {
    run: (job, signal) => run(life, job, signal),
    rest: () => rest(life),
    get usable() {
      return life.usable;
    },
  };
}

function run(life: Life, job: PictureJob, signal: AbortSignal | undefined): Promise<PictureResult> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (!life.usable) throw new WorkerGone();
    const id = (life.lastId += 1);
    const end = () => {
      settle(life, id)?.reject(signal?.reason);
      if (life.worker !== undefined) post(life, { id });
    };
    const forget = () => signal?.removeEventListener('abort', end);
    signal?.addEventListener('abort', end, { once: true });
    life.pending.set(id, {
      job,
      resolve: (result) => (forget(), resolve(result)),
      reject: (cause) => (forget(), reject(cause)),
    });
    post(life, { id, job });
  });
}

function post(life: Life, message: ToWorker): void {
  try {
    if (life.worker === undefined) begin(life);
    else if (message.job !== undefined && life.isReady) clearTimeout(life.timer);
    life.worker?.postMessage(message);
  } catch {
    fail(life);
  }
}

function begin(life: Life): void {
  const worker = life.settings.start();
  life.worker = worker;
  life.isReady = false;
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => worker === life.worker && hear(life, event.data));
  worker.addEventListener('error', () => worker === life.worker && fail(life));
  worker.addEventListener('messageerror', () => worker === life.worker && fail(life));
  wait(life, life.settings.startMs, fail);
}

function hear(life: Life, message: FromWorker): void {
  clearTimeout(life.timer);
  life.isReady = true;
  if (message.kind === 'ready') return restWhenIdle(life);
  const waiting = settle(life, message.id);
  if (waiting === undefined) return undefined;
  if (message.kind === 'given-up') return waiting.reject(new WorkerGone());
  const { hints, hash, picture = waiting.job.file } = message;
  return waiting.resolve({ hints, hash, picture });
}

function settle(life: Life, id: number): Pending | undefined {
  const waiting = life.pending.get(id);
  life.pending.delete(id);
  restWhenIdle(life);
  return waiting;
}

function restWhenIdle(life: Life): void {
  if (life.isReady && life.pending.size === 0) wait(life, life.settings.idleMs, rest);
}

function wait(life: Life, milliseconds: number, then: (life: Life) => void): void {
  clearTimeout(life.timer);
  life.timer = setTimeout(() => then(life), milliseconds);
}

function rest(life: Life): void {
  clearTimeout(life.timer);
  life.worker?.terminate();
  life.worker = undefined;
  const left = [...life.pending.values()];
  life.pending.clear();
  for (const { reject } of left) reject(new WorkerGone());
}

function fail(life: Life): void {
  life.usable = false;
  rest(life);
}
