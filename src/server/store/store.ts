import type { CustomerDraft, CustomerSnapshot, DocumentSide, EventFilter, LifecycleEvent } from '../../model/index.js';

/** A customer as stored. */
export interface StoredCustomer {
  snapshot: CustomerSnapshot;
  /** The sequence number of the newest event, 0 before the first. */
  lastSeq: number;
}

/** An event as stored: its sequence number is known. */
export type StoredEvent = LifecycleEvent & { seq: number };

/** Which events to read. */
export interface StoredEventQuery extends EventFilter {
  /** Only events with a smaller number, newest first. */
  beforeSeq?: number | undefined;
  limit: number;
}

/** What is known of an uploaded file apart from its bytes. */
export interface FileRecord {
  id: string;
  customerId: string;
  requirementId: string;
  documentType: string;
  side?: DocumentSide | undefined;
  mime: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  /** ISO 8601 instant. */
  createdAt: string;
}

/** What a customer has entered and not sent, as stored. */
export interface StoredDraft {
  draft: CustomerDraft;
  /** Another one for each draft that is put. */
  version: string;
  /** Milliseconds since the epoch. */
  savedAt: number;
}

/** Which draft is to be there for another to take its place; `undefined` for none. */
export interface DraftBefore {
  version: string | undefined;
}

/** An answer kept for the case that the same call arrives again. */
export interface StoredAnswer {
  status: number;
  /** JSON text; empty for an answer without a body. */
  body: string;
  /** The version to tell in `ETag`. */
  version?: string | undefined;
}

/** Who calls what with which key: the identity of one intent. */
export interface ClaimKey {
  /** Customer, role and route. */
  scope: string;
  key: string;
}

/** A call about to be carried out. */
export interface Claim extends ClaimKey {
  /** Hash of the body. */
  fingerprint: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** A claim without an answer that is older than this, in milliseconds, was left behind and is taken over. */
  abandonedAfterMs: number;
}

/** What became of a claim: ours to carry out, being carried out, done, or the same key for another body. */
export type ClaimOutcome =
  | { state: 'claimed' }
  | { state: 'pending' }
  | { state: 'mismatch' }
  | { state: 'answered'; answer: StoredAnswer };

/** One change of one customer, written whole or not at all. */
export interface CustomerCommit {
  customerId: string;
  /** The version the change was made from; `undefined` for a new customer. Another stored version refuses the commit. */
  fromVersion: string | undefined;
  snapshot: CustomerSnapshot;
  /** In the order they are told. */
  events: readonly LifecycleEvent[];
  addedFiles?: readonly FileRecord[] | undefined;
  removedFileIds?: readonly string[] | undefined;
  /** Settles a claim together with the change it led to. */
  answer?: { claim: Claim; answer: StoredAnswer } | undefined;
  /** Settles a webhook delivery together with the change it led to. */
  delivery?: Claim | undefined;
}

/** What a commit came to. `stale`: somebody else was first, nothing was written. */
export type CommitOutcome = { state: 'committed'; events: StoredEvent[]; lastSeq: number } | { state: 'stale' };

/** A bucket that refills itself: how much it holds, and how fast it fills. */
export interface TokenBucket {
  capacity: number;
  /** Tokens that come back each second. */
  perSecond: number;
}

/** One taking from a bucket that all nodes share. */
export interface TokenRequest extends TokenBucket {
  /** Names the bucket. Never the text of an address or a customer's id in the clear where logs could show it. */
  key: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** One unless said. */
  cost?: number | undefined;
}

/** Whether a token was there, and after how many milliseconds one will be. */
export type TokenOutcome = { isTaken: true } | { isTaken: false; retryAfterMs: number };

/** What `prune` removes: whatever is older than these instants, in milliseconds since the epoch. */
export interface PruneBefore {
  /** Answers kept for repeated calls. */
  calls: number;
  /** Ids of webhook deliveries that were taken. */
  deliveries: number;
  /** Drafts that were left; none unless said. */
  drafts?: number | undefined;
  /** Buckets that nobody has taken from since, where they are kept in a table; none unless said. */
  buckets?: number | undefined;
}

/** Customers whose turn it is to be asked for at the provider. */
export interface PollClaim {
  /** Milliseconds since the epoch. */
  now: number;
  limit: number;
  /** Milliseconds for which nobody else is given the same customers: after a crash they come again then. */
  leaseMs: number;
  /** At most so many, shared by all nodes. */
  rate?: TokenBucket | undefined;
}

/** A customer whose turn it is, with how often in a row the provider could not be asked. */
export interface DuePoll {
  customerId: string;
  failures: number;
}

/** Where a customer stands: enough to know whether somebody has seen it. */
export interface CustomerPosition {
  customerId: string;
  version: string;
  /** The number of the newest event. */
  lastSeq: number;
}

/** A change that some node stored. Ids and numbers only. */
export interface ChangeNotice extends CustomerPosition {
  /** How many events it told. */
  events: number;
}

/** Who is told about changes. */
export interface ChangeFollower {
  changed: (notice: ChangeNotice) => void;
  /** Notices may have been lost: where customers stand has to be asked for. */
  interrupted: () => void;
}

/** What lets the nodes that share a store tell their viewers what another node wrote. */
export interface SharedChanges {
  /** Tells about each change of any node until the returned function is called. Does its best: some may be lost. */
  follow: (follower: ChangeFollower) => () => void;
  /** Where customers stand now; a customer nobody knows is left out. */
  positions: (customerIds: readonly string[]) => Promise<CustomerPosition[]>;
}

/**
 * Where snapshots, events, answers and deliveries are kept. Providers mostly keep no history: the store is what makes the
 * timeline true. Every method resolves after the data are safe, and rejects having changed nothing known: a write whose
 * connection broke off at the very end rejects with `unavailable` and may have been done. Answers and deliveries are kept
 * until `prune` removes them: a call repeated later than that counts as a new one.
 */
export interface StatusStore {
  /** Resolves when the store can be used. */
  ping(): Promise<void>;
  getCustomer(customerId: string): Promise<StoredCustomer | undefined>;
  /**
   * Writes a change, its events, files and answers in one transaction; events get consecutive numbers. Rejects with
   * `state_conflict` and a time, having written nothing, when its claim or delivery was settled meanwhile: whoever took an
   * abandoned claim over and whoever is late with it after all must not both have their effect.
   */
  commit(commit: CustomerCommit): Promise<CommitOutcome>;
  /** Newest first. */
  listEvents(customerId: string, query: StoredEventQuery): Promise<StoredEvent[]>;
  /** Oldest first: the events after a number, at most `limit`. */
  listEventsAfter(customerId: string, seq: number, limit: number): Promise<StoredEvent[]>;
  getFile(customerId: string, fileId: string): Promise<FileRecord | undefined>;
  /** What the customer has entered and not sent, with the milliseconds since the epoch at which it was kept. */
  getDraft(customerId: string): Promise<StoredDraft | undefined>;
  /**
   * Keeps a draft in the place of any before; `undefined` removes it. With `before`, only in the place of the draft of that
   * version, or where none is kept: resolves with `false`, having written nothing, when it is another one.
   */
  putDraft(customerId: string, draft: StoredDraft | undefined, before?: DraftBefore): Promise<boolean>;
  /** Claims a call. Of any number of claims with the same key, one is `claimed`. */
  claim(claim: Claim): Promise<ClaimOutcome>;
  /** The answer of a call, whatever its body was; `undefined` before it is settled. */
  answerOf(claim: ClaimKey): Promise<StoredAnswer | undefined>;
  /** Keeps the answer of a call that changed no customer. */
  settle(claim: ClaimKey, answer: StoredAnswer): Promise<void>;
  /** Gives up a claim without an answer, so that the call can be made again. One that another has taken over by now is theirs. */
  release(claim: Claim): Promise<void>;
  /** Claims a webhook delivery; `scope` is the connector and `key` the delivery's id. */
  claimDelivery(claim: Claim): Promise<ClaimOutcome>;
  settleDelivery(claim: ClaimKey): Promise<void>;
  releaseDelivery(claim: Claim): Promise<void>;
  /** Takes from a bucket, or tells when there will be enough. A bucket nobody has used is full. */
  takeToken(request: TokenRequest): Promise<TokenOutcome>;
  /** Removes what is kept for a time only and is too old; tells how many, at least one while there is more. */
  prune(before: PruneBefore): Promise<number>;
  /** Which of these files have a record, of whichever customer. Without it no bytes are swept. */
  knownFileIds?(ids: readonly string[]): Promise<readonly string[]>;
  /** Of any number of nodes that ask at once, one is given each customer whose turn it is. New customers are due at once. */
  claimPolls(claim: PollClaim): Promise<DuePoll[]>;
  /** When a customer is due again, in milliseconds since the epoch, and how often in a row it failed. */
  settlePoll(customerId: string, outcome: { nextAt: number; failures: number }): Promise<void>;
  /** Present where several nodes share the store. */
  readonly changes?: SharedChanges | undefined;
  /** Resolves when everything is written and let go of. */
  close(): Promise<void>;
}
