import { createCustomerClient, type CustomerClient, type CustomerClientOptions } from '../client/index.js';
import { DEFAULT_FEATURES, type DefaultFeature, systemClock } from '../model/index.js';
import { travelWith } from './time-travel.js';
import { chartLog, followClient, registerTools } from './tools.js';

/**
 * `createCustomerClient` for development: the same client with the same options, into which `CustomerStatusDevtools` can look.
 * Its charts' steps are written down, and a past state can be shown in the interface. In a bundle for production it is
 * `createCustomerClient` itself.
 *
 * @example
 * ```ts
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { createDevtoolsClient } from 'customer-status-kit/devtools';
 *
 * const backend = httpBackend({ baseUrl: '/api/customer-status' });
 * export const client = createDevtoolsClient({ backend, customerId: 'cus_1' });
 * ```
 */
export function createDevtoolsClient<Feature extends string = DefaultFeature>(
  options: CustomerClientOptions<Feature>,
): CustomerClient<Feature> {
  const { backend, clock = systemClock, features, inspect } = options;
  const { log, charts } = chartLog(clock);
  const made = createCustomerClient<Feature>({
    ...options,
    inspect: (event) => {
      charts.inspect(event);
      inspect?.(event);
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- features are asked for by the names the client has
  const live = made as CustomerClient;
  const tools = followClient(live, clock, log);
  // Whoever signs out leaves nothing behind for the next to look at.
  const travel = travelWith(live, () => [tools.history, tools.log].forEach((kept) => kept.clear()));
  registerTools(travel.shown, { ...tools, charts: charts.places, travel, backend, policy: features ?? DEFAULT_FEATURES });
  return travel.shown;
}
