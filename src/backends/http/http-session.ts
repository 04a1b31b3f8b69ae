import type { Clock, ReadOptions, SaveDraftOptions, WriteOptions } from '../../model/index.js';
import { withDeadline } from '../connection/deadline.js';
import type { HttpCall, HttpConnection } from '../connection/http-connection.js';
import { readBlob, readJson } from '../connection/read-json.js';
import { conditionHeaders, writeHeaders } from './write-headers.js';

type Schema<Output> = Parameters<typeof readJson<Output>>[1];

/** Calls with JSON on both ends, each within its time. */
export interface HttpSession {
  read: <Output>(path: string, schema: Schema<Output>, options?: ReadOptions) => Promise<Output>;
  write: <Output>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    schema: Schema<Output>,
    options: WriteOptions,
  ) => Promise<Output>;
  /** Puts a value that answers nothing. A small one is carried to its end also while the page goes away. */
  keep: (path: string, body: unknown, options?: SaveDraftOptions) => Promise<void>;
  remove: (path: string, options: WriteOptions) => Promise<void>;
  /** Resolves with bytes as the server keeps them. */
  load: (path: string, options?: ReadOptions) => Promise<Blob>;
}

/** The JSON calls over a connection. */
export function httpSession(connection: HttpConnection, clock: Clock, timeoutMs: number): HttpSession {
  const exchange = <Output>(call: HttpCall, read: (response: Response, signal: AbortSignal) => Promise<Output>) =>
    withDeadline(clock, timeoutMs, call.signal, async (signal) => read(await connection({ ...call, signal }), signal));
  return {
    read: (path, schema, { signal, locale } = {}) =>
      exchange({ method: 'GET', path, signal, headers: { accept: ACCEPT, 'accept-language': locale } }, (response, inner) =>
        readJson(response, schema, inner),
      ),
    write: (method, path, body, schema, options) => {
      const headers = { accept: ACCEPT, 'content-type': 'application/json', ...writeHeaders(options) };
      const call = { method, path, headers, body: JSON.stringify(body), signal: options.signal };
      return exchange(call, (response, inner) => readJson(response, schema, inner));
    },
    keep(path, value, { ifVersion, signal } = {}) {
      const body = JSON.stringify(value);
      const headers = { accept: ACCEPT, 'content-type': 'application/json', ...conditionHeaders(ifVersion) };
      const call = { method: 'PUT', path, headers, body, signal, outlivesPage: body.length < OUTLIVING_CHARACTERS } as const;
      return exchange(call, letGo);
    },
    remove: (path, options) =>
      exchange({ method: 'DELETE', path, headers: writeHeaders(options), signal: options.signal }, letGo),
    load: (path, { signal } = {}) => exchange({ method: 'GET', path, signal }, (response, inner) => readBlob(response, inner)),
  };
}

/** A browser carries 64 KiB at the most once the page is gone; a character may be three bytes. */
const OUTLIVING_CHARACTERS = 20_000;

async function letGo(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

const ACCEPT = 'application/json, application/problem+json';
