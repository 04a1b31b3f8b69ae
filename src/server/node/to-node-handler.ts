import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/**
 * The handler for `node:http`, Express and everything that takes `(request, response)`. Streams as it goes; a client that
 * disconnects ends its stream. Nothing before it may have read the body.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import type { StatusHandler } from 'customer-status-kit/server';
 * import { toNodeHandler } from 'customer-status-kit/server/node';
 *
 * export const serve = (handler: StatusHandler) => createServer(toNodeHandler(handler)).listen(0, '127.0.0.1');
 * ```
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => void {
  // The host's own Request and Response stay as they are.
  const listener = getRequestListener((request) => handler(request), { overrideGlobalObjects: false });
  return (request, response) => void listener(request, response);
}
