import type { CustomerSnapshot, CustomerStatusError, LifecycleEventPage } from '../model/index.js';
import type { Connector } from './connector.js';
import type { FileStorage } from './files/file-storage.js';
import type { CustomerChange } from './service/change-feed.js';
import type { StatusStore } from './store/store.js';
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
  /** How deep a JSON body may be nested: 20 unless said. */
  jsonDepth?: number | undefined;
  /** Open streams of one customer: 20 unless said. */
  streamsPerCustomer?: number | undefined;
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
   * Says who sent a request, from the host's own session; `null` for nobody. Asked on every request but health and
   * webhooks, and again while a stream stays open. No customer id of a client is believed without it.
   */
  authorize: (request: Request) => Access | null | Promise<Access | null>;
  /** In memory unless said, which forgets everything at the end of the process. */
  store?: StatusStore | undefined;
  /** In memory unless said. */
  files?: FileStorage | undefined;
  /** How files are taken: in one form unless said. */
  uploads?: UploadHandling | undefined;
  /** Where the handler is mounted: `/api/customer-status` unless said. */
  basePath?: string | undefined;
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
  /** Gives an id that cannot be guessed: a random UUID unless said. */
  createId?: (() => string) | undefined;
  /** Told about everything unexpected, with the cause; the client learns the `requestId` only. */
  onError?: ((error: CustomerStatusError) => void) | undefined;
  /** Keeps what customers type and have not sent, so that they go on with it on another device. Off unless said. */
  drafts?: DraftOptions | undefined;
  /** Milliseconds between signs of life on a stream: 15 000 unless said. */
  heartbeatMs?: number | undefined;
  /** Other origins, such as `https://app.example.com`, that may write with the customer's cookies. */
  trustedOrigins?: readonly string[] | undefined;
  limits?: HandlerLimits | undefined;
}

/** The handler's data for the host's own server code. Nothing is left out for a reader: never pass it on unseen. */
export interface StatusService {
  /** The customer as stored; met at the provider at first sight. */
  getCustomer(customerId: string): Promise<CustomerSnapshot>;
  /** Newest first. */
  listEvents(
    customerId: string,
    query?: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<LifecycleEventPage>;
  /** Calls back after each change seen by this process, until the returned function is called. */
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
  /** Ends every stream and closes the store. */
  close(): Promise<void>;
}
