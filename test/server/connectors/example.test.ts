import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerSnapshot } from 'customer-status-kit/model';
import type { ConnectorContext } from 'customer-status-kit/server';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { harborConnector } from '../../../examples/connector/harbor-connector.ts';
import { toSnapshot } from '../../../examples/connector/harbor-snapshot.ts';
import { simulateHarbor } from '../../providers/harbor/simulate-harbor.js';
import type { SimulatedFault } from '../../providers/simulated-server.js';
import { openDesk, START } from '../fixtures/desk.js';
import { jpeg } from '../fixtures/pictures.js';

const ADDRESS = { id: 'want-1', kind: 'ADDRESS' };

const FAULTS: Record<ProviderFault, SimulatedFault> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

async function make(): Promise<ConnectorSubject> {
  const harbor = await simulateHarbor({ clock: () => START });
  const connection = { baseUrl: harbor.origin, timeoutMs: 400, pause: async () => undefined };
  const connector = harborConnector({ ...harbor, connection });
  const object = (state: string, wanted: object[] = []) => ({ ...harbor.change('other', { state }), wanted });
  let stored: CustomerSnapshot = toSnapshot(harbor.change('ada', { state: 'documents_wanted', wanted: [ADDRESS] }));
  const context = (more: Partial<ConnectorContext> = {}): ConnectorContext => ({
    customerId: 'ada',
    stored,
    now: START,
    nextId: () => 'document-1',
    readFile: async () => jpeg().stream(),
    linkToFile: async () => '',
    signal: new AbortController().signal,
    ...more,
  });
  const target = { requirementId: ADDRESS.id, documentType: 'proof_of_address' };
  const file = { id: 'file-1', mime: 'image/jpeg', size: 100, name: 'single.jpg' };
  stored = await connector.uploadFile!(context(), { target, file });
  const answer = { kind: 'document' as const, ...target, fileIds: [file.id] };
  const { body, headers } = harbor.notice('ada');
  const rawBody = new TextEncoder().encode(body);
  return {
    connector,
    context,
    published: [
      { name: 'registered', object: object('registered'), status: 'CREATED' },
      { name: 'checking', object: object('checking'), status: 'UNDER_REVIEW' },
      { name: 'documents_wanted', object: object('documents_wanted', [ADDRESS]), status: 'NEEDS_ADDITIONAL_INFORMATION' },
      { name: 'open', object: object('open'), status: 'ACTIVE' },
      { name: 'refused', object: object('refused'), status: 'REJECTED' },
      { name: 'closed', object: object('closed'), status: 'DEACTIVATED' },
      { name: 'frozen', object: object('frozen'), status: 'DEACTIVATED' },
      { name: 'archived', object: object('archived'), status: 'DEACTIVATED' },
    ],
    unknown: ['Open', 'opened', '', 'constructor'].map((state) => object(state)),
    toSnapshot,
    hidden: ['canary', harbor.apiKey, harbor.webhookSecret],
    webhook: () => ({
      request: { headers: new Headers(headers), rawBody, now: START },
      signedHeaders: Object.keys(headers),
    }),
    write: { run: (given) => connector.submitAnswers!(given, { answers: [answer] }), effects: () => harbor.received.length },
    fail: (fault) => harbor.fail(FAULTS[fault]),
    dispose: () => harbor.close(),
  };
}

describe('the connector of the example keeps the contract: it', () => {
  for (const { title, run } of connectorContract(make)) it(title, run);
});

describe('a customer of the example', () => {
  it('is asked for one document, gives it, is asked again, and gets in', async () => {
    const harbor = await simulateHarbor({ clock: () => START });
    onTestFinished(() => harbor.close());
    harbor.change('ada', {});
    const desk = openDesk({ connector: harborConnector({ ...harbor, connection: { baseUrl: harbor.origin } }) });
    const tell = async (more: Parameters<typeof harbor.change>[1]) => {
      harbor.change('ada', more);
      expect((await desk.nobody.send('POST', '/webhooks/harbor', harbor.notice('ada'))).status).toBe(204);
      return desk.ada.customer();
    };
    const give = async () => {
      const form = { requirementId: ADDRESS.id, documentType: 'proof_of_address', side: 'single', file: jpeg() };
      const { id } = await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', { form });
      const answer = { kind: 'document', requirementId: ADDRESS.id, documentType: 'proof_of_address', fileIds: [id] };
      return desk.ada.write('POST', '/answers', { answers: [answer] });
    };
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
    expect((await tell({ state: 'documents_wanted', wanted: [ADDRESS] })).requirements).toMatchObject([{ status: 'open' }]);
    expect(await give()).toMatchObject({ status: { status: 'UNDER_REVIEW' }, requirements: [{ status: 'submitted' }] });
    const again = { state: 'documents_wanted', wanted: [{ ...ADDRESS, refused_because: 'BLURRED' }] };
    const [refused] = (await tell(again)).requirements;
    expect(refused).toMatchObject({ status: 'rejected', reasons: [{ code: 'document_unreadable' }] });
    expect((await give()).status.status).toBe('UNDER_REVIEW');
    expect(await tell({ state: 'open' })).toMatchObject({ status: { status: 'ACTIVE' }, requirements: [{ status: 'accepted' }] });
    expect((await tell({ state: 'frozen' })).status).toMatchObject({ status: 'DEACTIVATED', substatus: 'paused' });
    expect((await tell({ state: 'sunk' })).status).toMatchObject({ status: 'UNKNOWN', editable: false });
    expect(harbor.received).toHaveLength(2);
    expect((await desk.nobody.send('POST', '/webhooks/harbor', harbor.notice(undefined))).status).toBe(204);
  });
});

it('the example is as short as its page says', () => {
  const folder = join(import.meta.dirname, '../../../examples/connector');
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'));
  expect(lines.length).toBeLessThanOrEqual(150);
});
