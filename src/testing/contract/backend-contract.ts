import type { OperationName } from '../../model/index.js';
import { answerPromises } from './answer-promises.js';
import type { ContractCase, ContractPromise, ContractSubject } from './contract-case.js';
import { draftPromises } from './draft-promises.js';
import { eventPromises } from './event-promises.js';
import { filePromises } from './file-promises.js';
import { operatorPromises } from './operator-promises.js';
import { pushPromises } from './push-promises.js';
import { capabilityPromises, readPromises, strangerPromises } from './read-promises.js';

/** What a backend leaves out. */
export interface ContractOptions {
  /** Operations the backend does not have. Their cases are not listed. */
  without?: readonly (OperationName | 'getCapabilities')[] | undefined;
  /** `created`: a customer met for the first time is taken in, so that nobody is unknown. `not_found` unless said. */
  strangers?: 'not_found' | 'created' | undefined;
  /** True where the backend keeps drafts: their cases are listed. */
  drafts?: boolean | undefined;
}

/**
 * The promises of `CustomerBackend` as cases for any test runner: the definition of a correct backend. `make` gives a
 * fresh customer for each case.
 *
 * @example
 * ```ts
 * import { memoryBackend } from 'customer-status-kit/backends/memory';
 * import { backendContract } from 'customer-status-kit/testing';
 *
 * const make = () => ({ backend: memoryBackend(), customerId: 'cus_1' });
 * for (const { title, run } of backendContract(make, { strangers: 'created' })) {
 *   await run().catch((error: Error) => console.error(title, error.message));
 * }
 * ```
 */
export function backendContract(
  make: () => ContractSubject | Promise<ContractSubject>,
  { without = [], strangers = 'not_found', drafts = false }: ContractOptions = {},
): readonly ContractCase[] {
  const promises = [
    ...readPromises,
    ...(without.includes('getCapabilities') ? [] : capabilityPromises),
    ...(strangers === 'created' ? [] : strangerPromises),
    ...(drafts ? draftPromises : []),
    ...[answerPromises, filePromises, eventPromises, pushPromises, operatorPromises].flat(),
  ];
  const listed = promises.filter(({ needs }) => !needs.some((name) => without.includes(name)));
  return listed.map((promise) => ({ title: promise.title, run: () => keep(promise, make) }));
}

async function keep(promise: ContractPromise, make: () => ContractSubject | Promise<ContractSubject>): Promise<void> {
  const subject = await make();
  try {
    await promise.run(subject);
  } finally {
    await subject.dispose?.();
  }
}
