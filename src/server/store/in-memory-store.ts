import { type CustomerSnapshot, matchesEventFilter } from '../../model/index.js';
import { inMemoryBuckets } from './in-memory-buckets.js';
import { type InMemoryClaims, inMemoryClaims } from './in-memory-claims.js';
import { inMemoryPolls } from './in-memory-polls.js';
import { settledTwice } from './settled-twice.js';
import type {
  CommitOutcome,
  CustomerCommit,
  FileRecord,
  StatusStore,
  StoredAnswer,
  StoredDraft,
  StoredEvent,
  StoredEventQuery,
} from './store.js';

interface Row {
  snapshot: CustomerSnapshot;
  events: StoredEvent[];
}

interface Tables {
  rows: Map<string, Row>;
  files: Map<string, FileRecord>;
  calls: InMemoryClaims;
  deliveries: InMemoryClaims;
}

/**
 * A store that forgets everything when the process ends. For tests.
 *
 * @example
 * ```ts
 * import { inMemoryStore } from 'customer-status-kit/server';
 *
 * const store = inMemoryStore();
 * console.assert((await store.getCustomer('c-1')) === undefined);
 * ```
 */
export function inMemoryStore(): StatusStore {
  const tables: Tables = { rows: new Map(), files: new Map(), calls: inMemoryClaims(), deliveries: inMemoryClaims() };
  const { rows, files, calls, deliveries } = tables;
  const drafts = new Map<string, StoredDraft>();
  const takeToken = inMemoryBuckets();
  return {
    ping: async () => {},
    getCustomer: async (customerId) => {
      const row = rows.get(customerId);
      return row && { snapshot: row.snapshot, lastSeq: row.events.length };
    },
    commit: async (change) => commitTo(tables, change),
    listEvents: async (customerId, query) => structuredClone(selectEvents(rows.get(customerId)?.events ?? [], query)),
    listEventsAfter: async (customerId, seq, limit) =>
      structuredClone((rows.get(customerId)?.events ?? []).slice(seq, seq + limit)),
    getFile: async (customerId, fileId) => {
      const file = files.get(fileId);
      return file?.customerId === customerId ? structuredClone(file) : undefined;
    },
    getDraft: async (customerId) => structuredClone(drafts.get(customerId)),
    putDraft: async (customerId, stored, before) => {
      if (before !== undefined && drafts.get(customerId)?.version !== before.version) return false;
      if (stored === undefined) drafts.delete(customerId);
      else drafts.set(customerId, structuredClone(stored));
      return true;
    },
    claim: async (claim) => calls.claim(claim),
    answerOf: async (claim) => calls.answerOf(claim),
    settle: async (claim, answer) => calls.settle(claim, answer),
    release: async (claim) => calls.release(claim),
    claimDelivery: async (claim) => deliveries.claim(claim),
    settleDelivery: async (claim) => deliveries.settle(claim, DONE),
    releaseDelivery: async (claim) => deliveries.release(claim),
    takeToken: async (request) => takeToken(request),
    prune: async (before) => calls.prune(before.calls) + deliveries.prune(before.deliveries) + pruneDrafts(drafts, before.drafts),
    ...inMemoryPolls(() => rows.keys(), takeToken),
    knownFileIds: async (ids) => ids.filter((id) => files.has(id)),
    close: async () => {},
  };
}

function pruneDrafts(drafts: Map<string, StoredDraft>, before = 0): number {
  const old = [...drafts].filter(([, { savedAt }]) => savedAt < before);
  for (const [customerId] of old) drafts.delete(customerId);
  return old.length;
}

const DONE: StoredAnswer = { status: 204, body: '' };

function commitTo({ rows, files, calls, deliveries }: Tables, change: CustomerCommit): CommitOutcome {
  const row = rows.get(change.customerId);
  if (row?.snapshot.version !== change.fromVersion) return { state: 'stale' };
  const isDone = change.answer && calls.isSettled(change.answer.claim);
  if (isDone || (change.delivery && deliveries.isSettled(change.delivery))) throw settledTwice();
  const before = row?.events ?? [];
  const added = change.events.map((event, index) => ({ ...structuredClone(event), seq: before.length + index + 1 }));
  rows.set(change.customerId, { snapshot: frozenCopy(change.snapshot), events: [...before, ...added] });
  for (const file of change.addedFiles ?? []) files.set(file.id, structuredClone(file));
  for (const id of change.removedFileIds ?? []) files.delete(id);
  if (change.answer) calls.settleOnce(change.answer.claim, change.answer.answer);
  if (change.delivery) deliveries.settleOnce(change.delivery, DONE);
  return { state: 'committed', events: structuredClone(added), lastSeq: before.length + added.length };
}

/** Nobody can change it, so nobody needs a copy of their own to read. */
function frozenCopy<Value extends object>(value: Value): Value {
  return freeze(structuredClone(value));
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

function selectEvents(events: readonly StoredEvent[], query: StoredEventQuery): StoredEvent[] {
  const { beforeSeq = Number.POSITIVE_INFINITY, limit } = query;
  const matching = events.filter((event) => event.seq < beforeSeq && matchesEventFilter(event, query));
  return matching.toReversed().slice(0, limit);
}
