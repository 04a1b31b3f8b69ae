import type { CustomerStatusError } from '../../model/index.js';
import type {
  Access,
  HandlerLimits,
  HandlerMemory,
  HandlerTimeouts,
  RouteInfo,
  StatusHandlerOptions,
} from '../handler-options.js';
import type { LogEntry } from '../log.js';
import type { ChangeFeed } from '../service/change-feed.js';
import type { CustomerService, ServiceParts } from '../service/customer-service.js';
import type { Reader } from '../../model/wire/visible-to.js';
import type { RateLimiter } from './rate-limits.js';
import type { Answer } from './respond.js';
import type { UploadSettings } from '../uploads/upload-options.js';
import type { UploadPlaces } from '../uploads/upload-places.js';

/** What every route works with. */
export interface HandlerParts extends ServiceParts {
  onError: (error: CustomerStatusError) => void;
  service: CustomerService;
  feed: ChangeFeed;
  authorize: StatusHandlerOptions['authorize'];
  trustedOrigins: readonly string[];
  heartbeatMs: number;
  random: () => number;
  /** Milliseconds for which drafts are kept; absent where they are not. */
  draftsKeptMs: number | undefined;
  uploads: UploadSettings;
  uploadPlaces: UploadPlaces;
  limits: Required<{ [Name in keyof HandlerLimits]-?: number }>;
  timeouts: Required<{ [Name in keyof HandlerTimeouts]-?: number }>;
  remembers: Required<{ [Name in keyof HandlerMemory]-?: number }>;
  rates: RateLimiter;
  basePath: string;
  /** Absent where the host keeps no log. */
  log: ((entry: LogEntry) => void) | undefined;
  /** Work that goes on after its answer; the handler is not closed before it has ended. */
  inBackground: (work: Promise<unknown>) => void;
  /** Lets go of what was remembered long enough, now and then. */
  tidy: () => void;
}

/** A request on its way, before it is known who sent it. */
export interface PublicCall {
  parts: HandlerParts;
  request: Request;
  params: Readonly<Record<string, string>>;
  /** The same at each call; made at the first, for most answers need none. */
  requestId: () => string;
  /** Notes who asked, for the log. */
  identify?: ((role: Access['role']) => void) | undefined;
}

/** A request of somebody who may make it. */
export interface Call extends PublicCall {
  access: Access;
  reader: Reader;
  /** The customer of the path; empty for a route without one. */
  customerId: string;
}

/** A route: who may use it and what it does. */
export type Route = RouteInfo &
  (
    | { for: 'anybody'; handle: (call: PublicCall) => Promise<Answer> }
    | { for: 'customer' | 'operator'; handle: (call: Call) => Promise<Answer> }
  );

/** The address that was asked for, in its parts. */
export function urlOf({ request }: Pick<PublicCall, 'request'>): URL {
  return new URL(request.url);
}

/** The part of the path with this name. */
export function param(call: PublicCall, name: string): string {
  return call.params[name] ?? '';
}
