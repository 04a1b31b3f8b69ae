import { memoryBackend, type MemoryBackendOptions } from 'customer-status-kit/backends/memory';
import type { BackendUpdate } from 'customer-status-kit/model';
import { SCENARIOS } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';
import { testClock } from '../http/test-clock.js';

const KEY = { idempotencyKey: 'k' };
const QUESTION = { title: 'Work', spec: { kind: 'clarification', question: 'Where?', answer: 'text' } } as const;

/** Everything that was due in this turn of the loop has happened. */
function turn(): Promise<void> {
  return new Promise(setImmediate);
}

function watched(options: MemoryBackendOptions = {}) {
  const backend = memoryBackend(options);
  const updates: BackendUpdate[] = [];
  const states: string[] = [];
  const controller = new AbortController();
  const onState = (state: string) => states.push(state);
  backend.subscribe('cus_1', (update) => updates.push(update), { signal: controller.signal, onState });
  return { backend, updates, states, stop: () => controller.abort() };
}

describe('a memory backend', () => {
  it('answers to any id, and to one id only when it was given a customer', async () => {
    expect((await memoryBackend().getCustomer('anybody')).id).toBe('anybody');
    const customer = SCENARIOS.active(0).snapshot;
    const one = memoryBackend({ customer });
    expect(await one.getCustomer(customer.id)).toEqual(customer);
    await expect(one.getCustomer('anybody')).rejects.toMatchObject({ code: 'not_found' });
    await expect(one.submitForReview('anybody', KEY)).rejects.toMatchObject({ code: 'not_found' });
    await expect(one.listEvents('anybody')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says whether its data are a sample', () => {
    expect(memoryBackend().sample).toBe(false);
    expect(memoryBackend({ sample: true }).sample).toBe(true);
  });

  it('takes time and ids from where it is told', async () => {
    const clock = testClock(Date.parse('2030-01-02T03:04:05Z'));
    let count = 0;
    const backend = memoryBackend({ scenario: 'under_review', clock, createId: () => `mine-${(count += 1)}` });
    const { requirements, updatedAt, version } = backend.simulate.requestInformation([QUESTION]);
    expect(requirements.at(-1)?.id).toBe('mine-1');
    expect(updatedAt).toBe('2030-01-02T03:04:05.000Z');
    expect(version).toBe('3');
  });

  it('takes as long as it is told, and ends early when its caller gives up', async () => {
    const clock = testClock();
    const backend = memoryBackend({ latencyMs: 500, clock });
    const story: string[] = [];
    const call = backend.getCustomer('c').finally(() => story.push('answered'));
    clock.advance(499);
    await turn();
    expect(story).toEqual([]);
    clock.advance(1);
    await call;
    const controller = new AbortController();
    const given = backend.submitForReview('c', { ...KEY, signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'aborted' });
    expect(clock.timerCount()).toBe(0);
  });

  it('fails as it is told, always or by the number of the call', async () => {
    const failures = {
      submitForReview: 'rate_limited',
      getCustomer: (call: number) => (call === 2 ? 'unavailable' : undefined),
    } as const;
    const backend = memoryBackend({ failures });
    await backend.getCustomer('c');
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'unavailable' });
    await backend.getCustomer('c');
    for (const _try of [1, 2]) await expect(backend.submitForReview('c', KEY)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('tells the progress of an upload step by step', async () => {
    const clock = testClock();
    const backend = memoryBackend({ scenario: 'request_for_information', latencyMs: 400, clock });
    const told: number[] = [];
    const target = { requirementId: 'identity-document', documentType: 'passport', side: 'single' } as const;
    const file = new Blob(['12345678'], { type: 'image/png' });
    const call = backend.uploadFile('c', target, file, { ...KEY, onProgress: (sent) => told.push(sent) });
    const seen: number[][] = [];
    for (let part = 0; part < 4; part += 1) {
      seen.push([...told]);
      clock.advance(100);
      await turn();
    }
    expect(seen).toEqual([[0], [0, 2], [0, 2, 4], [0, 2, 4, 6]]);
    const stored = await call;
    expect(stored).toMatchObject({ mime: 'image/png', size: 8 });
    expect(await backend.simulate.getFile(stored.id)?.text()).toBe('12345678');
    const removal = backend.removeFile('c', stored.id, { idempotencyKey: 'k2' });
    clock.advance(400);
    await removal;
    expect(backend.simulate.getFile(stored.id)).toBeUndefined();
  });

  it.each(['image/jpg', 'IMAGE/JPEG', 'image/pjpeg'])('takes a JPEG where it is asked for as %s', async (mime) => {
    const backend = memoryBackend({ scenario: 'under_review' });
    const accepted = [{ type: 'passport', label: 'Passport', sides: ['single' as const] }];
    const { requirements } = backend.simulate.requestInformation([
      { title: 'Passport', spec: { kind: 'document', accepted, mime: [mime] } },
    ]);
    const target = { requirementId: requirements.at(-1)?.id ?? '', documentType: 'passport' };
    const sent = backend.uploadFile('c1', target, new Blob(['abcd'], { type: 'image/jpeg' }), KEY);
    await expect(sent).resolves.toMatchObject({ mime: 'image/jpeg' });
  });

  it('stores no empty file', async () => {
    const backend = memoryBackend({ scenario: 'request_for_information' });
    const target = { requirementId: 'identity-document', documentType: 'passport', side: 'single' } as const;
    await expect(backend.uploadFile('c', target, new Blob([]), KEY)).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('lists events of a page that new ones do not shift, and refuses a page that never was', async () => {
    const backend = memoryBackend({ scenario: 'document_rejected' });
    const all = (await backend.listEvents('c')).events;
    const first = await backend.listEvents('c', { limit: 2 });
    backend.simulate.reject();
    const second = await backend.listEvents('c', { limit: 2, cursor: first.nextCursor });
    expect([...first.events, ...second.events]).toEqual(all.slice(0, 4));
    await expect(backend.listEvents('c', { cursor: 'never' })).rejects.toMatchObject({ code: 'validation_failed' });
  });
});

describe('the simulation of a memory backend', () => {
  it('plays the people on the other side', () => {
    const { simulate } = memoryBackend({ scenario: 'under_review' });
    expect(simulate.approve().status.status).toBe('ACTIVE');
    expect(simulate.deactivate({ reasonCode: 'inactivity' }).status).toMatchObject({
      status: 'DEACTIVATED',
      reasons: [{ code: 'inactivity' }],
    });
    expect(simulate.activate().status.status).toBe('ACTIVE');
    expect(simulate.requestInformation([QUESTION]).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect(simulate.reject({ message: 'Sorry.' }).status.reasons[0]?.message).toBe('Sorry.');
    expect(simulate.setStatus('CREATED').status.status).toBe('CREATED');
    expect(simulate.change((snapshot) => ({ ...snapshot, displayName: 'Another' })).displayName).toBe('Another');
  });

  it('decides about files and answers', () => {
    const { simulate } = memoryBackend({ scenario: 'document_rejected' });
    const status = (file: string) =>
      simulate.change((snapshot) => snapshot).documents[0]?.files.find(({ id }) => id === file)?.status;
    simulate.acceptFile('file-back');
    expect(status('file-back')).toBe('accepted');
    simulate.rejectFile('file-front', { reasonCode: 'document_expired' });
    expect(status('file-front')).toBe('rejected');
    const waived = simulate.decideRequirement('identity-document', { decision: 'waived' });
    expect(waived.requirements.find(({ id }) => id === 'identity-document')?.status).toBe('waived');
  });

  it('makes a new version for a change and none for nothing', () => {
    const { simulate } = memoryBackend();
    const before = simulate.change((snapshot) => snapshot).version;
    expect(simulate.change((snapshot) => snapshot).version).toBe(before);
    expect(Number(simulate.approve().version)).toBe(Number(before) + 1);
  });

  it('pushes a change and what happened, under the id of the subscriber, and nothing once that is stopped', async () => {
    const { backend, updates, states, stop } = watched({ scenario: 'under_review' });
    await turn();
    expect(states).toEqual(['open']);
    const { version } = backend.simulate.approve();
    expect(updates).toEqual([]);
    await turn();
    expect(updates[0]?.snapshot).toMatchObject({ id: 'cus_1', version });
    expect(updates.at(-1)?.event).toMatchObject({ type: 'status_changed', from: 'UNDER_REVIEW', to: 'ACTIVE' });
    const told = updates.length;
    stop();
    backend.simulate.deactivate();
    await turn();
    expect(updates).toHaveLength(told);
  });

  it('tells nobody who asks for another customer anything', async () => {
    const customer = SCENARIOS.under_review(Date.parse('2026-03-02T09:00:00Z')).snapshot;
    const backend = memoryBackend({ customer });
    const controller = new AbortController();
    const told: unknown[] = [];
    const onState = (state: string) => told.push(state);
    backend.subscribe('cus_other', (update) => told.push(update), { signal: controller.signal, onState });
    await turn();
    backend.simulate.approve();
    await turn();
    expect(told).toEqual(['ended']);
    const target = { requirementId: 'r', documentType: 'passport' };
    await expect(backend.uploadFile('cus_other', target, new Blob(['x']), KEY)).rejects.toMatchObject({ code: 'not_found' });
    await expect(backend.removeFile('cus_other', 'f', KEY)).rejects.toMatchObject({ code: 'not_found' });
    controller.abort();
  });

  it('pushes exactly what it is told to, such as something old', async () => {
    const { backend, updates } = watched();
    const old = { snapshot: { ...(await backend.getCustomer('cus_1')), version: '0' } };
    backend.simulate.push(old);
    backend.simulate.push(old);
    await turn();
    expect(updates).toEqual([old, old]);
  });

  it('goes offline, where nothing gets through, and comes back with a resync', async () => {
    const { backend, updates, states } = watched();
    await turn();
    backend.simulate.goOffline();
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'network', retryable: true });
    await expect(backend.submitForReview('c', KEY)).rejects.toMatchObject({ code: 'network' });
    backend.simulate.approve();
    await turn();
    expect(updates).toEqual([]);
    backend.simulate.goOnline();
    await turn();
    expect(states).toEqual(['open', 'lost', 'open']);
    expect(updates).toEqual([{ resync: true }]);
    expect((await backend.getCustomer('c')).status.status).toBe('ACTIVE');
  });

  it('begins anew in another situation, with a version that goes on', async () => {
    const { backend, updates } = watched({ scenario: 'document_rejected' });
    const before = await backend.getCustomer('cus_1');
    const after = backend.simulate.useScenario('active');
    expect(after.status.status).toBe('ACTIVE');
    expect(Number(after.version)).toBeGreaterThan(Number(before.version));
    await turn();
    expect(updates).toEqual([{ snapshot: { ...after, id: 'cus_1' }, resync: true }]);
    expect((await backend.listEvents('cus_1')).events[0]).toMatchObject({ type: 'status_changed', to: 'ACTIVE' });
    backend.simulate.useScenario('offline');
    await expect(backend.getCustomer('cus_1')).rejects.toMatchObject({ code: 'network' });
    backend.simulate.useScenario('created');
    expect((await backend.getCustomer('cus_1')).status.status).toBe('CREATED');
  });
});
