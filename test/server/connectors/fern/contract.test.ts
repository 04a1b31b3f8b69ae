import type { CustomerSnapshot } from 'customer-status-kit/model';
import type { ConnectorContext } from 'customer-status-kit/server';
import { fernConnector, toSnapshot } from 'customer-status-kit/server/connectors/fern';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import { signNotice } from '../../../providers/fern/fern-notices.ts';
import { simulateFern } from '../../../providers/fern/fern-simulator.ts';
import type { SimulatedFault } from '../../../providers/simulated-server.ts';
import { START } from '../../fixtures/desk.ts';

const NOTE = 'canary note for operators: matched on list 7';

const FAULTS: Record<ProviderFault, SimulatedFault> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

function object(customerStatus: string, more: Record<string, unknown> = {}) {
  const about = { customerId: 'ada', customerStatus, customerType: 'INDIVIDUAL', name: 'Ada Example', internalNote: NOTE };
  return { ...about, updatedAt: '2026-03-02T09:00:00.000Z', ...more };
}

const issues = (...codes: string[]) => ({ verificationIssues: codes.map((code) => ({ code, message: `Mend ${code}.` })) });

function contextFor(stored: CustomerSnapshot, more: Partial<ConnectorContext> = {}): ConnectorContext {
  let ids = 0;
  return {
    customerId: 'ada',
    stored,
    now: START,
    nextId: () => `id-${(ids += 1)}`,
    readFile: async () => undefined,
    linkToFile: () => Promise.reject(new Error('no links here')),
    signal: new AbortController().signal,
    ...more,
  };
}

const make = (generation: 'published' | 'draft') => async (): Promise<ConnectorSubject> => {
  // Whatever is sent begins the verification, as in the sandbox of seed 003.
  const fern = await simulateFern({ clock: () => START, generation, required: { INDIVIDUAL: [] } });
  fern.addCustomer({ id: 'ada', note: NOTE });
  const connector = fernConnector({
    connection: { baseUrl: fern.baseUrl, timeoutMs: 300, pause: async () => undefined },
    apiKey: fern.apiKey,
    webhookSecret: fern.webhookSecret,
    clock: () => START,
  });
  const stored = await connector.getCustomer({ ...contextFor(toSnapshot({})), stored: undefined });
  return {
    connector,
    context: (more) => contextFor(stored, more),
    published: [
      { name: 'CREATED', object: object('CREATED'), status: 'CREATED' },
      { name: 'UNDER_REVIEW', object: object('UNDER_REVIEW', issues('DOC_QUALITY_POOR')), status: 'UNDER_REVIEW' },
      {
        name: 'NEEDS_ADDITIONAL_INFORMATION with an issue',
        object: object('NEEDS_ADDITIONAL_INFORMATION', issues('DOCUMENT_EXPIRED', 'DOCUMENT_MISSING_BACK')),
        status: 'NEEDS_ADDITIONAL_INFORMATION',
      },
      {
        name: 'NEEDS_ADDITIONAL_INFORMATION of the draft',
        object: { id: 'ada', status: 'NEEDS_ADDITIONAL_INFORMATION', type: 'BUSINESS', reason: NOTE },
        status: 'NEEDS_ADDITIONAL_INFORMATION',
      },
      { name: 'ACTIVE', object: object('ACTIVE', { customerType: 'BUSINESS' }), status: 'ACTIVE' },
      { name: 'REJECTED', object: object('REJECTED', issues('FRAUD_SUSPECTED')), status: 'REJECTED' },
      { name: 'DEACTIVATED', object: object('DEACTIVATED'), status: 'DEACTIVATED' },
      { name: 'PENDING of an old page', object: object('PENDING'), status: 'UNDER_REVIEW' },
    ],
    unknown: [
      object('APPROVED'),
      object('active'),
      { id: 'ada', status: 'DORMANT', type: 'TRUST' },
      {},
      null,
      'ACTIVE',
      ['ACTIVE'],
    ],
    toSnapshot: (value, before) => toSnapshot(value, before, { now: START }),
    hidden: [NOTE, fern.apiKey, fern.webhookSecret],
    webhook: () => {
      const body = generation === 'draft' ? { type: 'customer.updated', payload: { customerId: 'ada' } } : object('ACTIVE');
      const notice = signNotice(JSON.stringify(body), { secret: fern.webhookSecret, generation, now: START });
      const prefix = generation === 'draft' ? 'x-webhook' : 'x-api';
      return {
        request: { headers: new Headers(notice.headers), rawBody: new TextEncoder().encode(notice.body), now: START },
        signedHeaders: [`${prefix}-signature`, `${prefix}-timestamp`],
      };
    },
    write: {
      run: (context) =>
        connector.submitAnswers!(context, {
          answers: [{ kind: 'field', requirementId: 'kycData.legalFirstName', value: 'Ada' }],
        }),
      effects: () => fern.updates.length,
    },
    fail: (fault) => fern.fail(FAULTS[fault]),
    dispose: () => fern.close(),
  };
};

describe.each(['published', 'draft'] as const)('the connector to Fern, as %s, keeps the contract: it', (generation) => {
  for (const { title, run } of connectorContract(make(generation))) it(title, run);
});
