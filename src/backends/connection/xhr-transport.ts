import type { HttpRequest, Transport } from './http-connection.js';
import { protocolError } from './http-errors.js';

/** True where files can be sent with progress. */
export function isXhrAvailable(): boolean {
  return typeof XMLHttpRequest === 'function';
}

/** Carries one request by `XMLHttpRequest`, which tells how many bytes are sent. Answers as `fetch` would. */
export function xhrTransport(onSent: (bytes: number) => void): Transport {
  return (request) =>
    new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      const stop = () => xhr.abort();
      const settle = (finish: () => void) => {
        request.signal?.removeEventListener('abort', stop);
        finish();
      };
      xhr.open(request.method, request.url);
      xhr.withCredentials = request.credentials === 'include';
      request.sent.forEach((value, name) => xhr.setRequestHeader(name, value));
      xhr.upload.addEventListener('progress', (event) => onSent(event.loaded));
      xhr.addEventListener('load', () => settle(() => answer(request, xhr, resolve, reject)));
      xhr.addEventListener('error', () => settle(() => reject(new TypeError('the network failed'))));
      xhr.addEventListener('abort', () => settle(() => reject(new DOMException('stopped', 'AbortError'))));
      request.signal?.addEventListener('abort', stop);
      if (request.signal?.aborted) reject(new DOMException('stopped', 'AbortError'));
      else xhr.send(request.body ?? null);
    });
}

function answer(
  request: HttpRequest,
  xhr: XMLHttpRequest,
  resolve: (response: Response) => void,
  reject: (error: Error) => void,
): void {
  // XMLHttpRequest follows redirects by itself; where it ended up tells.
  if (xhr.responseURL !== '' && placeOf(xhr.responseURL) !== placeOf(request.url)) {
    return reject(protocolError('the server redirected an upload'));
  }
  const isEmpty = xhr.status === 204 || xhr.status === 205 || xhr.status === 304;
  try {
    resolve(new Response(isEmpty ? null : xhr.responseText, { status: xhr.status, headers: headersOf(xhr) }));
  } catch {
    reject(protocolError(`the server answered an upload with ${String(xhr.status)}, which is no status`));
  }
}

/** An address as the platform writes it, without what is never sent: the same place may be written in several ways. */
function placeOf(address: string): string {
  const url = new URL(address, location.href);
  url.hash = '';
  return url.href;
}

function headersOf(xhr: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const line of xhr
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}
