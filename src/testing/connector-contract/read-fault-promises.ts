import { CustomerStatusError, customerSnapshotSchema, parse } from '../../model/index.js';
import { check } from '../contract/check.js';
import type { ConnectorPromise, ConnectorSubject, ProviderFault } from './connector-subject.js';
import { attempted, checkSilent } from './attempted.js';

/** What a read must keep while the line or the provider is bad. */
export const readFaultPromises: readonly ConnectorPromise[] = [
  {
    title: 'reads a customer any number of times, and resolves with one',
    run: async ({ connector, context }) => {
      for (let round = 0; round < 2; round += 1) {
        const snapshot = await connector.getCustomer(context());
        parse(customerSnapshotSchema, { ...snapshot, version: '1' });
      }
    },
  },
  ...(['hang', 'cut', 'busy', 'garbage'] as const).map((fault) => ({
    title: `survives a provider that answers a read with "${fault}", or says so with a code`,
    run: (subject: ConnectorSubject) => meetFault(subject, fault),
  })),
  {
    title: 'gives a read up when its signal aborts',
    run: async (subject) => {
      const outcome = await attempted(subject.connector.getCustomer(subject.context({ signal: AbortSignal.abort() })));
      check(outcome.error !== undefined, 'a read that is aborted must reject');
    },
  },
];

const CODES: Readonly<Record<Exclude<ProviderFault, 'done_then_cut'>, readonly string[]>> = {
  hang: ['timeout'],
  cut: ['network'],
  busy: ['unavailable', 'rate_limited'],
  garbage: ['protocol_error'],
};

/** A fault on every attempt, however often it is tried. */
async function meetFault(subject: ConnectorSubject, fault: Exclude<ProviderFault, 'done_then_cut'>): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) subject.fail(fault);
  const { error } = await attempted(subject.connector.getCustomer(subject.context()));
  check(error instanceof CustomerStatusError, `"${fault}" must reject with a CustomerStatusError`);
  check(CODES[fault].includes(error.code), `"${fault}" must reject with ${CODES[fault].join(' or ')}, not with "${error.code}"`);
  checkSilent(subject, error);
}
