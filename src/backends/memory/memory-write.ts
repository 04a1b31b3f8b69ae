import {
  type Actor,
  CustomerStatusError,
  type CustomerSnapshot,
  type OperationName,
  type WriteOptions,
} from '../../model/index.js';
import type { MemoryAccount } from './memory-account.js';
import type { Travel } from './memory-calls.js';
import { memoryKeys } from './memory-keys.js';
import type { Rule } from './scenarios/tale.js';

/** One write: it travels, has its one effect, and answers with the snapshot. `args` is what makes two intents the same. */
export type MemoryWrite = (
  operation: OperationName,
  customerId: string,
  options: WriteOptions,
  args: readonly unknown[],
  by: Actor,
  rule: Rule,
) => Promise<CustomerSnapshot>;

/** One effect under its key, on the version the person was looking at. A key that was used before comes first: it has its answer. */
export type MemoryEffect = <Answer>(
  operation: OperationName,
  options: WriteOptions,
  args: readonly unknown[],
  effect: () => Answer,
) => Answer;

/** Effects that happen once. */
export function memoryEffects(account: MemoryAccount): MemoryEffect {
  const once = memoryKeys();
  return (operation, options, args, effect) =>
    once(options.idempotencyKey, JSON.stringify([operation, args]), () => {
      const currentVersion = account.getState().snapshot.version;
      if (options.ifVersion !== undefined && options.ifVersion !== currentVersion)
        throw new CustomerStatusError('version_conflict', { currentVersion, message: 'the customer has changed: read again' });
      return effect();
    });
}

/** Writes that answer with the snapshot. */
export function memoryWrites(
  account: MemoryAccount,
  travel: Travel,
  effect: MemoryEffect,
  present: (customerId: string, snapshot: CustomerSnapshot) => CustomerSnapshot,
): MemoryWrite {
  return async (operation, customerId, options, args, by, rule) => {
    await travel(operation, options.signal);
    // An id that is not known must not reach the effect.
    present(customerId, account.getState().snapshot);
    return present(
      customerId,
      effect(operation, options, args, () => account.apply(rule, by)),
    );
  };
}
