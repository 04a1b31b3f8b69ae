import { CustomerStatusError } from '../model/index.js';
import { fileLinks } from './files/file-links.js';
import { inMemoryFiles } from './files/in-memory-files.js';
import type { StatusHandlerOptions } from './handler-options.js';
import type { HandlerParts } from './http/call.js';
import { rateLimiter } from './http/rate-limits.js';
import { faultEntry } from './log.js';
import { tidyNowAndThen } from './maintain.js';
import { changeFeed } from './service/change-feed.js';
import { customerService } from './service/customer-service.js';
import { connectorInBounds } from './service/connector-in-bounds.js';
import { inMemoryStore } from './store/in-memory-store.js';
import { uploadSettings } from './uploads/upload-options.js';
import { uploadPlaces } from './uploads/upload-places.js';

const DAY_MS = 86_400_000;

/** Where the handler is mounted unless said. */
const BASE_PATH = '/api/customer-status';

/** How a handler ends. */
export interface HandlerSignals {
  /** Nothing new is begun. */
  closing: AbortSignal;
  /** What was under way has had its time. */
  ended: AbortSignal;
}

/** What the handler works with, every default filled in. `inBackground` collects work that goes on after its answer. */
export function handlerParts(
  options: StatusHandlerOptions,
  { closing, ended }: HandlerSignals,
  inBackground: HandlerParts['inBackground'],
): HandlerParts {
  assertComplete(options);
  const clock = options.clock ?? Date.now;
  const log = options.log && guarded(options.log);
  const report = guarded(options.onError ?? (() => {}));
  const onError = (error: CustomerStatusError) => {
    log?.(faultEntry(error, clock()));
    report(error);
  };
  const limits = limitsOf(options);
  const timeouts = timeoutsOf(options);
  const store = options.store ?? inMemoryStore();
  const heartbeatMs = options.heartbeatMs ?? 15_000;
  const onFault = (cause: unknown) => onError(new CustomerStatusError('unavailable', { message: 'a listener failed', cause }));
  const common = {
    connector: connectorInBounds(options.connector, timeouts.connectorMs),
    store,
    files: options.files ?? inMemoryFiles(),
    links: options.fileLinks && fileLinks(options.fileLinks),
    feed: changeFeed({ store, onFault, repairMs: heartbeatMs, signal: closing }),
    clock,
    createId: options.createId ?? (() => crypto.randomUUID()),
    random: options.random ?? Math.random,
    signal: closing,
    ended,
    onError,
    inBackground,
  };
  const draftsKeptMs = options.drafts && (options.drafts.keepForMs ?? 30 * DAY_MS);
  const remembers = {
    answersMs: options.remembers?.answersMs ?? DAY_MS,
    deliveriesMs: options.remembers?.deliveriesMs ?? 7 * DAY_MS,
  };
  return {
    ...common,
    service: customerService(common),
    authorize: options.authorize,
    trustedOrigins: options.trustedOrigins ?? [],
    heartbeatMs,
    draftsKeptMs,
    uploads: uploadSettings(options.uploads, common.files.presign !== undefined),
    uploadPlaces: uploadPlaces(limits),
    limits,
    timeouts,
    remembers,
    rates: rateLimiter({ ...common, clientAddress: options.clientAddress }, options.rateLimits ?? {}),
    basePath: options.basePath ?? BASE_PATH,
    log,
    tidy: tidyNowAndThen({ ...common, remembers, draftsKeptMs }, inBackground),
  };
}

function limitsOf({ limits = {} }: StatusHandlerOptions): HandlerParts['limits'] {
  const fileBytes = limits.fileBytes ?? 15_000_000;
  return {
    jsonBytes: limits.jsonBytes ?? 1_000_000,
    fileBytes,
    uploadBytes: limits.uploadBytes ?? 10 * fileBytes,
    customerBytes: limits.customerBytes ?? 250_000_000,
    customerFiles: limits.customerFiles ?? 500,
    jsonDepth: limits.jsonDepth ?? 20,
    jsonItems: limits.jsonItems ?? 20_000,
    streamsPerCustomer: limits.streamsPerCustomer ?? 20,
    streams: limits.streams ?? 20_000,
  };
}

function timeoutsOf({ timeouts = {} }: StatusHandlerOptions): HandlerParts['timeouts'] {
  return {
    connectorMs: timeouts.connectorMs ?? 30_000,
    webhookMs: timeouts.webhookMs ?? 4_500,
    stallMs: timeouts.stallMs ?? 30_000,
    bodyMs: timeouts.bodyMs ?? 60_000,
    fileMs: timeouts.fileMs ?? 900_000,
  };
}

/** Types are not there at run time, and a handler that lets everybody in must not start. */
function assertComplete(options: Partial<StatusHandlerOptions>): void {
  if (typeof options.authorize !== 'function') {
    throw new CustomerStatusError('forbidden', {
      message:
        'createStatusHandler needs `authorize`. Without it nobody could be told apart, so the handler does not start. Pass a function that reads your session and returns { role, customerId }, or null',
    });
  }
  if (options.connector === undefined) {
    throw new CustomerStatusError('unsupported', {
      message:
        'createStatusHandler needs `connector`, for example sandboxConnector() from "customer-status-kit/server/connectors/sandbox"',
    });
  }
}

/** A reporter that fails must not turn an answer into a crash. */
function guarded<Told>(tell: (told: Told) => void): (told: Told) => void {
  return (told) => {
    try {
      tell(told);
    } catch {
      // There is nobody left to tell.
    }
  };
}
