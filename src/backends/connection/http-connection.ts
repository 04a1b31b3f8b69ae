import { type Clock, CustomerStatusError } from '../../model/index.js';
import { type AccessTokens, accessTokens, type GetToken } from './access-tokens.js';
import { unlessAborted } from './deadline.js';
import { errorOfFailure, errorOfResponse, isUnauthenticated, protocolError } from './http-errors.js';

/** One request, before it is known how it travels and who asks. */
export interface HttpCall {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, beginning with a slash. */
  path: string;
  headers?: Record<string, string | undefined> | undefined;
  body?: string | FormData | Blob | undefined;
  signal?: AbortSignal | undefined;
  /** True to go on when the page goes away. */
  outlivesPage?: boolean | undefined;
  /** What a response that is not ok means; its problem details or its status unless said. */
  toError?: ((response: Response, now: number) => Promise<CustomerStatusError>) | undefined;
}

/** A request as a transport gets it. */
export interface HttpRequest extends HttpCall {
  url: string;
  /** Without empty values, with the token. */
  sent: Headers;
  credentials: RequestCredentials;
}

/** Carries a request to the server and resolves with any response at all. */
export type Transport = (request: HttpRequest) => Promise<Response>;

/** What a connection needs. */
export interface ConnectionOptions {
  baseUrl: string;
  clock: Clock;
  transport: Transport;
  getToken?: GetToken | undefined;
  customerHeaders?: (() => Record<string, string>) | undefined;
  credentials: RequestCredentials;
  /** True for a response that refuses the token; any with status 401 unless said. */
  isRefused?: ((response: Response) => boolean) | undefined;
}

/** Sends calls. Resolves with a response that is ok; everything else rejects with a `CustomerStatusError`. */
export type HttpConnection = (call: HttpCall, transport?: Transport) => Promise<Response>;

/** The connection to one server. A refused token is asked for anew once, and the call made once more. */
export function httpConnection(options: ConnectionOptions): HttpConnection {
  const tokens = accessTokens(options.getToken, options.clock);
  const isRefused = options.isRefused ?? isUnauthenticated;
  return async (call, transport = options.transport) => {
    const send = async (token: string | undefined) => carry(transport, httpRequest(options, call, token));
    const first = await send(await tokens.present(call.signal));
    const response = isRefused(first) && tokens.canRefresh ? await sendAgain({ tokens, isRefused, send }, first, call) : first;
    if (response.ok) return response;
    throw await (call.toError ?? errorOfResponse)(response, options.clock.now());
  };
}

interface SecondTry {
  tokens: AccessTokens;
  isRefused: (response: Response) => boolean;
  send: (token: string | undefined) => Promise<Response>;
}

async function sendAgain({ tokens, isRefused, send }: SecondTry, first: Response, call: HttpCall): Promise<Response> {
  await first.body?.cancel().catch(() => undefined);
  const token = await tokens.refreshed(call.signal);
  const second = token === undefined ? first : await send(token);
  if (!isRefused(second)) return second;
  throw new CustomerStatusError('session_expired', { message: 'the server refused a new token too: sign in again' });
}

async function carry(transport: Transport, request: HttpRequest): Promise<Response> {
  const { signal } = request;
  let sent: Promise<Response> | undefined;
  try {
    sent = transport(request);
    return await unlessAborted(sent, signal);
  } catch (failure) {
    // A `fetch` of the host's own may know nothing of the signal: what it still brings is let go.
    if (signal?.aborted) sent?.then((late) => late.body?.cancel()).catch(() => undefined);
    throw errorOfFailure(failure, signal);
  }
}

function httpRequest(options: ConnectionOptions, call: HttpCall, token: string | undefined): HttpRequest {
  const { baseUrl, credentials } = options;
  return { ...call, url: addressOf(baseUrl, call.path), sent: headersOf(options, call, token), credentials };
}

function headersOf({ customerHeaders }: ConnectionOptions, call: HttpCall, token: string | undefined): Headers {
  const sent = hostHeaders(customerHeaders);
  for (const [name, value] of Object.entries(call.headers ?? {})) if (value !== undefined) setHeader(sent, name, value);
  if (token !== undefined) setHeader(sent, 'authorization', `Bearer ${token}`);
  return sent;
}

/** What a host gives that are no headers is its own fault, and not the network's. The value of none is repeated. */
function hostHeaders(customerHeaders: ConnectionOptions['customerHeaders']): Headers {
  const given = hostValue(customerHeaders);
  try {
    return new Headers(given);
  } catch {
    throw protocolError('nothing was sent: what `customerHeaders` gave are no headers in plain text');
  }
}

function hostValue(customerHeaders: ConnectionOptions['customerHeaders']): Record<string, string> | undefined {
  try {
    return customerHeaders?.();
  } catch (cause) {
    throw new CustomerStatusError('protocol_error', { message: 'nothing was sent: `customerHeaders` threw, see `cause`', cause });
  }
}

/** The platform takes Latin text alone, and its own error quotes the value, which may be a token. */
function setHeader(sent: Headers, name: string, value: string): void {
  try {
    sent.set(name, value);
  } catch {
    throw protocolError(`nothing was sent: the value of the header "${name}" is no plain text`);
  }
}

/** A path below the base address, as it is asked for. */
export function addressOf(baseUrl: string, path: string): string {
  return absolute(`${baseUrl.replace(/\/+$/, '')}${path}`);
}

/**
 * An address relative to the page becomes absolute, so that every transport reads it alike. A page without an address of its
 * own, as in a frame's `srcdoc`, goes by that of its parent. What is no address stays as it is: no request can be built of it.
 */
export function absolute(url: string): string {
  if (typeof location !== 'object') return url;
  const ofParent = typeof document === 'object' ? document.baseURI : undefined;
  return resolved(url, location.href) ?? resolved(url, ofParent) ?? url;
}

function resolved(url: string, base: string | undefined): string | undefined {
  try {
    return new URL(url, base).href;
  } catch {
    return undefined;
  }
}
