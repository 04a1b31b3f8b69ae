import { tecalisConnector, readTecalisProcess, toSnapshot } from 'customer-status-kit/server/connectors/tecalis';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import { simulateTecalis } from '../../../providers/tecalis/simulate-tecalis.js';
import type { SimulatedFault } from '../../../providers/simulated-server.js';
import { START } from '../../fixtures/desk.js';
import { contextOf } from './tecalis-desk.js';

const OPERATOR_TEXT = 'only for operators: looks like somebody else';
const PERSONAL = '12345678Z';

const FAULTS: Record<ProviderFault, SimulatedFault> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

function object(status: string | null, ...states: string[]) {
  const operations = states.map((state, index) => ({ type: ['HOME', 'OCR', 'FINISH'][index], state, total_time: 3 }));
  const times = { created_at: '2026-03-01T00:00:00.000000Z', updated_at: '2026-03-02T00:00:00.000000Z' };
  return {
    data: { name: 'Ada Example', document_number: PERSONAL, status, status_reasons: OPERATOR_TEXT, ...times, operations },
  };
}

async function make(): Promise<ConnectorSubject> {
  const tecalis = await simulateTecalis({ clock: () => START });
  const authUuid = tecalis.addProcess({ document_number: PERSONAL });
  const connector = tecalisConnector({
    apiKey: tecalis.apiKey,
    connection: { baseUrl: tecalis.origin, timeoutMs: 400, pause: async () => undefined },
    ids: { toProvider: () => authUuid },
  });
  const stored = await connector.getCustomer(contextOf());
  return {
    connector,
    context: (more) => contextOf(stored, more),
    published: [
      { name: 'OK', object: object('OK', 'OK', 'OK', 'OK'), status: 'ACTIVE' },
      { name: 'KO', object: object('KO', 'OK', 'KO', 'KO'), status: 'REJECTED' },
      { name: 'CANCELLED', object: object('CANCELLED', 'NOT_STARTED'), status: 'REJECTED' },
      { name: 'not begun', object: object(null, 'NOT_STARTED', 'NOT_STARTED'), status: 'CREATED' },
      { name: 'under way', object: object(null, 'OK', 'NOT_STARTED'), status: 'UNDER_REVIEW' },
    ],
    unknown: [object('APPROVED', 'OK', 'OK', 'OK'), object('ok'), object('PAUSED', 'HALF'), object(null)],
    toSnapshot: (value, before) => toSnapshot(readTecalisProcess(value), before, { now: START }),
    hidden: [OPERATOR_TEXT, PERSONAL, tecalis.apiKey, authUuid],
    write: {
      run: (context) => connector.setStatus!(context, { status: 'REJECTED', reasonCode: 'data_mismatch' }),
      effects: () => tecalis.effects(),
    },
    fail: (fault) => tecalis.fail(FAULTS[fault]),
    readsNothing: true,
    dispose: () => tecalis.close(),
  };
}

describe('the connector to Tecalis keeps the contract: it', () => {
  for (const { title, run } of connectorContract(make, { without: ['webhook', 'read'] })) it(title, run);
});
