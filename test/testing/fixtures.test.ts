import {
  CUSTOMER_STATUSES,
  customerSnapshotSchema,
  lifecycleEventSchema,
  parse,
  REQUIREMENT_STATUSES,
} from 'customer-status-kit/model';
import { checkFile } from 'customer-status-kit/files';
import {
  customerFixture,
  documentFixture,
  FIXTURE_TIME,
  lifecycleEventFixture,
  protocolResponder,
  requirementFixture,
  SCENARIO_NAMES,
  SCENARIOS,
} from 'customer-status-kit/testing';
import { expect, it } from 'vitest';
import { readProtocol } from '../server/fixtures/protocol.ts';

const { judge } = readProtocol();
const BASE = 'https://host.test';

/** What openapi.yaml finds wrong with a customer and with their history. */
async function faultsOf(responder: ReturnType<typeof protocolResponder>): Promise<string[]> {
  const ask = async (path: string) => judge('GET', path, await responder.fetch(new Request(`${BASE}${path}`)));
  return [...(await ask('/customers/cus_1')), ...(await ask('/customers/cus_1/events'))];
}

it.each(CUSTOMER_STATUSES)(
  'a made-up customer who is %s is valid on the wire, by the schema and by openapi.yaml',
  async (status) => {
    const requirements = REQUIREMENT_STATUSES.map((state) => requirementFixture({ title: `Request ${state}`, status: state }));
    const customer = customerFixture({ status, requirements });
    expect(parse(customerSnapshotSchema, customer)).toEqual(customer);
    expect(customer.status).toMatchObject({ status, terminal: status === 'REJECTED' });
    expect(await faultsOf(protocolResponder({ baseUrl: BASE, customer }))).toEqual([]);
  },
);

it('whatever is said of a made-up customer, request or event stands above its defaults', () => {
  const customer = customerFixture({ id: 'b', type: 'BUSINESS', version: '7', status: { status: 'ACTIVE', substatus: 'x' } });
  expect(customer).toMatchObject({ id: 'b', type: 'BUSINESS', version: '7', status: { substatus: 'x' }, requirements: [] });
  expect(requirementFixture({ title: 'A B', id: 'own', blocking: false })).toMatchObject({ id: 'own', blocking: false });
  const event = lifecycleEventFixture({ seq: 3, type: 'note' });
  expect(parse(lifecycleEventSchema, event)).toEqual(event);
  expect(event).not.toHaveProperty('to');
  expect(event.at > new Date(FIXTURE_TIME).toISOString()).toBe(true);
});

it.each(SCENARIO_NAMES.filter((name) => name !== 'offline'))(
  'the scenario %s is data that are valid on the wire',
  async (scenario) => {
    const { snapshot, events } = SCENARIOS[scenario](FIXTURE_TIME);
    expect(parse(customerSnapshotSchema, snapshot)).toEqual(snapshot);
    expect(events.length).toBeGreaterThan(0);
    expect(await faultsOf(protocolResponder({ baseUrl: BASE, scenario, latencyMs: 0 }))).toEqual([]);
  },
);

it('a made-up document is a real one, and two of them are two', async () => {
  const limits = { mime: ['application/pdf'], maxBytes: 10_000 };
  const [front, back] = [documentFixture({ name: 'front.pdf' }), documentFixture({ name: 'back.pdf' })];
  expect(await checkFile(front, limits)).toEqual([]);
  expect(await checkFile(back, limits, { others: [front] })).toEqual([]);
  expect(await checkFile(documentFixture({ name: 'front.pdf' }), limits, { others: [front] })).toMatchObject([
    { code: 'duplicate' },
  ]);
});

it('a made-up document is whole also under a name that is not ASCII', async () => {
  const bytes = new Uint8Array(await documentFixture({ name: 'Führerschein 免許.pdf' }).arrayBuffer());
  // One character for one byte, so that a place in the text is one in the file.
  const text = new TextDecoder('latin1').decode(bytes);
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref')).toBe(true);
  const content = /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(text);
  expect(content?.[2]).toHaveLength(Number(content?.[1]));
});
