import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusError, type CustomerSnapshot } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf } from './fixtures.js';

const OPERATOR = ['setStatus', 'activate', 'deactivate', 'requestInformation', 'decideRequirement', 'decideFile'] as const;

async function started(offers: Parameters<typeof fakeBackend>[1], first = snapshotOf(1)) {
  const backend = fakeBackend(first, offers);
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, locale: 'de' });
  client.start();
  await settle();
  return { backend, client, clock };
}

type Client = Awaited<ReturnType<typeof started>>['client'];

const STEPS: Record<(typeof OPERATOR)[number], (client: Client) => Promise<unknown>> = {
  setStatus: (client) => client.setStatus('ACTIVE', { reasonCode: 'other', message: 'done' }),
  activate: (client) => client.activate(),
  deactivate: (client) => client.deactivate({ reasonCode: 'compliance' }),
  requestInformation: (client) => client.requestInformation([{ title: 'x', spec: requirement('x').spec }]),
  decideRequirement: (client) => client.decideRequirement('r1', { decision: 'accepted' }),
  decideFile: (client) => client.decideFile('f1', { decision: 'rejected' }),
};

const failing = (code: 'timeout' | 'state_conflict') => () => Promise.reject(new CustomerStatusError(code));

const busy = (retryAfterMs: number) => () => Promise.reject(new CustomerStatusError('state_conflict', { retryAfterMs }));

const keysOf = ({ calls }: ReturnType<typeof fakeBackend>, method: string) =>
  calls.filter((call) => call.method === method).map((call) => call.key);

describe('a command', () => {
  it.each(OPERATOR)('%s calls the backend with a key and takes the snapshot it answers', async (operation) => {
    const { backend, client } = await started(OPERATOR);
    backend.arrange(operation, () => Promise.resolve(snapshotOf(2, { is: 'ACTIVE' })));
    expect(await STEPS[operation](client)).toEqual({ ok: true, value: undefined });
    expect(client.getSnapshot().status).toBe('ACTIVE');
    expect(backend.last(operation)?.args[0]).toBe('c1');
    expect(backend.last(operation)?.key).toEqual(expect.any(String));
  });

  it.each(OPERATOR)('%s is unsupported where the backend lacks it', async (operation) => {
    const { client } = await started([]);
    expect(client.supports(operation)).toBe(false);
    expect(await STEPS[operation](client)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });

  it('passes the reason of an operator on', async () => {
    const { backend, client } = await started(OPERATOR);
    await client.setStatus('ACTIVE', { reasonCode: 'other', message: 'done' });
    expect(backend.last('setStatus')?.args).toMatchObject(['c1', 'ACTIVE', { reasonCode: 'other', message: 'done' }]);
  });

  it('is refused where the snapshot forbids it', async () => {
    const { backend, client } = await started(OPERATOR, snapshotOf(1, { allowed: { activate: false } }));
    expect(client.supports('activate')).toBe(false);
    expect(client.supports('deactivate')).toBe(true);
    expect(await client.activate()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(backend.count('activate')).toBe(0);
  });

  it('has one effect when it is given twice, and two when they differ', async () => {
    const { backend, client } = await started(OPERATOR);
    const answer = deferred<CustomerSnapshot>();
    backend.arrange('setStatus', () => answer.promise);
    const first = client.setStatus('ACTIVE');
    const second = client.setStatus('ACTIVE');
    const third = client.setStatus('REJECTED');
    expect(client.getSnapshot().pending).toEqual(['setStatus']);
    answer.resolve(snapshotOf(2));
    await Promise.all([first, second, third]);
    expect(backend.count('setStatus')).toBe(2);
    await client.setStatus('ACTIVE');
    expect(backend.count('setStatus')).toBe(3);
  });

  it('keeps its key over a lost answer and takes a new one after a refusal', async () => {
    const { backend, client } = await started(OPERATOR);
    backend.arrange('activate', failing('timeout'), failing('state_conflict'));
    await client.activate();
    await client.activate();
    await client.activate();
    const keys = backend.calls.filter((call) => call.method === 'activate').map((call) => call.key);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('whose answer was lost waits for the first try, which is still being carried out, and gets its answer', async () => {
    const { backend, client, clock } = await started(OPERATOR);
    backend.arrange('requestInformation', failing('timeout'), busy(2_000), busy(2_000), () => Promise.resolve(snapshotOf(2)));
    await STEPS.requestInformation(client);
    const again = STEPS.requestInformation(client);
    for (const _wait of [1, 2]) {
      await settle();
      clock.increment(2_000);
    }
    expect(await again).toEqual({ ok: true, value: undefined });
    expect(new Set(keysOf(backend, 'requestInformation'))).toHaveLength(1);
    expect(backend.count('requestInformation')).toBe(4);
  });

  it('gives up waiting after a while, and keeps its key', async () => {
    const { backend, client, clock } = await started(OPERATOR);
    backend.arrange('activate', ...Array.from({ length: 5 }, () => busy(1_000)));
    const first = client.activate();
    for (const _wait of [1, 2, 3, 4]) {
      await settle();
      clock.increment(1_000);
    }
    expect(await first).toMatchObject({ ok: false, error: { code: 'state_conflict', retryable: true } });
    expect(await client.activate()).toEqual({ ok: true, value: undefined });
    expect(new Set(keysOf(backend, 'activate'))).toHaveLength(1);
    expect(backend.count('activate')).toBe(6);
  });

  it('does not wait for a backend that asks for longer than somebody would', async () => {
    const { backend, client } = await started(OPERATOR);
    backend.arrange('activate', busy(60_000));
    expect(await client.activate()).toMatchObject({ ok: false, error: { retryAfterMs: 60_000 } });
  });

  it('that waits ends at once when the client is stopped', async () => {
    const { backend, client, clock } = await started(OPERATOR);
    backend.arrange('activate', busy(1_000));
    const call = client.activate();
    await settle();
    client.dispose();
    expect(await call).toMatchObject({ ok: false, error: { code: 'aborted' } });
    clock.increment(10_000);
    await settle();
    expect(backend.count('activate')).toBe(1);
  });

  it('starts and completes an action', async () => {
    const { backend, client } = await started(['startAction', 'completeAction']);
    backend.arrange('startAction', () => Promise.resolve({ url: 'https://verify.example/x' }));
    expect(await client.startAction('r1', 'https://host.example/back')).toEqual({
      ok: true,
      value: { url: 'https://verify.example/x' },
    });
    expect(backend.last('startAction')?.args).toMatchObject(['c1', 'r1', { returnUrl: 'https://host.example/back' }]);
    expect(await client.completeAction('r1', { code: '123456' })).toEqual({ ok: true, value: undefined });
  });

  it('reads the customer after a file was removed, before it resolves', async () => {
    const { backend, client } = await started(['removeFile']);
    backend.set(snapshotOf(2));
    expect(await client.removeFile('f1')).toEqual({ ok: true, value: undefined });
    expect(client.getSnapshot().customer?.version).toBe('2');
  });

  it('takes the upload of a removed file off the list', async () => {
    const { backend, client } = await started(['uploadFile', 'removeFile']);
    backend.arrange('uploadFile', () => Promise.resolve({ id: 'f1', mime: 'image/jpeg', size: 1 }));
    client.upload({ requirementId: 'r1', documentType: 'passport' }, new File(['a'], 'a.jpg', { type: 'image/jpeg' }));
    await settle();
    expect(client.getSnapshot().uploads).toMatchObject([{ phase: 'done' }]);
    await client.removeFile('f1');
    expect(client.getSnapshot().uploads).toEqual([]);
  });

  it('works on a client that was never started', async () => {
    const backend = fakeBackend(snapshotOf(1), ['activate']);
    const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock() });
    expect(await client.refresh()).toEqual({ ok: true, value: undefined });
    expect(await client.activate()).toEqual({ ok: true, value: undefined });
    expect(client.getSnapshot().phase).toBe('ready');
  });

  it('passes the locale on to reads', async () => {
    const { backend } = await started([]);
    expect(backend.last('getCustomer')?.args).toMatchObject(['c1', { locale: 'de' }]);
  });
});
