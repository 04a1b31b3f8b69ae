import type { HttpRequest, Transport } from './http-connection.js';
import { protocolError } from './http-errors.js';

/** A `fetch`, or anything that answers a request: also a server's handler itself. */
export type FetchLike = (request: Request) => Promise<Response>;

/** Carries requests by `fetch`. Redirects are refused, so that no token follows one to another server. */
export function fetchTransport(fetch: FetchLike = (request) => globalThis.fetch(request)): Transport {
  return async (request) => {
    const { body } = request;
    return fetch(buildRequest(body instanceof FormData && isOutsidePage() ? await withSerialisedForm(request, body) : request));
  };
}

function isOutsidePage(): boolean {
  return typeof document === 'undefined';
}

/**
 * Outside pages, a form whose connection breaks makes the platform's `fetch` reject a promise that nobody holds, which ends
 * the process. A form that is bytes already does not.
 */
async function withSerialisedForm(request: HttpRequest, form: FormData): Promise<HttpRequest> {
  const serialised = new Response(form);
  const sent = new Headers(request.sent);
  sent.set('content-type', serialised.headers.get('content-type') ?? 'multipart/form-data');
  return { ...request, sent, body: await serialised.blob() };
}

function buildRequest({ method, url, sent, body, signal, credentials, outlivesPage }: HttpRequest): Request {
  try {
    return new Request(url, {
      method,
      headers: sent,
      body: body ?? null,
      signal: signal ?? null,
      credentials,
      redirect: 'error',
      cache: 'no-store',
      keepalive: outlivesPage ?? false,
    });
  } catch {
    throw protocolError('the request cannot be built: outside a page `baseUrl` must be absolute, and headers plain text');
  }
}
