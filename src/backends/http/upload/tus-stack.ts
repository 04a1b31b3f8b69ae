import type { HttpRequest as TusRequest, HttpResponse as TusResponse, HttpStack } from 'tus-js-client';
import { type CustomerStatusError, toCustomerStatusError, type UploadOptions } from '../../../model/index.js';
import { addressOf, type HttpCall } from '../../connection/http-connection.js';
import { protocolError } from '../../connection/http-errors.js';
import { countingTransport, type UploadParts } from './upload-call.js';

/** What the protocol's own client does not pass on: why the last request failed, in the kit's words, and what it was told. */
export interface TusTrouble {
  error?: CustomerStatusError;
  /** True when an upload that was to be begun has been begun before, and some of it is there. */
  isBegun?: boolean;
}

/** Carries the requests of tus-js-client by the connection of the backend: with its token, its refresh and its errors. */
export function tusStack(parts: UploadParts, { idempotencyKey, signal }: UploadOptions, trouble: TusTrouble): HttpStack {
  return {
    getName: () => 'customer-status-kit',
    createRequest: (method, url) => tusRequest(parts, { method, url, idempotencyKey, signal, trouble }),
  };
}

interface Asked {
  method: string;
  url: string;
  idempotencyKey: string;
  signal: AbortSignal | undefined;
  trouble: TusTrouble;
}

function tusRequest(parts: UploadParts, { method, url, idempotencyKey, signal, trouble }: Asked): TusRequest {
  const headers = new Map<string, string>([['idempotency-key', idempotencyKey]]);
  const controller = new AbortController();
  const stop = () => controller.abort();
  let onSent: ((bytes: number) => void) | undefined;
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void headers.set(name.toLowerCase(), value),
    getHeader: (name) => headers.get(name.toLowerCase()),
    setProgressHandler: (handler) => {
      onSent = handler;
    },
    async send(body: Blob | null | undefined) {
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      const call: HttpCall = {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol knows no other methods
        method: method as HttpCall['method'],
        path: pathBelow(parts.baseUrl, url),
        headers: Object.fromEntries(headers),
        body: body ?? undefined,
        signal: controller.signal,
      };
      try {
        return toTusResponse(await exchange(parts, call, (bytes) => onSent?.(bytes), trouble));
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    abort: async () => stop(),
    getUnderlyingObject: () => undefined,
  };
}

/** Any response is one for the protocol; what it means for the customer is noted. */
async function exchange(
  parts: UploadParts,
  call: HttpCall,
  onSent: (bytes: number) => void,
  trouble: TusTrouble,
): Promise<Response> {
  let last: Response | undefined;
  const carry = call.body === undefined ? countingTransport(parts, () => undefined) : countingTransport(parts, onSent);
  try {
    const answer = await parts.connection(call, async (request) => {
      last = undefined;
      const response = await carry(request);
      // The protocol looks at status and headers; the body is read for the error.
      last = new Response(null, { status: response.status, headers: response.headers });
      return response;
    });
    trouble.isBegun = call.method === 'POST' && Number(answer.headers.get('upload-offset')) > 0;
    return answer;
  } catch (reason) {
    trouble.error = toCustomerStatusError(reason, 'network');
    if (last === undefined || last.ok) throw trouble.error;
    return last;
  }
}

/** No token goes anywhere but to the backend. */
function pathBelow(baseUrl: string, url: string): string {
  const base = addressOf(baseUrl, '');
  if (!url.startsWith(`${base}/`)) throw protocolError('the server sent an upload elsewhere');
  return url.slice(base.length);
}

function toTusResponse(response: Response): TusResponse {
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => '',
    getUnderlyingObject: () => response,
  };
}
