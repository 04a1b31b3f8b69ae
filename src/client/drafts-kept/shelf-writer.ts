import { followCall } from '../../machine/backend-call.js';
import { type AlternativeChoices, type Clock, type DraftEntry, toCustomerStatusError } from '../../model/index.js';
import type { ChoiceChanges } from '../choices.js';
import type { DraftShelf, KeptDraft, OtherDraft } from './draft-shelf.js';

/** Writes to one place: late, in order, and never before what was kept there has been read. */
export interface ShelfWriter {
  readonly place: DraftShelf['place'];
  getState: () => 'on' | 'failed';
  /** Reads what was kept. Resolves with `undefined` when that fails; the next write tries again. */
  load: () => Promise<KeptDraft | undefined>;
  /** These requests have another draft than before, or none. */
  note: (requirementIds: readonly string[]) => void;
  /** Other alternatives of these groups were chosen. */
  noteChoices: (groupIds: readonly string[]) => void;
  /** Writes now what is still to be written. Never rejects. */
  flush: () => Promise<void>;
  /** Writes what is left once more and tries no further by itself, until the next `load`. */
  stop: () => Promise<void>;
  /** True when nothing is left to write. */
  isSaved: () => boolean;
  isPending: (requirementId: string) => boolean;
  isChoicePending: (groupId: string) => boolean;
  /** Forgets what is still to be written, and what was read. */
  reset: () => void;
}

/** What a writer needs. */
export interface ShelfWriterOptions {
  shelf: DraftShelf;
  clock: Clock;
  /** Everything that is to be kept now. */
  entries: () => readonly DraftEntry[];
  /** Which alternatives are chosen now. */
  choices: () => AlternativeChoices;
  /** Called with what was kept, once it could be read. */
  onLoaded: (kept: KeptDraft) => void;
  /** Called with what another page has entered meanwhile. */
  onNewer: (other: OtherDraft) => void;
  onFail: (error: unknown) => void;
  onChange: () => void;
}

interface Desk extends ShelfWriterOptions {
  pending: Set<string>;
  pendingChoices: Set<string>;
  timer: unknown;
  state: 'on' | 'failed';
  hasLoaded: boolean;
  /** False once nobody waits any more: nothing is tried again by itself. */
  isRunning: boolean;
  failures: number;
  loading: Promise<KeptDraft | undefined> | undefined;
  /** Grows with each reset: what was begun before it tells nothing. */
  edition: number;
  /** Writes one after another: a late one must not undo a newer one. */
  last: Promise<void>;
}

/** The longest wait between two tries. */
const LONGEST_RETRY_MS = 30_000;

/** A place that has not answered by then has failed: what is left there counts as saved nowhere. */
const LIMIT_MS = 60_000;

/** A writer that has not read yet. */
export function createShelfWriter(options: ShelfWriterOptions): ShelfWriter {
  const { shelf, clock } = options;
  const start = {
    timer: undefined,
    state: 'on',
    hasLoaded: false,
    isRunning: false,
    failures: 0,
    loading: undefined,
    edition: 0,
    last: Promise.resolve(),
  } as const;
  const desk: Desk = { ...options, ...start, pending: new Set(), pendingChoices: new Set() };
  const flush = () => {
    clock.clearTimeout(desk.timer);
    desk.timer = undefined;
    if (isDue(desk)) writeNext(desk);
    return desk.last;
  };
  const schedule = () => {
    if (isDue(desk)) desk.timer ??= clock.setTimeout(() => void flush(), shelf.delayMs);
  };
  return {
    place: shelf.place,
    getState: () => desk.state,
    load() {
      desk.isRunning = true;
      return load(desk);
    },
    stop() {
      desk.isRunning = false;
      return flush();
    },
    note(ids) {
      for (const id of ids) desk.pending.add(id);
      schedule();
    },
    noteChoices(groupIds) {
      for (const id of groupIds) desk.pendingChoices.add(id);
      schedule();
    },
    flush,
    isSaved: () => !isDue(desk),
    isPending: (id) => desk.pending.has(id),
    isChoicePending: (id) => desk.pendingChoices.has(id),
    reset() {
      clock.clearTimeout(desk.timer);
      // New ones: what is being written now and fails is not written again for whoever comes next.
      const nothing = { pending: new Set<string>(), pendingChoices: new Set<string>(), timer: undefined, loading: undefined };
      Object.assign(desk, { ...nothing, state: 'on', hasLoaded: false, failures: 0, edition: desk.edition + 1 });
    },
  };
}

function isDue({ pending, pendingChoices }: Desk): boolean {
  return pending.size > 0 || pendingChoices.size > 0;
}

function load(desk: Desk): Promise<KeptDraft | undefined> {
  if (desk.loading !== undefined) return desk.loading;
  const loading = read(desk).finally(() => {
    if (desk.loading === loading) desk.loading = undefined;
  });
  desk.loading = loading;
  return loading;
}

async function read(desk: Desk): Promise<KeptDraft | undefined> {
  const { edition } = desk;
  try {
    const kept = await timely(desk, (signal) => desk.shelf.load(signal));
    if (edition !== desk.edition) return undefined;
    const isFirst = !desk.hasLoaded;
    desk.hasLoaded = true;
    settle(desk, 'on');
    if (isFirst) desk.onLoaded(kept);
    return kept;
  } catch (error) {
    if (edition === desk.edition) fail(desk, error);
    return undefined;
  }
}

function timely<Value>({ clock }: Desk, call: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const typed = (signal: AbortSignal) =>
    call(signal).catch((reason: unknown) => {
      throw toCustomerStatusError(reason, 'unavailable');
    });
  return new Promise((onDone, onFail) => followCall({ clock, timeoutMs: LIMIT_MS, call: typed, onDone, onFail }));
}

/** Once it is its turn, unless there was a reset meanwhile. */
function writeNext(desk: Desk): void {
  const { edition } = desk;
  desk.last = desk.last.then(() => (edition === desk.edition ? write(desk) : undefined));
}

async function write(desk: Desk): Promise<void> {
  if (!desk.hasLoaded && (await load(desk)) === undefined) return;
  const { pending, pendingChoices, edition } = desk;
  const ids = [...pending];
  const groupIds = [...pendingChoices];
  if (!isDue(desk)) return;
  pending.clear();
  pendingChoices.clear();
  const all = desk.entries();
  const changed = all.filter(({ answer }) => ids.includes(answer.requirementId));
  const removed = ids.filter((id) => !changed.some(({ answer }) => answer.requirementId === id));
  try {
    const change = { changed, removed, all, choices: choicesOf(desk, groupIds) };
    const other = await timely(desk, (signal) => desk.shelf.save(change, signal));
    if (edition !== desk.edition) return;
    settle(desk, 'on');
    if (other !== undefined) desk.onNewer(other);
  } catch (error) {
    for (const id of ids) pending.add(id);
    for (const id of groupIds) pendingChoices.add(id);
    if (edition !== desk.edition) return;
    fail(desk, error);
  }
  desk.onChange();
}

function choicesOf(desk: Desk, groupIds: readonly string[]): ChoiceChanges {
  const chosen = desk.choices();
  return Object.fromEntries(groupIds.map((id) => [id, Object.hasOwn(chosen, id) ? chosen[id] : undefined]));
}

function settle(desk: Desk, state: Desk['state']): void {
  if (state === 'on') desk.failures = 0;
  if (desk.state === state) return;
  desk.state = state;
  desk.onChange();
}

/** Told once: what fails goes on failing until it works again. */
function fail(desk: Desk, error: unknown): void {
  tryAgainLater(desk, error);
  if (desk.state === 'failed') return;
  settle(desk, 'failed');
  desk.onFail(error);
}

/** Nobody has to type once more for what was typed to be saved after all. */
function tryAgainLater(desk: Desk, error: unknown): void {
  const { retryMs } = desk.shelf;
  if (retryMs === undefined || !desk.isRunning || !toCustomerStatusError(error, 'unavailable').retryable) return;
  const wait = Math.min(retryMs * 2 ** desk.failures, LONGEST_RETRY_MS);
  desk.failures += 1;
  desk.timer ??= desk.clock.setTimeout(() => {
    desk.timer = undefined;
    writeNext(desk);
  }, wait);
}
