import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient, type CustomerClient, type IntentStorage } from '../../src/client/index.js';
import { CustomerStatusError, type Answer } from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { snapshotOf } from './fixtures.js';
import { tabStorage } from './tab-storage.js';

const OFFERS = ['submitAnswers', 'activate', 'removeFile', 'startAction', 'listEvents'] as const;
const CANARY = 'canary-4711';
const DAY = 86_400_000;

type Intention = [operation: (typeof OFFERS)[number], answer: () => unknown, run: (client: CustomerClient) => Promise<unknown>];

const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });
const lost = () => Promise.reject(new CustomerStatusError('network'));
const mismatch = () => Promise.reject(new CustomerStatusError('idempotency_mismatch'));

async function loaded(backend: ReturnType<typeof fakeBackend>, intentStorage: IntentStorage, startedAt = 0, customerId = 'c1') {
  const clock = new SimulatedClock();
  clock.set(startedAt);
  const client = createCustomerClient({ backend, customerId, clock, random: () => 0, intentStorage });
  const errors: string[] = [];
  client.on('errorOccurred', ({ error }) => errors.push(error.code));
  client.start();
  await settle();
  return { client, errors };
}

const keysOf = ({ calls }: ReturnType<typeof fakeBackend>, method: string) =>
  calls.filter((call) => call.method === method).map((call) => call.key);

/** A page that sends, hears nothing, and goes away. */
async function losing(backend: ReturnType<typeof fakeBackend>, storage: IntentStorage, value = 'a') {
  const { client } = await loaded(backend, storage);
  backend.arrange('submitAnswers', lost);
  client.setDraft(field('r1', value));
  await client.submitAnswers();
  client.dispose();
}

describe('an intent under way when the page is loaded again', () => {
  it('is sent again with the same key', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    await losing(backend, storage);
    const { client } = await loaded(backend, storage);
    client.setDraft(field('r1', 'a'));
    const result = await client.submitAnswers();
    const keys = keysOf(backend, 'submitAnswers');
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    expect(result).toMatchObject({ ok: true, value: { reference: keys[0] } });
  });

  it.each([
    ['activate', () => undefined, (client: CustomerClient) => client.activate()],
    ['removeFile', () => undefined, (client: CustomerClient) => client.removeFile('f1')],
    [
      'startAction',
      () => Promise.resolve({ id: 'a1', url: 'https://example.com/' }),
      (client: CustomerClient) => client.startAction('r1', 'https://example.com/back'),
    ],
  ] satisfies Intention[])('keeps the key of %s', async (operation, answer, run) => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    const first = await loaded(backend, storage);
    backend.arrange(operation, lost, answer);
    await run(first.client);
    first.client.dispose();
    const second = await loaded(backend, storage);
    await run(second.client);
    const keys = keysOf(backend, operation);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it('is another intent once the backend has decided', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    const first = await loaded(backend, storage);
    await first.client.activate();
    expect(storage.everything()).toBe('[]');
    const second = await loaded(backend, storage);
    await second.client.activate();
    const keys = keysOf(backend, 'activate');
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('is another intent for other requests, for another customer and after a day', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    await losing(backend, storage);
    const others = await loaded(backend, storage);
    others.client.setDraft(field('r2', 'a'));
    await others.client.submitAnswers();
    others.client.dispose();
    const late = await loaded(backend, storage, DAY);
    late.client.setDraft(field('r1', 'a'));
    await late.client.submitAnswers();
    late.client.dispose();
    await losing(backend, storage);
    backend.set(snapshotOf(1, { id: 'c2' }));
    const stranger = await loaded(backend, storage, 0, 'c2');
    stranger.client.setDraft(field('r1', 'a'));
    await stranger.client.submitAnswers();
    const keys = keysOf(backend, 'submitAnswers');
    expect(keys).toHaveLength(5);
    expect(new Set(keys).size).toBe(5);
  });

  it('with other answers than before is sent once more under a new key, when it is still asked', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    await losing(backend, storage, 'what was typed before');
    const { client, errors } = await loaded(backend, storage);
    const reads = backend.count('getCustomer');
    backend.arrange('submitAnswers', mismatch);
    client.setDraft(field('r1', 'what is typed now'));
    const result = await client.submitAnswers();
    const keys = keysOf(backend, 'submitAnswers');
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(result).toMatchObject({ ok: true, value: { reference: keys[2] } });
    expect(backend.count('getCustomer')).toBe(reads + 1);
    expect(errors).toEqual([]);
    expect(storage.everything()).toBe('[]');
  });

  it('with other answers than before is not sent again when they have arrived meanwhile', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    await losing(backend, storage, 'before');
    const { client, errors } = await loaded(backend, storage);
    backend.arrange('submitAnswers', mismatch);
    client.setDraft(field('r1', 'now'));
    backend.set(snapshotOf(2, { is: 'NEEDS_ADDITIONAL_INFORMATION', requirements: [] }));
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch' } });
    expect(backend.count('submitAnswers')).toBe(2);
    expect(errors).toEqual(['idempotency_mismatch']);
    expect(client.getSnapshot().drafts['r1']?.answer).toMatchObject({ value: 'now' });
  });

  it('is tried under a new key once, not for ever', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    await losing(backend, storage, 'before');
    const { client, errors } = await loaded(backend, storage);
    backend.arrange('submitAnswers', mismatch, mismatch);
    client.setDraft(field('r1', 'now'));
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch' } });
    expect(backend.count('submitAnswers')).toBe(3);
    expect(errors).toEqual(['idempotency_mismatch']);
  });
});

describe('what is kept of an intent', () => {
  it('is no answer, no customer and no name', async () => {
    const backend = fakeBackend(snapshotOf(1, { id: CANARY, displayName: CANARY }), OFFERS);
    const storage = tabStorage();
    const { client } = await loaded(backend, storage, 0, CANARY);
    backend.arrange('submitAnswers', lost);
    backend.arrange('startAction', lost);
    client.setDraft(field('r1', CANARY));
    await client.submitAnswers();
    await client.startAction('r2', `https://example.com/?session=${CANARY}`);
    expect(storage.everything()).toContain('submitAnswers r1');
    expect(storage.everything()).toContain('startAction r2');
    expect(storage.everything()).not.toContain(CANARY);
  });

  it('is nothing of a read', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    const { client } = await loaded(backend, storage);
    backend.arrange('listEvents', lost);
    await client.loadEvents();
    expect(storage.everything()).toBe('[]');
  });

  it('is gone after sign-out', async () => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const storage = tabStorage();
    const { client } = await loaded(backend, storage);
    backend.arrange('activate', lost);
    await client.activate();
    expect(storage.everything()).not.toBe('[]');
    client.reset();
    expect(storage.everything()).toBe('[]');
  });

  it.each([
    ['throws', { getItem: deny, setItem: deny, removeItem: deny }],
    ['is garbled', { getItem: () => '{"submitAnswers r1":{"key":7}}', setItem: () => undefined, removeItem: () => undefined }],
    ['is no JSON', { getItem: () => '<', setItem: () => undefined, removeItem: () => undefined }],
  ] satisfies [string, IntentStorage][])('does no harm where storage %s', async (_what, storage) => {
    const backend = fakeBackend(snapshotOf(1), OFFERS);
    const { client } = await loaded(backend, storage);
    client.setDraft(field('r1', 'a'));
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect(() => client.reset()).not.toThrow();
  });
});

function deny(): never {
  throw new DOMException('denied', 'SecurityError');
}
