import { createServer } from 'node:http';
import type { Answer } from 'customer-status-kit/model';
import type { ConnectorContext } from 'customer-status-kit/server';
import { dollarPeConnector, toSnapshot } from 'customer-status-kit/server/connectors/dollarpe';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import { simulateDollarPe, usualConfiguration } from '../../../providers/dollarpe/dollarpe-simulator.js';
import type { SimulatedFault } from '../../../providers/simulated-server.js';
import { START } from '../../fixtures/desk.js';
import { jpeg } from '../../fixtures/pictures.js';
import { ADDRESS, DOCUMENT_NUMBER } from './dollarpe-desk.js';

const OPERATOR_TEXT = 'only for staff: looks like a copy';

const FAULTS: Record<ProviderFault, SimulatedFault> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

function object(status: string, failure_reason: string | null = null) {
  const customer = { id: 'dp-1', status, failure_reason, full_name: 'Ada', country: 'IND', internal_note: OPERATOR_TEXT };
  return { customer, configuration: usualConfiguration() };
}

const NEEDED = 'NEEDS_ADDITIONAL_INFORMATION';

async function make(): Promise<ConnectorSubject> {
  const dollarPe = await simulateDollarPe({ clock: () => START });
  const refused = { status: 'FAILED', failure_reason: 'DOCUMENT_VERIFICATION_FAILED' };
  const customer = dollarPe.customers.add({ ...refused, internal_note: OPERATOR_TEXT });
  const pictures = await servePicture();
  const { apiKey, apiSecret, baseUrl } = dollarPe;
  const connector = dollarPeConnector({
    apiKey,
    apiSecret,
    connection: { baseUrl, timeoutMs: 300, pause: async () => undefined },
    ids: { toProvider: () => customer.id, toHost: (id) => (id === customer.id ? 'ada' : undefined) },
    clock: () => START,
  });
  let ids = 0;
  const context = (more: Partial<ConnectorContext> = {}): ConnectorContext => ({
    customerId: 'ada',
    now: START,
    nextId: () => `id-${(ids += 1)}`,
    readFile: async () => undefined,
    linkToFile: async ({ id }) => `${pictures.origin}/${id}`,
    signal: new AbortController().signal,
    ...more,
  });
  let stored = await connector.getCustomer(context());
  for (const side of ['front', 'back'] as const) {
    const file = { id: side, mime: 'image/jpeg', size: 200, name: `${side}.jpg` };
    const target = { requirementId: 'document', documentType: 'passport', side };
    stored = await connector.uploadFile!(context({ stored }), { target, file });
  }
  const answers: Answer[] = [
    { kind: 'document', requirementId: 'document', documentType: 'passport', fileIds: ['front', 'back'] },
    { kind: 'field', requirementId: 'full_address', value: ADDRESS },
    { kind: 'field', requirementId: 'document_number', value: DOCUMENT_NUMBER },
  ];
  return {
    connector,
    context: (more) => context({ stored, ...more }),
    published: [
      { name: 'UNVERIFIED', object: object('UNVERIFIED'), status: 'CREATED' },
      { name: 'PROCESSING', object: object('PROCESSING'), status: 'UNDER_REVIEW' },
      { name: 'VERIFIED', object: object('VERIFIED'), status: 'ACTIVE' },
      { name: 'document refused', object: object('FAILED', 'DOCUMENT_VERIFICATION_FAILED'), status: NEEDED },
      { name: 'tax number refused', object: object('FAILED', 'TAX_VERIFICATION_FAILED'), status: NEEDED },
      { name: 'selfie refused', object: object('FAILED', 'SELFIE_VERIFICATION_FAILED'), status: NEEDED },
      { name: 'KYC_FAILED', object: object('FAILED', 'KYC_FAILED'), status: 'REJECTED' },
      { name: 'suspended', object: object('FAILED', 'ACCOUNT_SUSPENDED'), status: 'DEACTIVATED' },
    ],
    unknown: [object('FAILED', OPERATOR_TEXT), object('FAILED'), object('verified'), object('APPROVED'), { customer: 7 }, null],
    toSnapshot: (value, before) => toSnapshot(value, before, { now: START }),
    hidden: [OPERATOR_TEXT, apiSecret, apiKey, ADDRESS, DOCUMENT_NUMBER],
    webhook: () => {
      const { body, headers } = dollarPe.notice({ id: customer.id, event: 'FAILED', metadata: { failure_reason: 'KYC_FAILED' } });
      const request = { headers: new Headers(headers), rawBody: new TextEncoder().encode(body), now: START };
      return { request, signedHeaders: ['x-timestamp', 'x-signature'] };
    },
    write: {
      run: (given) => connector.submitAnswers!(given, { answers }),
      effects: () => customer.updates.document,
    },
    fail: (fault) => dollarPe.fail(FAULTS[fault]),
    dispose: async () => {
      await Promise.all([dollarPe.close(), pictures.close()]);
    },
  };
}

/** Where DollarPe fetches a picture. */
async function servePicture() {
  const bytes = new Uint8Array(await jpeg().arrayBuffer());
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

describe('the connector to DollarPe keeps the contract: it', () => {
  for (const { title, run } of connectorContract(make)) it(title, run);
});
