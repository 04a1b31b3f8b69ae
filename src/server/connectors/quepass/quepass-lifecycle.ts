import { CustomerStatusError } from '../../../model/index.js';
import { type QuepassCallOptions, quepassCaller, type QuepassSdk } from './quepass-sdk.js';

/** Questions about a period. */
export interface QuepassLifecycle {
  /**
   * What Quepass says of a status between two instants, ISO 8601, where `customerLifecycle` filters: the value it answers with,
   * `undefined` where it answers with none. Rejects with `validation_failed` for what is no period.
   */
  statusBetween(
    uid: string,
    status: string,
    from: string,
    to: string,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<string | undefined>;
}

/**
 * `customerLifecycle` as a question. The page of seed 000 says "updates" in its prose and "query/filter" of `from` and `to`: ask
 * only where your deployment is known to filter, because elsewhere asking writes.
 *
 * @example
 * ```ts
 * import { quepassLifecycle, type QuepassSdk } from 'customer-status-kit/server/connectors/quepass';
 *
 * export const inMarch = (sdk: QuepassSdk, uid: string) =>
 *   quepassLifecycle(sdk).statusBetween(uid, 'approved', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z');
 * ```
 */
export function quepassLifecycle(sdk: QuepassSdk, options: QuepassCallOptions = {}): QuepassLifecycle {
  const call = quepassCaller(options);
  return {
    statusBetween: async (uid, status, from, to, { signal = new AbortController().signal } = {}) => {
      if (!(Date.parse(from) <= Date.parse(to)))
        throw new CustomerStatusError('validation_failed', { message: 'from and to are two instants, the earlier one first' });
      return call(() => sdk.customerLifecycle({ uid, status, from, to }), signal);
    },
  };
}
