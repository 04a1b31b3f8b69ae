import type { ContractCase } from '../contract/contract-case.js';
import type { ConnectorPromise, ConnectorSubject } from './connector-subject.js';
import { faultPromises } from './fault-promises.js';
import { mappingPromises } from './mapping-promises.js';
import { readFaultPromises } from './read-fault-promises.js';
import { webhookPromises } from './webhook-promises.js';

/** What a connector leaves out. Its cases are not listed. */
export interface ConnectorContractOptions {
  /** `webhook` where the provider signs none, `write` where nothing can be written, `read` where reading asks nobody. */
  without?: readonly ('webhook' | 'write' | 'read')[] | undefined;
}

/**
 * The promises of a connector as cases for any test runner: what the provider says is mapped wholly and fails closed, nothing
 * for operators and no secret gets out, a forged webhook is refused bit by bit, faults of the line are errors with a code, and
 * nothing is written twice. `make` gives a connector with a fresh provider, real or simulated, for each case.
 *
 * @example
 * ```ts
 * import { connectorContract, type ConnectorSubject } from 'customer-status-kit/testing';
 *
 * export async function tryAll(make: () => ConnectorSubject) {
 *   for (const { title, run } of connectorContract(make)) await run().catch((error: Error) => console.error(title, error.message));
 * }
 * ```
 */
export function connectorContract(
  make: () => ConnectorSubject | Promise<ConnectorSubject>,
  { without = [] }: ConnectorContractOptions = {},
): readonly ContractCase[] {
  const promises = [
    ...mappingPromises,
    ...(without.includes('read') ? [] : readFaultPromises),
    ...(without.includes('webhook') ? [] : webhookPromises),
    ...(without.includes('write') ? [] : faultPromises),
  ];
  return promises.map((promise) => ({ title: promise.title, run: () => keep(promise, make) }));
}

async function keep(promise: ConnectorPromise, make: () => ConnectorSubject | Promise<ConnectorSubject>): Promise<void> {
  const subject = await make();
  try {
    await promise.run(subject);
  } finally {
    await subject.dispose?.();
  }
}
