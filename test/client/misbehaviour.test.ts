/* oxlint-disable typescript/no-unsafe-type-assertion -- adapters without types answer anything */
import { SimulatedClock } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusError } from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { snapshotOf } from './fixtures.js';

const thrower = () => {
  throw new TypeError('sync');
};

const ANSWERS: [string, () => unknown, string][] = [
  ['throws', thrower, 'protocol_error'],
  ['rejects with a string', () => Promise.reject('nope'), 'protocol_error'], // oxlint-disable-line prefer-promise-reject-errors -- the fault under test
  ['rejects with nothing', () => Promise.reject(), 'protocol_error'], // oxlint-disable-line prefer-promise-reject-errors -- the fault under test
  ['resolves with nothing', () => Promise.resolve(), 'protocol_error'],
  ['resolves with something else', () => Promise.resolve({ id: 'c1' }), 'protocol_error'],
  ['aborts by itself', () => Promise.reject(new DOMException('x', 'AbortError')), 'aborted'],
];

async function started(offers: Parameters<typeof fakeBackend>[1] = []) {
  const backend = fakeBackend(snapshotOf(1), offers);
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
  client.start();
  await settle();
  return { backend, client, clock };
}

describe('an adapter that', () => {
  it.each(ANSWERS)('%s while reading leaves the last good state and a typed error', async (_title, answer, code) => {
    const { backend, client } = await started();
    backend.arrange('getCustomer', answer);
    const result = await client.refresh();
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED', error: { code } });
    expect(client.getSnapshot().error).toBeInstanceOf(CustomerStatusError);
  });

  it.each(ANSWERS)('%s while writing is told as a result', async (_title, answer, code) => {
    const { backend, client } = await started(['submitForReview']);
    backend.arrange('submitForReview', answer);
    expect(await client.submitForReview()).toMatchObject({ ok: false, error: { code } });
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', pending: [] });
  });

  it('never answers is given up after thirty seconds for a read and sixty for a write', async () => {
    const { backend, client, clock } = await started(['submitForReview']);
    backend.arrange('getCustomer', () => new Promise(() => undefined));
    backend.arrange('submitForReview', () => new Promise(() => undefined));
    const read = client.refresh();
    const write = client.submitForReview();
    clock.increment(30_000);
    expect(await read).toMatchObject({ ok: false, error: { code: 'timeout', retryable: true } });
    expect(backend.last('submitForReview')?.signal?.aborted).toBe(false);
    clock.increment(30_000);
    expect(await write).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(backend.last('submitForReview')?.signal?.aborted).toBe(true);
  });

  it('throws on subscribing is polled', async () => {
    for (const subscribe of [thrower, () => Promise.reject(new Error('later')) as never]) {
      const backend = { ...fakeBackend(snapshotOf(1)), subscribe };
      const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock() });
      client.start();
      await settle();
      expect(client.getSnapshot()).toMatchObject({ phase: 'ready', connection: 'polling' });
    }
  });
});

describe('a host that', () => {
  it('throws in a handler disturbs nothing and is told once', async () => {
    const { backend, client } = await started();
    const errors = vi.fn();
    const others = vi.fn();
    client.on('statusChanged', thrower);
    client.on('statusChanged', others);
    client.on('errorOccurred', errors);
    client.subscribe(thrower);
    for (const version of [2, 3, 4]) {
      backend.set(snapshotOf(version, { is: version % 2 ? 'ACTIVE' : 'UNDER_REVIEW' }));
      await client.refresh();
    }
    expect(others).toHaveBeenCalledTimes(3);
    expect(errors).toHaveBeenCalledTimes(2);
    for (const [event] of errors.mock.calls) expect(event.error.code).toBe('protocol_error');
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
  });

  it('throws in the handler of errors does not loop', async () => {
    const { backend, client } = await started();
    const handler = vi.fn(thrower);
    client.on('errorOccurred', handler);
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('network')));
    await client.refresh();
    expect(handler.mock.calls.length).toBeLessThanOrEqual(2);
    expect(client.getSnapshot().phase).toBe('ready');
  });

  it('forgets the backend or the customer is told so at once', () => {
    expect(() => createCustomerClient({ customerId: 'c1' } as never)).toThrow(CustomerStatusError);
    expect(() => createCustomerClient({ backend: fakeBackend(snapshotOf(1)), customerId: '' })).toThrow(/customerId/);
  });

  it('changes something while it is told of a change leaves everybody with the newest state', async () => {
    const client = createCustomerClient({
      backend: memoryBackend({ scenario: 'request_for_information' }),
      customerId: 'c1',
      clock: new SimulatedClock(),
    });
    const told = vi.fn();
    client.subscribe(({ customer, drafts }) => {
      const asked = customer?.requirements.find(({ kind }) => kind === 'clarification');
      if (asked === undefined || Object.hasOwn(drafts, asked.id)) return;
      client.setDraft({ kind: 'clarification', requirementId: asked.id, text: 'A salary.' });
    });
    client.subscribe(told);
    client.start();
    await settle();
    expect(Object.keys(client.getSnapshot().drafts)).toHaveLength(1);
    expect(told).toHaveBeenLastCalledWith(client.getSnapshot());
    client.dispose();
  });

  it('subscribes like a chart library is called as an observer and can leave in both spellings', async () => {
    const { backend, client } = await started();
    const next = vi.fn();
    const plain = vi.fn();
    const { unsubscribe } = client.subscribe({ next });
    const leave = client.subscribe(plain);
    backend.set(snapshotOf(2));
    await client.refresh();
    expect(next).toHaveBeenLastCalledWith(client.getSnapshot());
    expect(plain).toHaveBeenLastCalledWith(client.getSnapshot());
    unsubscribe();
    leave();
    const calls = next.mock.calls.length + plain.mock.calls.length;
    backend.set(snapshotOf(3));
    await client.refresh();
    expect(next.mock.calls.length + plain.mock.calls.length).toBe(calls);
  });
});
