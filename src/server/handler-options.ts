import type { CustomerSnapshot, CustomerStatusError, LifecycleEventPage } from '../model/index.js';
import type { Connector } from './connector.js';
import type { FileLinkOptions } from './files/file-links.js';
import type { FileStorage } from './files/file-storage.js';
import type { CustomerChange } from './service/change-feed.js';
import type { LogEntry } from './log.js';
import type { StatusStore, TokenBucket } from './store/store.js';
import type { UploadHandling } from './uploads/upload-options.js';

/** Who is asking, as the host's own session says. */
export type Access =
  | { role: 'customer'; customerId: string }
  | {
      role: 'operator';
      /** A name safe to show to customers, such as a team's. */
      label?: string | undefined;
      /** The only customer this operator may reach; every customer unless said. */
      customerId?: string | undefined;
    };

/** Upper bounds. */
export interface HandlerLimits {
  /** Bytes of a JSON body: 1 MB unless said. */
  jsonBytes?: number | undefined;
  /** Bytes of one file: 15 MB unless said. A requirement's own limit holds as well. */
  fileBytes?: number | undefined;
  /** Bytes of all files of one customer together: 250 MB unless said. */
  customerBytes?: number | undefined;
  /** Files of one customer together, with those that were refused: 500 unless said. */
  customerFiles?: number | undefined;
  /**
   * Bytes of files that are in memory at once while they are being taken, of this process: ten of the largest files unless
   * said. Each takes about four times its bytes. Beyond it an upload is answered with 503 and a time.
   */
  uploadBytes?: number | undefined;
  /** How deep a JSON body may be nested: 20 unless said. */
  jsonDepth?: number | undefined;
  /** How many members and elements a JSON body may have in all: 20 000 unless said. */
  jsonItems?: number | undefined;
  /** Open streams of one customer: 20 unless said. */
  streamsPerCustomer?: number | undefined;
  /** Open streams in all, of this process: 20 000 unless said. */
  streams?: number | undefined;
}

/** How long is waited, in milliseconds. */
export interface HandlerTimeouts {
  /**
   * For one call of the connector: 30 000 unless said. Then it is aborted and the answer is 504. As long is waited for
   * `uploads.inspect` and `uploads.scan`; then the answer is 503.
   */
  connectorMs?: number | undefined;
  /** For applying a webhook: 4 500 unless said, because providers wait five seconds. Then the answer is 503 and the work goes on. */
  webhookMs?: number | undefined;
  /** For the next byte of a body: 30 000 unless said. Then the answer is 408. */
  stallMs?: number | undefined;
  /** For a whole JSON body: 60 000 unless said. */
  bodyMs?: number | undefined;
  /** For a whole file: 900 000 unless said. */
  fileMs?: number | undefined;
}

/** How long is remembered what was done, in milliseconds. */
export interface HandlerMemory {
  /** Answers of writes, for the same `Idempotency-Key`: 24 hours unless said. */
  answersMs?: number | undefined;
  /** Ids of webhooks, for the same delivery: 7 days unless said, which is longer than any provider tries again. */
  deliveriesMs?: number | undefined;
}

/** How often somebody may ask: a bucket of requests that refills by itself. */
export interface RateLimits {
  /** For each customer: 600 at once and 20 a second unless said. */
  customer?: TokenBucket | undefined;
  /** For each address, where `clientAddress` tells it: 1 200 at once and 40 a second unless said. Signed webhooks are not counted. */
  address?: TokenBucket | undefined;
  /** For each address whose requests are refused with 401, webhooks too: 120 at once and 2 a second unless said. */
  refused?: TokenBucket | undefined;
}

/** How drafts of customers are kept. */
export interface DraftOptions {
  /** Milliseconds after which a draft that was left is removed unread: 30 days unless said. */
  keepForMs?: number | undefined;
}

/** What a status handler is made of. */
export interface StatusHandlerOptions {
  connector: Connector;
  /**
   * Says who sent a request, from the host's own session; `null` for nobody. Asked on every request but health, the
   * protocol, signed links and webhooks, and again while a stream stays open. No customer id of a client is believed
   * without it.
   */
  authorize: (request: Request) => Access | null | Promise<Access | null>;
  /** In memory unless said, which forgets everything at the end of the process. */
  store?: StatusStore | undefined;
  /** In memory unless said. */
  files?: FileStorage | undefined;
  /** Lets connectors make links by which providers fetch files. Not needed for a storage that makes its own. */
  fileLinks?: FileLinkOptions | undefined;
  /** How files are taken: in one form unless said. */
  uploads?: UploadHandling | undefined;
  /** Where the handler is mounted: `/api/customer-status` unless said. */
  basePath?: string | undefined;
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
  /** Gives an id that cannot be guessed: a random UUID unless said. */
  createId?: (() => string) | undefined;
  /** From 0 to below 1, for spreading readers over time: `Math.random` unless said. */
  random?: (() => number) | undefined;
  /** Told about everything unexpected, with the cause; the client learns the `requestId` only. */
  onError?: ((error: CustomerStatusError) => void) | undefined;
  /** Told of every answer and every fault, for example by `jsonLines`. What it is told holds no personal data and no secret. */
  log?: ((entry: LogEntry) => void) | undefined;
  /** Keeps what customers type and have not sent, so that they go on with it on another device. Off unless said. */
  drafts?: DraftOptions | undefined;
  /** Milliseconds between signs of life on a stream: 15 000 unless said. */
  heartbeatMs?: number | undefined;
  /** Other origins, such as `https://app.example.com`, that may write with the customer's cookies. */
  trustedOrigins?: readonly string[] | undefined;
  limits?: HandlerLimits | undefined;
  timeouts?: HandlerTimeouts | undefined;
  remembers?: HandlerMemory | undefined;
  /** `false` leaves it to whatever stands in front of the handler. */
  rateLimits?: RateLimits | false | undefined;
  /**
   * The address a request comes from, which a Web `Request` does not know: `nodeClientAddress` from
   * `customer-status-kit/server/node`, or a header that your own proxy sets. Without it, nothing is counted by address.
   */
  clientAddress?: ((request: Request) => string | undefined) | undefined;
}

/** What `maintain` removed. */
export interface MaintenanceReport {
  /** Answers, deliveries, drafts and counters of requests that were kept long enough. */
  forgotten: number;
  /** Uploads that were begun and not finished. */
  uploads: number;
  /** Files whose bytes were stored and whose record never was, as after a crash. */
  files: number;
}

/** The handler's data for the host's own server code. Nothing is left out for a reader: never pass it on unseen. */
export interface StatusService {
  /** The customer as stored; met at the provider at first sight. */
  getCustomer(customerId: string): Promise<CustomerSnapshot>;
  /** Asks the provider again and stores what it says: after something happened that no webhook tells of. */
  refresh(customerId: string): Promise<CustomerSnapshot>;
  /** Newest first. */
  listEvents(
    customerId: string,
    query?: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<LifecycleEventPage>;
  /**
   * Calls back after each change of any process that shares the store, until the returned function is called. A change may be
   * told twice; its snapshot has the version it was told with before.
   */
  watch(customerId: string, listener: (change: CustomerChange) => void): () => void;
  /** How many watch one customer, or anybody: open streams and the host's own. */
  watcherCount(customerId?: string): number;
}

/** One route of a handler. */
export interface RouteInfo {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the base path, with `{name}` for what varies. */
  path: string;
}

/** A handler: a plain function of the Web's own types, to be mounted anywhere. */
export interface StatusHandler {
  (request: Request): Promise<Response>;
  readonly service: StatusService;
  readonly routes: readonly RouteInfo[];
  /** Removes uploads that were begun and never finished, and tells how many. To be called now and then, for example every hour. */
  sweepUploads(): Promise<number>;
  /**
   * Removes what is kept for a time only: remembered answers and deliveries, unfinished uploads, bytes without a record. The
   * first happens by itself beside writes; the whole is to be called now and then, for example every hour, on any node. Never
   * rejects: what cannot be removed now is told to `onError`, and is there for the next call.
   */
  maintain(): Promise<MaintenanceReport>;
  /**
   * Asks the provider about customers whose turn it is, and resolves with how many: 0 where the connector has no `poll`. A
   * process that lives does so by itself; a host without one calls it, for example every minute.
   */
  pollProvider(): Promise<number>;
  /**
   * Ends every stream at once and refuses new writes with 503; closes the store when everything under way has ended, or has had
   * `timeouts.connectorMs` for it. A process that ends before this resolves loses what its provider was just asked to do.
   */
  close(): Promise<void>;
}
