import type { StatusHandler, StatusHandlerOptions, StatusService } from './handler-options.js';
import { handlerParts } from './handler-parts.js';
import { createApp, ROUTES } from './http/app.js';
import type { HandlerParts } from './http/call.js';
import { type App, knownApp } from './http/known-apps.js';
import { toResponse } from './http/respond.js';
import { maintain } from './maintain.js';
import { listPage } from './service/event-page.js';
import { providerPolling } from './service/provider-polling.js';
import { underWay } from './under-way.js';
import { sweepUploads } from './uploads/sweep-uploads.js';

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
  const [closing, ended] = [new AbortController(), new AbortController()];
  const running = underWay();
  const parts = handlerParts(options, { closing: closing.signal, ended: ended.signal }, running.add);
  const app = createApp(parts, parts.basePath);
  const handle: App = (request, measured) => {
    const answered = app(request, measured);
    running.add(answered);
    return answered;
  };
  const polling = options.connector.poll && providerPolling(parts, options.connector.poll);
  polling?.start();
  let closed: Promise<void> | undefined;
  const finish = async () => {
    await running.settled(parts.timeouts.connectorMs).catch(parts.onError);
    ended.abort();
    await parts.store.close();
  };
  const respond = async (request: Request) => toResponse(await handle(request));
  return Object.assign(knownApp(respond, handle), {
    service: toService(parts),
    routes: ROUTES.map(({ method, path }) => ({ method, path })),
    sweepUploads: () => sweepUploads(parts),
    maintain: () => maintain(parts),
    pollProvider: async () => polling?.pollOnce() ?? 0,
    close: () => {
      closing.abort();
      return (closed ??= finish());
    },
  });
}

function toService({ service, store, feed }: HandlerParts): StatusService {
  return {
    getCustomer: async (customerId) => (await service.read(customerId)).snapshot,
    refresh: (customerId) => service.refresh(customerId, { actor: { kind: 'system' }, channel: 'api' }),
    listEvents: (customerId, query = {}) => listPage(store, 'operator', customerId, query),
    watch: feed.follow,
    watcherCount: feed.watcherCount,
  };
}
