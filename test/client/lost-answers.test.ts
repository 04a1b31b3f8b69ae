import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusError, type Answer, type CustomerSnapshot } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf } from './fixtures.js';

const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });

const lost = () => Promise.reject(new CustomerStatusError('network'));

const arrived = { status: 'submitted', awaiting: 'provider' } as const;

const showing = (version: number, r1: object, r2: object) =>
  snapshotOf(version, { requirements: [requirement('r1', r1), requirement('r2', r2)] });

async function started() {
  const backend = fakeBackend(snapshotOf(1), ['submitAnswers']);
  const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), random: () => 0 });
  client.start();
  await settle();
  client.setDraft(field('r1', 'a'));
  const read = async () => {
    await client.refresh();
    await settle();
  };
  return { backend, client, read, draft: (id: string) => client.getSnapshot().drafts[id] };
}

const receipts = ({ client }: Awaited<ReturnType<typeof started>>) =>
  client.getSnapshot().submitted.map(({ requirementIds }) => requirementIds);

describe('answers whose confirmation was lost', () => {
  it('are asked about again at the next read when the question is lost as well', async () => {
    const journey = await started();
    const { backend, client, read, draft } = journey;
    backend.set(showing(2, arrived, {}));
    backend.arrange('submitAnswers', lost, lost);
    await client.submitAnswers();
    await settle();
    expect(draft('r1')).toMatchObject({ phase: 'locked', checking: true });
    await read();
    expect(receipts(journey)).toEqual([['r1']]);
    expect(client.getSnapshot().drafts).toEqual({});
    await read();
    const keys = backend.calls.filter(({ method }) => method === 'submitAnswers').map(({ key }) => key);
    expect(keys).toEqual([keys[0], keys[0], keys[0]]);
  });

  it('are asked about again after the client was stopped in the middle of the question', async () => {
    const journey = await started();
    const { backend, client } = journey;
    backend.set(showing(2, arrived, {}));
    backend.arrange('submitAnswers', lost, () => new Promise(() => undefined));
    await client.submitAnswers();
    await settle();
    client.dispose();
    await settle();
    client.start();
    await settle();
    expect(receipts(journey)).toEqual([['r1']]);
  });

  it.each([
    ['closed, each has its receipt', arrived, [['r1'], ['r2']], {}],
    ['open, each can be sent again', {}, [], { r1: { phase: 'editing' }, r2: { phase: 'editing' } }],
  ])('are found out for every submission that was lost: %s', async (_title, state, expected, drafts) => {
    const journey = await started();
    const { backend, client, read, draft } = journey;
    client.setDraft(field('r2', 'b'));
    backend.arrange('submitAnswers', lost, lost);
    backend.arrange('getCustomer', lost, lost);
    await client.submitAnswers(['r1']);
    await client.submitAnswers(['r2']);
    await settle();
    expect([draft('r1')?.checking, draft('r2')?.checking]).toEqual([true, true]);
    backend.set(showing(3, state, state));
    await read();
    expect(receipts(journey)).toEqual(expected);
    expect(client.getSnapshot().drafts).toMatchObject(drafts);
    expect(Object.values(client.getSnapshot().drafts).filter(({ checking }) => checking)).toEqual([]);
  });

  it('of a batch are found out together when one of them is refused before anybody knows', async () => {
    const journey = await started();
    const { backend, client, draft } = journey;
    client.setDraft(field('r2', 'b'));
    backend.set(showing(3, { status: 'rejected' }, arrived));
    backend.arrange('submitAnswers', lost);
    await client.submitAnswers();
    await settle();
    expect(draft('r2')?.conflict).toBeUndefined();
    expect(receipts(journey)).toEqual([['r1', 'r2']]);
  });

  it('stay on their way when the customer is read during the second try', async () => {
    const journey = await started();
    const { backend, client, read, draft } = journey;
    const answer = deferred<CustomerSnapshot>();
    backend.arrange('submitAnswers', lost, () => answer.promise);
    await client.submitAnswers();
    await settle();
    const second = client.submitAnswers();
    await read();
    expect(draft('r1')?.phase).toBe('sending');
    answer.resolve(showing(2, { status: 'in_progress' }, {}));
    expect(await second).toMatchObject({ ok: true });
    expect(client.getSnapshot().drafts).toEqual({});
    expect(receipts(journey)).toEqual([['r1']]);
  });
});

describe('a sign-out while answers are on their way', () => {
  it('leaves nothing that touches what is sent afterwards', async () => {
    const { backend, client, read, draft } = await started();
    backend.arrange('submitAnswers', ...Array.from({ length: 2 }, () => () => new Promise(() => undefined)));
    void client.submitAnswers();
    client.reset();
    client.start();
    await settle();
    client.setDraft(field('r1', 'of somebody else'));
    void client.submitAnswers();
    await settle();
    expect(backend.count('submitAnswers')).toBe(2);
    await read();
    expect(draft('r1')).toMatchObject({ phase: 'sending', answer: { value: 'of somebody else' } });
  });

  it('leaves no receipt, also when the host signs out because of what they led to', async () => {
    const journey = await started();
    const { backend, client } = journey;
    backend.arrange('submitAnswers', () => Promise.resolve(snapshotOf(2, { is: 'REJECTED' })));
    client.on('statusChanged', () => client.reset());
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(receipts(journey)).toEqual([]);
  });
});
