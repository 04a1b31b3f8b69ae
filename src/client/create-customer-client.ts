import { createKit, recordError, type CustomerInput, type ErrorRecord, type Offer } from '../machine/index.js';
import {
  CustomerStatusError,
  customerSnapshotSchema,
  DEFAULT_FEATURES,
  OPERATION_NAMES,
  parse,
  systemClock,
  toCustomerStatusError,
  type CustomerBackend,
  type CustomerSnapshot,
  type DefaultFeature,
  type FeaturePolicy,
} from '../model/index.js';
import { assembleClient } from './assemble-client.js';
import type { CustomerClientOptions } from './client-options.js';
import { createRandomId } from './create-id.js';
import type { CustomerClient } from './customer-client.js';
import { createIntentMemory, storageOfTab } from './intent-memory.js';

const POLL_INTERVAL_MS = 30_000;
const STALE_AFTER_MS = 600_000;

/**
 * Makes the client of one customer. It reads nothing before `start()`, needs no browser, and outlives every mount of the
 * interface. Throws a `CustomerStatusError` with `validation_failed` when backend or customer id is missing.
 *
 * @example
 * ```ts
 * import { createCustomerClient } from 'customer-status-kit/client';
 * import type { CustomerBackend } from 'customer-status-kit/model';
 *
 * export function watchCustomer(backend: CustomerBackend, customerId: string) {
 *   const client = createCustomerClient({ backend, customerId });
 *   client.on('statusChanged', ({ from, to }) => console.info(from, to));
 *   client.start();
 *   return client;
 * }
 * ```
 */
export function createCustomerClient<Feature extends string = DefaultFeature>(
  options: CustomerClientOptions<Feature>,
): CustomerClient<Feature> {
  const { backend, customerId, locale, clock = systemClock, random = Math.random, inspect } = options;
  checkOptions(options);
  return assembleClient<Feature>({
    kit: createKit({ backend, customerId, locale, clock, random, inspect }),
    input: toInput(options),
    customerId,
    clock,
    createId: options.createId ?? createRandomId,
    intentMemory: createIntentMemory({
      storage: options.intentStorage ?? storageOfTab(),
      backendId: backend.id,
      customerId,
      now: () => clock.now(),
    }),
    sample: options.sample ?? false,
    keeping: { backend, keeper: options.drafts, warnsBeforeLeaving: options.warnBeforeLeaving ?? true },
  });
}

function checkOptions({ backend, customerId }: Partial<CustomerClientOptions<string>>): void {
  if (typeof backend?.getCustomer !== 'function') {
    throw new CustomerStatusError('validation_failed', {
      message:
        'createCustomerClient needs a `backend` with getCustomer(), or nothing can be read; pass for example httpBackend()',
    });
  }
  if (typeof customerId !== 'string' || customerId === '') {
    throw new CustomerStatusError('validation_failed', {
      message: 'createCustomerClient needs a `customerId`, or nobody can be read; pass the id your backend knows the customer by',
    });
  }
}

function toInput<Feature extends string>(options: CustomerClientOptions<Feature>): CustomerInput {
  const policy: FeaturePolicy = options.features ?? DEFAULT_FEATURES;
  return {
    offers: offersOf(options.backend),
    policy,
    ...readInitial(options.initialSnapshot),
    pollIntervalMs: options.pollIntervalMs ?? POLL_INTERVAL_MS,
    staleAfterMs: options.staleAfterMs ?? STALE_AFTER_MS,
    followTerminal: options.followTerminal ?? false,
  };
}

function offersOf(backend: CustomerBackend): Offer[] {
  const names: readonly Offer[] = [...OPERATION_NAMES, 'getCapabilities'];
  return names.filter((name) => typeof backend[name] === 'function');
}

/** A snapshot of another age of the kit may not fit: then the client begins with nothing and says why. */
function readInitial(snapshot: CustomerSnapshot | undefined): {
  initialSnapshot?: CustomerSnapshot;
  initialError?: ErrorRecord;
} {
  if (snapshot === undefined) return {};
  try {
    return { initialSnapshot: parse(customerSnapshotSchema, snapshot) };
  } catch (reason) {
    return { initialError: recordError(toCustomerStatusError(reason)) };
  }
}
