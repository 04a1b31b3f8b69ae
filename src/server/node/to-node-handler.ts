import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { CustomerStatusError } from '../../model/index.js';
import { appOf } from '../http/known-apps.js';
import { Reply } from '../http/respond.js';
import { rememberConnection } from './client-address.js';

/**
 * The handler for `node:http`, Express and everything that takes `(request, response)`. Streams as it goes; a client that
 * disconnects ends its stream. `basePath` is the whole path a browser sees, also under `app.use('/somewhere', …)`. Throws
 * `unsupported` when something before it has read the body: signatures are about the bytes.
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
  const app = appOf(handler);
  const answer = async (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings) => {
    if (isMessage(incoming)) rememberConnection(request, incoming);
    const answered = await app(request, { headerLength: lengthOf(incoming.rawHeaders) });
    if (!(answered instanceof Reply)) return answered;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that of HTTP/2 has these methods as well
    send(outgoing as HttpBindings['outgoing'], answered);
    return RESPONSE_ALREADY_SENT;
  };
  // The host's own Request and Response stay as they are.
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  return (request, response) => {
    assertUnread(request);
    // Express takes off the part it is mounted at, and keeps the whole.
    if ('originalUrl' in request && typeof request.originalUrl === 'string') request.url = request.originalUrl;
    void listener(request, response);
  };
}

function send(outgoing: HttpBindings['outgoing'], { status, headers, body }: Reply): void {
  if (body === null) outgoing.writeHead(status, headers).end();
  else outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function lengthOf(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) length += text.length;
  return length;
}

function isMessage(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'socket' in value;
}

function assertUnread(request: IncomingMessage): void {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody || !request.readableDidRead) return;
  throw new CustomerStatusError('unsupported', {
    message: 'the body was read before the handler saw it. Mount the handler in front of express.json() and the like',
  });
}
