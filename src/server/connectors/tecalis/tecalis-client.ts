import { CustomerStatusError } from '../../../model/index.js';
import { providerClient, type ProviderConnection, type ProviderRequest } from '../provider-client.js';
import type { TecalisState } from './tecalis-meaning.js';
import { readTecalisProcess, type TecalisProcess } from './tecalis-process.js';

/** What Tecalis is reached with. */
export interface TecalisClientOptions {
  /** The customer's API key of seed 001: yours, as Tecalis' customer. It travels in the body of each request. */
  apiKey: string;
  connection: ProviderConnection;
}

/** A change of a process. */
export interface TecalisChange {
  /** The authorization of the process, which is no name of a person. */
  authUuid: string;
  state: TecalisState;
  /** Kept at Tecalis for its operators. Absent: what is kept there stays. */
  reasons?: string | undefined;
}

/** The only call of Tecalis that is published. */
export interface TecalisClient {
  /**
   * Writes the state of a process and resolves with the process afterwards. Writing the same twice is the same, so that it is
   * repeated after faults of the network. Rejects with `unauthenticated` where Tecalis does not accept key and authorization.
   */
  setState(change: TecalisChange, options: { signal: AbortSignal }): Promise<TecalisProcess>;
}

/**
 * A thin client of Tecalis. Source: seed 001, `PATCH {url}/customer/status`. Throws `validation_failed` at once without a key.
 *
 * @example
 * ```ts
 * import { tecalisClient } from 'customer-status-kit/server/connectors/tecalis';
 *
 * export const cancel = (apiKey: string, authUuid: string, signal: AbortSignal) =>
 *   tecalisClient({ apiKey, connection: { baseUrl: 'https://identity.tecalis.example/api' } }).setState(
 *     { authUuid, state: 'CANCELLED', reasons: 'The customer asked for it' },
 *     { signal },
 *   );
 * ```
 */
export function tecalisClient({ apiKey, connection }: TecalisClientOptions): TecalisClient {
  if (apiKey.trim() === '') throw new CustomerStatusError('validation_failed', { message: 'the API key of Tecalis is empty' });
  const send = providerClient(connection);
  return {
    setState: async (change, { signal }) => {
      const { body } = await send({ ...toStatusRequest(apiKey, change), signal });
      return readTecalisProcess(body);
    },
  };
}

/**
 * The request that writes a state. The page's example has the values of `auth_uuid` and `api_key` the wrong way round; its
 * table is followed.
 */
export function toStatusRequest(
  apiKey: string,
  { authUuid, state, reasons }: TecalisChange,
): Pick<ProviderRequest, 'method' | 'path' | 'body' | 'isRepeatable'> {
  const body = { auth_uuid: authUuid, api_key: apiKey, state, ...(reasons === undefined ? {} : { reasons }) };
  return { method: 'PATCH', path: '/customer/status', body: JSON.stringify(body), isRepeatable: true };
}
