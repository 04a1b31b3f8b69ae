import { SimulatedClock } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusError, type Answer, type BackendCapabilities, type CustomerSnapshot } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf } from './fixtures.js';

const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });

const LOCKING: BackendCapabilities = {
  requirements: 'itemised',
  submission: 'per_requirement',
  realtime: 'poll',
  history: false,
  optimisticLocking: true,
  idempotency: true,
  surface: 'customer',
};

async function started(first: CustomerSnapshot = snapshotOf(1), withLocking = false) {
  const backend = fakeBackend(first, withLocking ? ['submitAnswers', 'getCapabilities'] : ['submitAnswers']);
  if (withLocking) backend.arrange('getCapabilities', () => Promise.resolve(LOCKING));
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
  client.start();
  await settle();
  return { backend, client, clock };
}

const sent = (backend: ReturnType<typeof fakeBackend>) => backend.calls.filter((call) => call.method === 'submitAnswers');

const lost = () => Promise.reject(new CustomerStatusError('network'));

const option = (value: string) => ({ value, label: value });

const choice = (...values: string[]) =>
  requirement('r1', {
    spec: { kind: 'field', path: 'r1', input: 'multi_choice', required: true, options: values.map(option) },
  });

describe('drafts', () => {
  it('are kept over stopping and starting, and dropped one by one', async () => {
    const { client } = await started();
    client.setDraft(field('r1', 'a'));
    client.setDraft(field('r2', 'b'));
    client.dispose();
    client.start();
    expect(Object.keys(client.getSnapshot().drafts)).toEqual(['r1', 'r2']);
    client.clearDraft('r1');
    expect(Object.keys(client.getSnapshot().drafts)).toEqual(['r2']);
  });

  it('are taken before the customer is known and judged afterwards', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'UNDER_REVIEW' }), ['submitAnswers']);
    const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock() });
    client.setDraft(field('r1', 'early'));
    expect(client.getSnapshot().drafts['r1']?.phase).toBe('editing');
    client.start();
    await settle();
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'locked', answer: { value: 'early' } });
  });

  it('are locked, not lost, when the status changes while somebody types', async () => {
    const { backend, client } = await started();
    client.setDraft(field('r1', 'half a sen'));
    backend.set(snapshotOf(2, { is: 'UNDER_REVIEW' }));
    await client.refresh();
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'locked', answer: { value: 'half a sen' } });
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(sent(backend)).toHaveLength(0);
    backend.set(snapshotOf(3, { is: 'NEEDS_ADDITIONAL_INFORMATION' }));
    await client.refresh();
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'editing', answer: { value: 'half a sen' } });
  });

  it('keep their identity while they do not change', async () => {
    const { client } = await started();
    client.setDraft(field('r1', 'a'));
    const before = client.getSnapshot().drafts;
    client.setDraft(field('r2', 'b'));
    expect(client.getSnapshot().drafts['r1']).toBe(before['r1']);
  });
});

describe('sending answers', () => {
  it('sends them, takes the new snapshot, clears the drafts and hands out a receipt', async () => {
    const { backend, client } = await started();
    const told = vi.fn();
    client.on('answersSubmitted', told);
    const answer = deferred<CustomerSnapshot>();
    backend.arrange('submitAnswers', () => answer.promise);
    client.setDraft(field('r1', 'a'));
    client.setDraft(field('r2', 'b'));
    const result = client.submitAnswers(['r1']);
    expect(client.getSnapshot()).toMatchObject({ pending: ['submitAnswers'], drafts: { r1: { phase: 'sending' } } });
    answer.resolve(snapshotOf(2, { is: 'UNDER_REVIEW' }));
    const receipt = {
      reference: sent(backend)[0]?.key,
      requirementIds: ['r1'],
      answers: [field('r1', 'a')],
      asked: [requirement('r1')],
    };
    expect(await result).toEqual({ ok: true, value: { at: expect.any(String), ...receipt } });
    expect(told).toHaveBeenCalledExactlyOnceWith({ at: expect.any(String), ...receipt });
    expect(client.getSnapshot()).toMatchObject({ status: 'UNDER_REVIEW', pending: [] });
    expect(Object.keys(client.getSnapshot().drafts)).toEqual(['r2']);
  });

  it('has one effect however often it is asked meanwhile', async () => {
    const { backend, client } = await started();
    client.setDraft(field('r1', 'a'));
    const first = client.submitAnswers();
    expect(client.submitAnswers()).toBe(first);
    expect(client.submitAnswers(['r1'])).toBe(first);
    await first;
    expect(sent(backend)).toHaveLength(1);
  });

  it('sends what is asked for meanwhile and is not under way already, afterwards', async () => {
    const { backend, client } = await started();
    const answer = deferred<CustomerSnapshot>();
    backend.arrange('submitAnswers', () => answer.promise);
    client.setDraft(field('r1', 'a'));
    client.setDraft(field('r2', 'b'));
    const first = client.submitAnswers(['r1']);
    const second = client.submitAnswers(['r2']);
    expect(client.submitAnswers(['r2'])).toBe(second);
    await settle();
    expect(sent(backend)).toHaveLength(1);
    answer.resolve(snapshotOf(2));
    expect(await first).toMatchObject({ ok: true, value: { requirementIds: ['r1'] } });
    expect(await second).toMatchObject({ ok: true, value: { requirementIds: ['r2'] } });
    expect(sent(backend).map(({ args }) => args[1])).toEqual([[field('r1', 'a')], [field('r2', 'b')]]);
  });

  it('has nothing more to send when everything was under way already', async () => {
    const { backend, client } = await started();
    client.setDraft(field('r1', 'a'));
    const [first, second] = await Promise.all([client.submitAnswers(['r1']), client.submitAnswers()]);
    expect(second).toEqual(first);
    expect(sent(backend)).toHaveLength(1);
  });

  it('sends the same bytes for the same answers, in whatever order they were entered', async () => {
    const { backend, client } = await started();
    backend.arrange('submitAnswers', lost);
    client.setDraft(field('r2', 'b'));
    client.setDraft(field('r1', 'a'));
    await client.submitAnswers();
    client.clearDraft('r2');
    client.setDraft(field('r2', 'b'));
    await client.submitAnswers();
    const [first, second] = sent(backend);
    expect([second?.key, second?.args[1]]).toEqual([first?.key, first?.args[1]]);
  });

  it('repeats the same answers with the same key, and others with another', async () => {
    const { backend, client } = await started();
    backend.arrange('submitAnswers', lost, lost, lost);
    client.setDraft(field('r1', 'a'));
    await client.submitAnswers();
    await client.submitAnswers();
    client.setDraft(field('r1', 'changed'));
    await client.submitAnswers();
    await client.submitAnswers();
    client.setDraft(field('r1', 'changed'));
    await client.submitAnswers();
    const keys = sent(backend).map((call) => call.key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(keys[3]).toBe(keys[2]);
    expect(keys[4]).not.toBe(keys[3]);
  });

  it('puts the errors of the backend on the drafts they belong to and keeps what was typed', async () => {
    const { backend, client } = await started();
    const fieldErrors = [{ path: 'r1', code: 'data_invalid' }];
    backend.arrange('submitAnswers', () => Promise.reject(new CustomerStatusError('validation_failed', { fieldErrors })));
    client.setDraft(field('r1', 'a'));
    client.setDraft(field('r2', 'b'));
    const errors = vi.fn();
    client.on('errorOccurred', errors);
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    const { drafts } = client.getSnapshot();
    expect(drafts['r1']).toMatchObject({ requirementId: 'r1', phase: 'editing', answer: field('r1', 'a'), errors: fieldErrors });
    expect(drafts['r2']).toMatchObject({ phase: 'editing', errors: [] });
    expect(errors).toHaveBeenCalledTimes(1);
    client.setDraft(field('r1', 'better'));
    expect(client.getSnapshot().drafts['r1']?.errors).toEqual([]);
  });

  it('names the version only where the backend locks by it', async () => {
    const plain = await started();
    plain.client.setDraft(field('r1', 'a'));
    await plain.client.submitAnswers();
    expect(sent(plain.backend)[0]?.args.at(-1)).not.toHaveProperty('ifVersion');
    const locking = await started(snapshotOf(7), true);
    locking.client.setDraft(field('r1', 'a'));
    await locking.client.submitAnswers();
    expect(sent(locking.backend)[0]?.args.at(-1)).toMatchObject({ ifVersion: '7' });
  });

  it('sends again by itself, once, when something was changed meanwhile and nothing of what is asked', async () => {
    const { backend, client } = await started(snapshotOf(1), true);
    client.setDraft(field('r1', 'mine'));
    backend.set(snapshotOf(2));
    backend.arrange('submitAnswers', () => Promise.reject(new CustomerStatusError('version_conflict')));
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect(sent(backend).map(({ args }) => args.at(-1))).toMatchObject([{ ifVersion: '1' }, { ifVersion: '2' }]);
  });

  it('says so when that is changed again and again; the drafts are kept and can be sent', async () => {
    const { backend, client } = await started(snapshotOf(1), true);
    client.setDraft(field('r1', 'mine'));
    const refuse = (version: number) => () => {
      backend.set(snapshotOf(version));
      return Promise.reject(new CustomerStatusError('version_conflict'));
    };
    backend.arrange('submitAnswers', refuse(2));
    backend.arrange('submitAnswers', refuse(3));
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'version_conflict' } });
    expect(client.getSnapshot().customer?.version).toBe('3');
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'editing', answer: { value: 'mine' } });
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect(sent(backend)[2]?.args.at(-1)).toMatchObject({ ifVersion: '3' });
  });

  it('does not lose what is typed while the answer is on its way', async () => {
    const { backend, client } = await started();
    const answer = deferred<CustomerSnapshot>();
    backend.arrange('submitAnswers', () => answer.promise);
    client.setDraft(field('r1', 'a'));
    const result = client.submitAnswers();
    client.setDraft(field('r1', 'ab'));
    answer.resolve(snapshotOf(2));
    await result;
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'editing', answer: { value: 'ab' } });
  });

  it('is refused without asking the backend when there is nothing to send, no method, or no permission', async () => {
    const { backend, client } = await started();
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    backend.set(snapshotOf(2, { allowed: { submitAnswers: false } }));
    client.setDraft(field('r1', 'a'));
    await client.refresh();
    expect(client.supports('submitAnswers')).toBe(false);
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(sent(backend)).toHaveLength(0);
    const reading = createCustomerClient({ backend: fakeBackend(snapshotOf(1)), customerId: 'c1', clock: new SimulatedClock() });
    reading.start();
    await settle();
    reading.setDraft(field('r1', 'a'));
    expect(await reading.submitAnswers()).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(reading.getSnapshot().drafts['r1']?.phase).toBe('editing');
  });

  it('keeps what still fits when a requirement changes', async () => {
    const { backend, client } = await started(snapshotOf(1, { requirements: [choice('a', 'b')] }));
    client.setDraft({ kind: 'field', requirementId: 'r1', value: ['a', 'b'] });
    backend.set(snapshotOf(2, { requirements: [choice('b', 'c')] }));
    await client.refresh();
    expect(client.getSnapshot().drafts['r1']?.answer).toMatchObject({ value: ['b'] });
  });
});
