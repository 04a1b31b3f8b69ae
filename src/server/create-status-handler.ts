import { CustomerStatusError } from '../model/index.js';
import { inMemoryFiles } from './files/in-memory-files.js';
import type { StatusHandler, StatusHandlerOptions, StatusService } from './handler-options.js';
import { createApp, ROUTES } from './http/app.js';
import type { HandlerParts } from './http/call.js';
import { changeFeed } from './service/change-feed.js';
import { customerService } from './service/customer-service.js';
import { listPage } from './service/event-page.js';
import { inMemoryStore } from './store/in-memory-store.js';
import { sweepUploads } from './uploads/sweep-uploads.js';
import { uploadSettings } from './uploads/upload-options.js';

/**
 * The server half: one function that keeps the secrets and speaks the protocol of `openapi.yaml`. Rejects nothing: every
 * request gets a response. Throws at once when something it needs is missing.
 *
 * @example
 * ```ts
 * import { createStatusHandler } from 'customer-status-kit/server';
 * import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
 *
 * export const handler = createStatusHandler({
 *   connector: sandboxConnector(),
 *   authorize: (request) =>
 *     request.headers.get('authorization') === 'Bearer demo' ? { role: 'customer', customerId: 'c-1' } : null,
 * });
 * ```
 */
export function createStatusHandler(options: StatusHandlerOptions): StatusHandler {
  const closing = new AbortController();
  const parts = toParts(options, closing.signal);
  const handle = createApp(parts, options.basePath ?? '/api/customer-status');
  let closed: Promise<void> | undefined;
  return Object.assign((request: Request) => handle(request), {
    service: toService(parts),
    routes: ROUTES.map(({ method, path }) => ({ method, path })),
    sweepUploads: () => sweepUploads(parts),
    close: () => {
      closing.abort();
      parts.feed.close();
      return (closed ??= parts.store.close());
    },
  });
}

function toParts(options: StatusHandlerOptions, signal: AbortSignal): HandlerParts {
  assertComplete(options);
  const { limits = {} } = options;
  const onError = guarded(options.onError ?? (() => {}));
  const store = options.store ?? inMemoryStore();
  const heartbeatMs = options.heartbeatMs ?? 15_000;
  const onFault = (cause: unknown) => onError(new CustomerStatusError('unavailable', { message: 'a listener failed', cause }));
  const common = {
    connector: options.connector,
    store,
    files: options.files ?? inMemoryFiles(),
    feed: changeFeed({ store, onFault, repairMs: heartbeatMs }),
    clock: options.clock ?? Date.now,
    createId: options.createId ?? (() => crypto.randomUUID()),
    signal,
    onError,
  };
  return {
    ...common,
    service: customerService(common),
    authorize: options.authorize,
    trustedOrigins: options.trustedOrigins ?? [],
    heartbeatMs,
    draftsKeptMs: options.drafts && (options.drafts.keepForMs ?? DRAFTS_KEPT_MS),
    uploads: uploadSettings(options.uploads, common.files.presign !== undefined),
    limits: {
      jsonBytes: limits.jsonBytes ?? 1_000_000,
      fileBytes: limits.fileBytes ?? 15_000_000,
      customerBytes: limits.customerBytes ?? 250_000_000,
      jsonDepth: limits.jsonDepth ?? 20,
      streamsPerCustomer: limits.streamsPerCustomer ?? 20,
    },
  };
}

const DRAFTS_KEPT_MS = 30 * 86_400_000;

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

function toService({ service, store, feed }: HandlerParts): StatusService {
  return {
    getCustomer: async (customerId) => (await service.read(customerId)).snapshot,
    listEvents: (customerId, query = {}) => listPage(store, 'operator', customerId, query),
    watch: feed.watch,
    watcherCount: feed.watcherCount,
  };
}

/** A reporter that fails must not turn an answer into a crash. */
function guarded(onError: (error: CustomerStatusError) => void): (error: CustomerStatusError) => void {
  return (error) => {
    try {
      onError(error);
    } catch {
      // There is nobody left to tell.
    }
  };
}
