import { quepassConnector, toSnapshot } from 'customer-status-kit/server/connectors/quepass';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import { quepassSdk } from '../../../providers/quepass/quepass-sdk.js';
import { simulateQuepass } from '../../../providers/quepass/quepass-server.js';
import type { SimulatedFault } from '../../../providers/simulated-server.js';
import { START } from '../../fixtures/desk.js';
import { contextOf, STATUSES, UID } from './quepass-desk.js';

const FAULTS: Record<ProviderFault, SimulatedFault> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 200, body: { code: 500, errors: [{ code: 'DB_ERROR', message: `row of ${UID}` }] } },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

async function make(): Promise<ConnectorSubject> {
  const quepass = await simulateQuepass({ clock: () => START });
  quepass.addPerson(UID);
  const sdk = quepassSdk();
  await sdk.init({ ...quepass.credentials, baseUrl: quepass.origin });
  const connector = quepassConnector({ sdk, statuses: STATUSES, timeoutMs: 400, ids: { toProvider: () => UID } });
  const stored = await connector.getCustomer(contextOf());
  return {
    connector,
    context: (more) => contextOf(stored, more),
    published: Object.entries(STATUSES).map(([object, status]) => ({ name: object, object, status })),
    unknown: ['', 'APPROVED', 'in_review', 'constructor'],
    toSnapshot: (value, before) => toSnapshot({ status: String(value), now: START }, before, { statuses: STATUSES }),
    hidden: [UID, quepass.credentials.password, quepass.credentials.email],
    write: { run: (context) => connector.setStatus!(context, { status: 'ACTIVE' }), effects: () => quepass.effects() },
    fail: (fault) => quepass.fail(FAULTS[fault]),
    readsNothing: true,
    dispose: () => quepass.close(),
  };
}

describe('the connector to Quepass keeps the contract: it', () => {
  for (const { title, run } of connectorContract(make, { without: ['webhook', 'read'] })) it(title, run);
});
