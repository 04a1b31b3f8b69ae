import type { CustomerStatus } from '../../../model/index.js';
import { providerClient, type ProviderClientOptions, type ProviderConnection } from '../provider-client.js';
import { fernError } from './fern-error.js';

/** How Fern is reached. */
export interface FernClientOptions {
  /** `https://api.fernhq.com`, or with the `/api/v1` of the draft behind it. */
  connection: ProviderConnection;
  /** The secret key, or whatever gives a token: asked before each attempt. */
  apiKey: string | (() => string | Promise<string>);
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
  /** False where answers with `kycData` and `kybData` are not wanted: they are asked for unless said. */
  includeVerification?: boolean | undefined;
  /** Below `baseUrl`, the call that the draft names `sandboxSetCustomerStatus` without an address. */
  sandboxPath?: ((providerId: string) => string) | undefined;
}

/** A customer as Fern takes one in. Names and address of email cannot be changed later. */
export interface NewFernCustomer {
  customerType: 'INDIVIDUAL' | 'BUSINESS';
  email: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  businessName?: string | undefined;
  kycData?: Readonly<Record<string, unknown>> | undefined;
  kybData?: Readonly<Record<string, unknown>> | undefined;
}

/** Fern's own calls. Each resolves with what Fern answered, and rejects with a `CustomerStatusError`. */
export interface FernClient {
  /** Not repeated by itself: Fern documents no key against a second customer. `duplicate` where there is one already. */
  createCustomer: (customer: NewFernCustomer, signal: AbortSignal) => Promise<unknown>;
  getCustomer: (providerId: string, signal: AbortSignal) => Promise<unknown>;
  /** Not repeated by itself: whether documents that are sent twice are kept twice is not documented. */
  updateCustomer: (providerId: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<unknown>;
  /** In the sandbox only. */
  sandboxSetCustomerStatus: (providerId: string, status: CustomerStatus, signal: AbortSignal) => Promise<unknown>;
}

/** Files travel inside the request: a slow line may need longer than for a read. */
const WRITE_TIMEOUT_MS = 25_000;

/**
 * Fern's customers API over HTTP, with a bearer key.
 * Sources: docs.fernhq.com "Customers", "Update customer KYC data"; seed 003.
 *
 * @example
 * ```ts
 * import { fernClient } from 'customer-status-kit/server/connectors/fern';
 *
 * export async function takeIn(apiKey: string, email: string, signal: AbortSignal) {
 *   const fern = fernClient({ connection: { baseUrl: 'https://api.fernhq.com' }, apiKey });
 *   return fern.createCustomer({ customerType: 'INDIVIDUAL', email, firstName: 'Ada', lastName: 'Example' }, signal);
 * }
 * ```
 */
export function fernClient(options: FernClientOptions): FernClient {
  const { connection, apiKey, clock = Date.now, includeVerification = true } = options;
  const { sandboxPath = (id: string) => `${customerPath(id)}/sandbox/status` } = options;
  const common: ProviderClientOptions = {
    ...connection,
    sign: async () => ({ authorization: `Bearer ${typeof apiKey === 'string' ? apiKey : await apiKey()}` }),
    toError: (answer) => fernError(answer, clock()),
  };
  const read = providerClient(common);
  const write = providerClient({ ...common, timeoutMs: connection.timeoutMs ?? WRITE_TIMEOUT_MS });
  const send = async (method: 'POST' | 'PATCH', path: string, content: unknown, signal: AbortSignal, isRepeatable = false) =>
    (await write({ method, path, body: JSON.stringify(content), isRepeatable, signal })).body;
  const query = includeVerification ? '?includeVerification=true' : '';
  return {
    createCustomer: (customer, signal) => send('POST', '/customers', customer, signal),
    getCustomer: async (id, signal) => (await read({ method: 'GET', path: `${customerPath(id)}${query}`, signal })).body,
    updateCustomer: (id, body, signal) => send('PATCH', customerPath(id), body, signal),
    sandboxSetCustomerStatus: (id, status, signal) => send('POST', sandboxPath(id), { status }, signal, true),
  };
}

function customerPath(id: string): string {
  return `/customers/${encodeURIComponent(id)}`;
}
