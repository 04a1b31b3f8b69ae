import type { IncomingMessage } from 'node:http';

const incoming = new WeakMap<Request, IncomingMessage>();

/** Remembers which connection a request came by. */
export function rememberConnection(request: Request, message: IncomingMessage): void {
  incoming.set(request, message);
}

/** What stands in front of the server. */
export interface ClientAddressOptions {
  /** How many proxies of your own add to `X-Forwarded-For`: none unless said. A header that anybody can send is not believed. */
  trustedProxies?: number | undefined;
}

/**
 * The address a request comes from, for `clientAddress`: that of the connection, or behind proxies of your own the one that
 * the outermost of them saw. For handlers mounted with `toNodeHandler`; `undefined` for any other request.
 *
 * @example
 * ```ts
 * import type { StatusHandlerOptions } from 'customer-status-kit/server';
 * import { nodeClientAddress } from 'customer-status-kit/server/node';
 *
 * export const clientAddress: StatusHandlerOptions['clientAddress'] = nodeClientAddress({ trustedProxies: 1 });
 * ```
 */
export function nodeClientAddress({ trustedProxies = 0 }: ClientAddressOptions = {}): (request: Request) => string | undefined {
  return (request) => {
    const direct = incoming.get(request)?.socket.remoteAddress;
    if (trustedProxies === 0 || direct === undefined) return direct;
    const seen = (request.headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
    return [...seen, direct].at(-1 - trustedProxies) || direct;
  };
}
