import type { Transport } from './http-connection.js';
import { protocolError } from './http-errors.js';

/** A `fetch`, or anything that answers a request: also a server's handler itself. */
export type FetchLike = (request: Request) => Promise<Response>;

/** Carries requests by `fetch`. Redirects are refused, so that no token follows one to another server. */
export function fetchTransport(fetch: FetchLike = (request) => globalThis.fetch(request)): Transport {
  return (request) => fetch(buildRequest(request));
}

function buildRequest({ method, url, sent, body, signal, credentials }: Parameters<Transport>[0]): Request {
  try {
    return new Request(url, {
      method,
      headers: sent,
      body: body ?? null,
      signal: signal ?? null,
      credentials,
      redirect: 'error',
      cache: 'no-store',
    });
  } catch {
    throw protocolError('the request cannot be built: outside a page `baseUrl` must be absolute, and headers plain text');
  }
}
