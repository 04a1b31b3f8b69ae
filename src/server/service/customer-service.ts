import {
  type Actor,
  CustomerStatusError,
  type CustomerSnapshot,
  diffSnapshots,
  isCustomerStatusError,
  type LifecycleEvent,
  type OperationName,
} from '../../model/index.js';
import type { Connector, ConnectorContext } from '../connector.js';
import { fileLinker, type FileLinks } from '../files/file-links.js';
import type { FileStorage } from '../files/file-storage.js';
import type { CustomerCommit, FileRecord, StatusStore, StoredCustomer } from '../store/store.js';
import type { ChangeFeed, CustomerChange } from './change-feed.js';
import { keyedQueue } from './keyed-queue.js';
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
  signal: AbortSignal;
  onError: (error: CustomerStatusError) => void;
}

/** Reads and changes customers: versions, events, the store and the feed in one place. */
export interface CustomerService {
  /** The customer, met at the provider at first sight. */
  read(customerId: string): Promise<StoredCustomer>;
  /** Changes a customer, one change at a time; resolves when the change is stored and published. */
  change<Extra>(request: ChangeRequest<Extra>): Promise<{ change: CustomerChange; extra: Extra }>;
  /** Asks the provider again and stores what it says. */
  refresh(customerId: string, origin: Pick<ChangeRequest<unknown>, 'actor' | 'channel'>): Promise<CustomerSnapshot>;
}

/** How often a change is tried when another node was first. */
const MAX_ATTEMPTS = 4;

/** The service over a store and a connector. */
export function customerService(parts: ServiceParts): CustomerService {
  const inTurn = keyedQueue();
  const service: CustomerService = {
    async read(customerId) {
      const stored = await parts.store.getCustomer(customerId);
      return stored ?? inTurn(customerId, () => meet(parts, customerId));
    },
    change: (request) =>
      inTurn(request.customerId, async () => {
        for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
          const result = await attemptChange(parts, request);
          if (result !== undefined) return result;
        }
        throw new CustomerStatusError('unavailable', { message: 'the customer kept changing elsewhere', retryAfterMs: 1_000 });
      }),
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

/** One attempt; `undefined` when another node stored a change meanwhile. */
async function attemptChange<Extra>(
  parts: ServiceParts,
  request: ChangeRequest<Extra>,
): Promise<{ change: CustomerChange; extra: Extra } | undefined> {
  const { snapshot: before, lastSeq } = await meet(parts, request.customerId);
  assertVersion(before, request.ifVersion);
  assertAllowed(before, request.operation);
  const result = await request.work(toContext(parts, request, before), before).catch(async (error: unknown) => {
    await catchUp(parts, request, error);
    throw error;
  });
  const isSame = isSameSnapshot(before, result.snapshot);
  const version = isSame ? before.version : String(BigInt(before.version) + 1n);
  const snapshot = isSame ? before : { ...result.snapshot, id: request.customerId, version };
  const events = isSame ? [] : tell(parts, before, snapshot, request);
  const expected = { snapshot, events: [], lastSeq: lastSeq + events.length };
  const outcome = await parts.store.commit({
    customerId: request.customerId,
    fromVersion: before.version,
    snapshot,
    events,
    addedFiles: result.addedFiles,
    removedFileIds: removedFiles(before, snapshot),
    ...request.settles?.(expected, result.extra),
  });
  if (outcome.state === 'stale') return undefined;
  const change = { snapshot, events: outcome.events, lastSeq: outcome.lastSeq };
  if (!isSame) parts.feed.publish(request.customerId, change);
  await forgetFiles(parts, removedFiles(before, snapshot));
  return { change, extra: result.extra };
}

type Refusable = Pick<ChangeRequest<unknown>, 'operation' | 'customerId'>;

/** A provider that refuses because of where the customer stands knows more than is stored: whoever was refused is to see it. */
async function catchUp(parts: ServiceParts, { operation, customerId }: Refusable, error: unknown): Promise<void> {
  if (operation === undefined || !isCustomerStatusError(error) || error.code !== 'state_conflict') return;
  const again = readingAgain(parts, customerId, { actor: { kind: 'provider' }, channel: 'api' });
  await attemptChange(parts, again).catch(() => undefined);
}

function readingAgain(
  { connector }: ServiceParts,
  customerId: string,
  origin: Pick<ChangeRequest<unknown>, 'actor' | 'channel'>,
): ChangeRequest<undefined> {
  const work = async (context: ConnectorContext) => ({ snapshot: await connector.getCustomer(context), extra: undefined });
  return { ...origin, customerId, work };
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
  request: Pick<ChangeRequest<unknown>, 'customerId' | 'idempotencyKey'>,
  stored: CustomerSnapshot | undefined,
): ConnectorContext {
  const { customerId } = request;
  const isTheirs = async (id: string) => (await parts.store.getFile(customerId, id)) !== undefined;
  return {
    customerId,
    stored,
    now: parts.clock(),
    nextId: parts.createId,
    readFile: (fileId) => parts.files.read(fileId),
    linkToFile: fileLinker({ files: parts.files, links: parts.links, clock: parts.clock }, isTheirs),
    idempotencyKey: request.idempotencyKey,
    signal: parts.signal,
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
async function forgetFiles(parts: ServiceParts, ids: readonly string[]): Promise<void> {
  for (const id of ids) await parts.files.remove(id).catch((cause: unknown) => parts.onError(fileLeft(cause)));
}
