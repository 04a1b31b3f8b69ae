import { type Clock, CustomerStatusError } from '../../model/index.js';
import { type AccessTokens, accessTokens, type GetToken } from './access-tokens.js';
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
  try {
    return await transport(request);
  } catch (failure) {
    throw errorOfFailure(failure, request.signal);
  }
}

function httpRequest(options: ConnectionOptions, call: HttpCall, token: string | undefined): HttpRequest {
  const { baseUrl, credentials } = options;
  return { ...call, url: addressOf(baseUrl, call.path), sent: headersOf(options, call, token), credentials };
}

function headersOf({ customerHeaders }: ConnectionOptions, call: HttpCall, token: string | undefined): Headers {
  const sent = new Headers(customerHeaders?.());
  for (const [name, value] of Object.entries(call.headers ?? {})) if (value !== undefined) setHeader(sent, name, value);
  if (token !== undefined) setHeader(sent, 'authorization', `Bearer ${token}`);
  return sent;
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

/** An address relative to the page becomes absolute, so that every transport reads it alike. */
function absolute(url: string): string {
  return typeof location === 'object' ? new URL(url, location.href).href : url;
}
