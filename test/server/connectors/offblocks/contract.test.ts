import { offblocksConnector, toSnapshot } from 'customer-status-kit/server/connectors/offblocks';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import type { SimulatedFault } from '../../../providers/simulated-server.ts';
import { simulateOffblocks } from '../../../providers/offblocks/offblocks-simulator.ts';
import { START } from '../../fixtures/desk.ts';
import { CHAIN_ID, customerIn, reaching } from './offblocks-desk.ts';

const FAULTS: Readonly<Record<ProviderFault, SimulatedFault>> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

async function make(): Promise<ConnectorSubject> {
  const clock = () => START;
  const offblocks = await simulateOffblocks({ clock });
  const url = 'https://host.example/api/webhooks/offblocks';
  const options = reaching(offblocks);
  const connector = offblocksConnector({
    ...options,
    connection: { ...options.connection, timeoutMs: 150, attempts: 2 },
    clock,
    webhooks: { publicKey: offblocks.noticeKey, url },
  });
  const at = new Date(START).toISOString();
  const customer = {
    ...customerIn('inactive'),
    externalId: 'ada',
    chainId: CHAIN_ID,
    createdAt: at,
    updatedAt: at,
    challenge: { text: '', at: 0 },
  };
  offblocks.customers.set(customer.id, customer);
  const context: ConnectorSubject['context'] = (more) => ({
    customerId: customer.id,
    now: START,
    nextId: () => 'id-1',
    readFile: () => Promise.resolve(undefined),
    linkToFile: () => Promise.reject(new Error('no links here')),
    signal: new AbortController().signal,
    ...more,
  });
  // The token is there, so that faults meet the calls themselves.
  await connector.getCustomer(context());
  return {
    connector,
    context,
    published: [
      { name: 'initiating', object: customerIn('initiating'), status: 'CREATED' },
      { name: 'screening', object: customerIn('screening'), status: 'UNDER_REVIEW' },
      { name: 'verifying', object: customerIn('verifying'), status: 'NEEDS_ADDITIONAL_INFORMATION' },
      { name: 'rejected', object: customerIn('rejected'), status: 'REJECTED' },
      { name: 'active', object: customerIn('active'), status: 'ACTIVE' },
      { name: 'inactive', object: customerIn('inactive'), status: 'DEACTIVATED' },
    ],
    unknown: [customerIn('ACTIVE'), customerIn('under_enhanced_watch'), { status: 'active' }, null, 'active'],
    toSnapshot,
    hidden: [
      'offblocks-internal',
      offblocks.credentials.apiKey,
      offblocks.credentials.apiSecret,
      offblocks.signingKey.slice(40, 120),
      'jwt.',
    ],
    webhook: async () => {
      const { body, headers } = await offblocks.noticeOf(customer, url);
      const request = { headers, rawBody: new TextEncoder().encode(body), now: START };
      return { request, signedHeaders: ['signature', 'signature-input', 'content-digest', 'content-type'] };
    },
    write: {
      run: (given) => connector.activate!(given, {}),
      effects: () => offblocks.effects.filter((effect) => effect.endsWith(' active')).length,
    },
    fail: (fault) => offblocks.fail(FAULTS[fault]),
    dispose: () => offblocks.close(),
  };
}

describe('the connector of OffBlocks', () => {
  for (const { title, run } of connectorContract(make)) it(title, run);
});
