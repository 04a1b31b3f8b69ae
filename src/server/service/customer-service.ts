import {
  type Actor,
  CustomerStatusError,
  type CustomerSnapshot,
  diffSnapshots,
  isCustomerStatusError,
  type LifecycleEvent,
  type OperationName,
  toCustomerStatusError,
} from '../../model/index.js';
import type { Connector, ConnectorContext } from '../connector.js';
import { fileLinker, type FileLinks } from '../files/file-links.js';
import type { FileStorage } from '../files/file-storage.js';
import type { CustomerCommit, FileRecord, StatusStore, StoredCustomer } from '../store/store.js';
import type { ChangeFeed, CustomerChange } from './change-feed.js';
import { keyedQueue } from './keyed-queue.js';
import { rebaseSnapshot } from './rebase-snapshot.js';
import { isSameSnapshot } from './same-snapshot.js';

/** What a change comes to, before it is stored. */
export interface ChangeResult<Extra> {
  snapshot: CustomerSnapshot;
  addedFiles?: readonly FileRecord[] | undefined;
  /** What else the caller wants to know afterwards. */
  extra: Extra;
}

/** A change of one customer. */
export interface ChangeRequest<Extra> {
  customerId: string;
  actor: Actor;
  channel: LifecycleEvent['source']['channel'];
  /** The provider's id of the delivery that caused it. */
  eventId?: string | undefined;
  /** The version the caller was looking at. */
  ifVersion?: string | undefined;
  idempotencyKey?: string | undefined;
  /** The operation, where the snapshot may forbid it. */
  operation?: OperationName | undefined;
  /** True where the work only reads at the provider: should another node be first, it is done again and nothing is merged. */
  isReading?: boolean | undefined;
  work: (context: ConnectorContext, before: CustomerSnapshot) => Promise<ChangeResult<Extra>>;
  /** What is settled together with the change. */
  settles?: ((change: CustomerChange, extra: Extra) => Pick<CustomerCommit, 'answer' | 'delivery'>) | undefined;
}

/** What the service stands on. */
export interface ServiceParts {
  connector: Connector;
  store: StatusStore;
  files: FileStorage;
  links?: FileLinks | undefined;
  feed: ChangeFeed;
  clock: () => number;
  createId: () => string;
  /** Aborted when the handler is being closed. */
  signal: AbortSignal;
  /** Aborted when what was under way then has had its time. */
  ended: AbortSignal;
  onError: (error: CustomerStatusError) => void;
  /** Work that nobody waits for; the handler gives it time to end before it is closed. */
  inBackground: (work: Promise<unknown>) => void;
}

/** Reads and changes customers: versions, events, the store and the feed in one place. */
export interface CustomerService {
  /** The customer, met at the provider at first sight. */
  read(customerId: string): Promise<StoredCustomer>;
  /** Changes a customer, one change at a time; resolves when the change is stored and published. */
  change<Extra>(request: ChangeRequest<Extra>): Promise<Changed<Extra>>;
  /** Asks the provider again and stores what it says. */
  refresh(customerId: string, origin: Pick<ChangeRequest<unknown>, 'actor' | 'channel'>): Promise<CustomerSnapshot>;
}

/** What a change came to, once it is stored. */
interface Changed<Extra> {
  change: CustomerChange;
  extra: Extra;
  /** True where another write was about the same thing at the same time. */
  isContested?: boolean | undefined;
}

/** How often a reading is made when another node was first. */
const MAX_READINGS = 4;

/** How often a write is laid over what another node was first with: the provider has done it already, so it is not given up soon. */
const MAX_REBASES = 100;

/** The service over a store and a connector. */
export function customerService(parts: ServiceParts): CustomerService {
  const inTurn = keyedQueue();
  // Two writes at once may have come to the provider in either order: it is asked what holds.
  const askAgain = async (customerId: string) => {
    await service
      .refresh(customerId, PROVIDER)
      .catch((error: unknown) => parts.onError(toCustomerStatusError(error, 'unavailable')));
  };
  const service: CustomerService = {
    async read(customerId) {
      const stored = await parts.store.getCustomer(customerId);
      return stored ?? inTurn(customerId, () => meet(parts, customerId));
    },
    change: async (request) => {
      const run = request.isReading === true ? readAndStore : carryOut;
      const changed = await inTurn(request.customerId, () => run(parts, request));
      if (changed.isContested === true) parts.inBackground(askAgain(request.customerId));
      return changed;
    },
    refresh: async (customerId, origin) => {
      const { change } = await service.change(readingAgain(parts, customerId, origin));
      return change.snapshot;
    },
  };
  return service;
}

async function meet(parts: ServiceParts, customerId: string): Promise<StoredCustomer> {
  const stored = await parts.store.getCustomer(customerId);
  if (stored !== undefined) return stored;
  const found = await parts.connector.getCustomer(toContext(parts, { customerId }, undefined));
  const snapshot = { ...found, id: customerId, version: '1' };
  const origin = { actor: { kind: 'system' } as const, channel: 'api' as const };
  const commit = { customerId, fromVersion: undefined, snapshot, events: tell(parts, undefined, snapshot, origin) };
  const outcome = await parts.store.commit(commit);
  if (outcome.state === 'stale') return meet(parts, customerId);
  parts.feed.publish(customerId, { snapshot, events: outcome.events, lastSeq: outcome.lastSeq });
  return { snapshot, lastSeq: outcome.lastSeq };
}

/** A reading is made anew as often as another node was first with a change. */
async function readAndStore<Extra>(parts: ServiceParts, request: ChangeRequest<Extra>): Promise<Changed<Extra>> {
  for (let attempt = 1; attempt <= MAX_READINGS; attempt += 1) {
    const before = await meet(parts, request.customerId);
    const result = await request.work(toContext(parts, request, before.snapshot), before.snapshot);
    const changed = await storeResult(parts, request, before, result);
    if (changed !== undefined) return changed;
  }
  throw changingElsewhere();
}

/**
 * A write is made at the provider once. Should another node have stored a change meanwhile, its result is laid over that: to
 * make it again would make it twice, and to refuse it would be wrong, for it is done.
 */
async function carryOut<Extra>(parts: ServiceParts, request: ChangeRequest<Extra>): Promise<Changed<Extra>> {
  const stored = await meet(parts, request.customerId);
  const before = stored.snapshot;
  assertVersion(before, request.ifVersion);
  assertAllowed(before, request.operation);
  const result = await request.work(toContext(parts, request, before), before).catch(async (error: unknown) => {
    await catchUp(parts, request, error);
    throw error;
  });
  const changed = await storeResult(parts, request, stored, result);
  return changed ?? storeOverAnother(parts, request, before, result);
}

async function storeOverAnother<Extra>(
  parts: ServiceParts,
  request: ChangeRequest<Extra>,
  base: CustomerSnapshot,
  result: ChangeResult<Extra>,
): Promise<Changed<Extra>> {
  // What a customer sent does not undo what a reviewer or the provider decided meanwhile.
  const isAbove = request.actor.kind !== 'customer';
  for (let attempt = 1; attempt <= MAX_REBASES; attempt += 1) {
    const present = await meet(parts, request.customerId);
    const versions = { base, mine: result.snapshot, theirs: present.snapshot };
    const { snapshot, isContested } = rebaseSnapshot(versions, isAbove);
    const changed = await storeResult(parts, request, present, { ...result, snapshot });
    if (changed !== undefined) return { ...changed, isContested };
  }
  throw changingElsewhere();
}

/** Stores what a change came to; `undefined`, with nothing stored, when another node was first. */
async function storeResult<Extra>(
  parts: ServiceParts,
  request: ChangeRequest<Extra>,
  { snapshot: before, lastSeq }: StoredCustomer,
  result: ChangeResult<Extra>,
): Promise<Changed<Extra> | undefined> {
  const isSame = isSameSnapshot(before, result.snapshot);
  const version = isSame ? before.version : String(BigInt(before.version) + 1n);
  const snapshot = isSame ? before : { ...result.snapshot, id: request.customerId, version };
  const events = isSame ? [] : tell(parts, before, snapshot, request);
  const expected = { snapshot, events: [], lastSeq: lastSeq + events.length };
  const removedFileIds = removedFiles(before, snapshot);
  const outcome = await parts.store.commit({
    customerId: request.customerId,
    fromVersion: before.version,
    snapshot,
    events,
    addedFiles: result.addedFiles,
    removedFileIds,
    ...request.settles?.(expected, result.extra),
  });
  if (outcome.state === 'stale') return undefined;
  const change = { snapshot, events: outcome.events, lastSeq: outcome.lastSeq };
  if (!isSame) parts.feed.publish(request.customerId, change);
  for (const id of removedFileIds) parts.inBackground(forgetFile(parts, id));
  return { change, extra: result.extra };
}

function changingElsewhere(): CustomerStatusError {
  return new CustomerStatusError('unavailable', { message: 'the customer kept changing elsewhere', retryAfterMs: 1_000 });
}

type Refusable = Pick<ChangeRequest<unknown>, 'operation' | 'customerId'>;

/** A provider that refuses because of where the customer stands knows more than is stored: whoever was refused is to see it. */
async function catchUp(parts: ServiceParts, { operation, customerId }: Refusable, error: unknown): Promise<void> {
  if (operation === undefined || !isCustomerStatusError(error) || error.code !== 'state_conflict') return;
  await readAndStore(parts, readingAgain(parts, customerId, PROVIDER)).catch(() => undefined);
}

const PROVIDER: Pick<ChangeRequest<unknown>, 'actor' | 'channel'> = { actor: { kind: 'provider' }, channel: 'api' };

function readingAgain(
  { connector }: ServiceParts,
  customerId: string,
  origin: Pick<ChangeRequest<unknown>, 'actor' | 'channel'>,
): ChangeRequest<undefined> {
  const work = async (context: ConnectorContext) => ({ snapshot: await connector.getCustomer(context), extra: undefined });
  return { ...origin, customerId, isReading: true, work };
}

function assertVersion(before: CustomerSnapshot, ifVersion: string | undefined): void {
  if (ifVersion === undefined || ifVersion === before.version) return;
  const message = 'the customer has changed since the version this write was made for';
  throw new CustomerStatusError('version_conflict', { message, currentVersion: before.version });
}

function assertAllowed(before: CustomerSnapshot, operation: OperationName | undefined): void {
  if (operation === undefined || before.allowed[operation] !== false) return;
  const message = `"${operation}" is not allowed while the customer is ${before.status.status}`;
  throw new CustomerStatusError('state_conflict', { message, currentVersion: before.version });
}

function toContext(
  parts: ServiceParts,
  request: Pick<ChangeRequest<unknown>, 'customerId' | 'idempotencyKey'> & { channel?: ChangeRequest<unknown>['channel'] },
  stored: CustomerSnapshot | undefined,
): ConnectorContext {
  const { customerId } = request;
  const isTheirs = async (id: string) => (await parts.store.getFile(customerId, id)) !== undefined;
  return {
    customerId,
    stored,
    now: parts.clock(),
    nextId: parts.createId,
    readFile: async (fileId) => ((await isTheirs(fileId)) ? parts.files.read(fileId) : undefined),
    linkToFile: fileLinker({ files: parts.files, links: parts.links, clock: parts.clock }, isTheirs),
    idempotencyKey: request.idempotencyKey,
    // What nobody is waiting for is given up at once when the handler is closed.
    signal: request.channel === 'poll' ? parts.signal : parts.ended,
  };
}

function tell(
  parts: ServiceParts,
  before: CustomerSnapshot | undefined,
  after: CustomerSnapshot,
  origin: Pick<ChangeRequest<unknown>, 'actor' | 'channel' | 'eventId'>,
): LifecycleEvent[] {
  const source = { provider: parts.connector.id, channel: origin.channel };
  return diffSnapshots(before, after, {
    actor: origin.actor,
    source: origin.eventId === undefined ? source : { ...source, eventId: origin.eventId },
    at: new Date(parts.clock()).toISOString(),
    nextId: parts.createId,
  });
}

function removedFiles(before: CustomerSnapshot, after: CustomerSnapshot): string[] {
  const kept = new Set(fileIds(after));
  return fileIds(before).filter((id) => !kept.has(id));
}

function fileIds(snapshot: CustomerSnapshot): string[] {
  return snapshot.documents.flatMap((document) => document.files.map((file) => file.id));
}

/** What the host is told when a file could not be removed. */
export function fileLeft(cause: unknown): CustomerStatusError {
  return new CustomerStatusError('unavailable', { message: 'the bytes of a removed file could not be removed', cause });
}

/** The change is stored already: bytes that cannot be removed are reported and disturb nobody. */
async function forgetFile(parts: ServiceParts, id: string): Promise<void> {
  await parts.files.remove(id).catch((cause: unknown) => parts.onError(fileLeft(cause)));
}
