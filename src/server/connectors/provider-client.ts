import { CustomerStatusError } from '../../model/index.js';
import { connectorFault } from '../service/connector-fault.js';
import { pauseUnless } from '../service/pause.js';
import { within } from '../service/within.js';
import { type ProviderAnswer, readAnswer } from './provider-answer.js';
import { statusError } from './status-error.js';

/** One request to a provider. */
export interface ProviderRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the root, with its slash and its query. */
  path: string;
  /** Sent as JSON, character for character as given: what is signed is what is sent. */
  body?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** True when sending it twice has no second effect. A GET always may be repeated. */
  isRepeatable?: boolean | undefined;
  signal: AbortSignal;
}

/** How a provider is reached. */
export interface ProviderConnection {
  /** The root of its API: https, or http to this very machine. */
  baseUrl: string;
  /** The global one unless said. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds for one attempt: 10 000 unless said. */
  timeoutMs?: number | undefined;
  /** How often what may be repeated is tried in all: 3 unless said. */
  attempts?: number | undefined;
  /** Between 0 and 1, for the pauses between attempts. */
  random?: (() => number) | undefined;
  /** Waits, or no longer than until the signal is aborted. */
  pause?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** What makes requests those of one provider. */
export interface ProviderClientOptions extends ProviderConnection {
  /** Headers made anew for each attempt, because a signature has a time. */
  sign?:
    | ((
        request: ProviderRequest & { url: string },
      ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
    | undefined;
  /** What an answer outside 2xx means; `undefined` takes what its HTTP status says. */
  toError?: ((answer: ProviderAnswer, request: ProviderRequest) => CustomerStatusError | undefined) | undefined;
}

/** Sends a request. Resolves with an answer in 2xx. */
export type ProviderClient = (request: ProviderRequest) => Promise<ProviderAnswer>;

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;
/** A provider that asks for more is left to whoever tries again later. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * Requests to a provider's API, as careful as money needs: each attempt ends in time, what may be repeated is tried again
 * after faults of the network, 429 (as `Retry-After` says) and 5xx, what may not be repeated never is. A redirect is refused,
 * because credentials would go along. Rejects with a `CustomerStatusError` that holds nothing of what was sent or answered.
 * Throws `validation_failed` at once for an address that would send secrets in clear text.
 *
 * @example
 * ```ts
 * import { providerClient } from 'customer-status-kit/server/connectors';
 *
 * export const clientOf = (apiKey: string) =>
 *   providerClient({ baseUrl: 'https://api.provider.example/v1', sign: () => ({ authorization: `Bearer ${apiKey}` }) });
 * ```
 */
export function providerClient(options: ProviderClientOptions): ProviderClient {
  const root = rootOf(options.baseUrl);
  const { attempts = ATTEMPTS, random = Math.random, pause = (ms, signal) => pauseUnless(signal, ms) } = options;
  return async (request) => {
    const tries = request.method === 'GET' || request.isRepeatable === true ? attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      const result = await attemptOnce(options, root, request);
      if (!(result instanceof CustomerStatusError)) return result;
      const waitMs = result.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random() / 2);
      const isHopeless = !result.retryable || attempt >= tries || waitMs > LONGEST_PAUSE_MS || request.signal.aborted;
      if (isHopeless) throw result;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await pause(waitMs, request.signal);
    }
  };
}

function rootOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return baseUrl.replace(/\/+$/, '');
  throw new CustomerStatusError('validation_failed', {
    message: 'the baseUrl of a provider begins with https, or with http where it is on this machine',
  });
}

async function attemptOnce(
  options: ProviderClientOptions,
  root: string,
  request: ProviderRequest,
): Promise<ProviderAnswer | CustomerStatusError> {
  const what = `${request.method} at the provider`;
  try {
    const { timeoutMs = TIMEOUT_MS } = options;
    const late = () => new CustomerStatusError('timeout', { message: `the provider did not answer in ${timeoutMs} ms` });
    const answer = await within(timeoutMs, (signal) => ask(options, root, { ...request, signal }), late, request.signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    return options.toError?.(answer, request) ?? statusError(answer);
  } catch (thrown) {
    const fault = connectorFault(thrown, what);
    if (fault instanceof CustomerStatusError) return fault;
    throw fault;
  }
}

async function ask(options: ProviderClientOptions, root: string, request: ProviderRequest): Promise<ProviderAnswer> {
  const url = `${root}${request.path}`;
  const signed = await options.sign?.({ ...request, url });
  const typed = request.body === undefined ? {} : { 'content-type': 'application/json' };
  const fetcher = options.fetch ?? fetch;
  const response = await fetcher(url, {
    method: request.method,
    headers: { accept: 'application/json', ...typed, ...request.headers, ...signed },
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    signal: request.signal,
  });
  return readAnswer(response);
}
