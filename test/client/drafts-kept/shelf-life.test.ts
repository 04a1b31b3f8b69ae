import { SimulatedClock } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DraftChange, DraftShelf, KeptDraft } from '../../../src/client/drafts-kept/draft-shelf.js';
import { createCustomerClient, type CustomerClient, type CustomerClientOptions } from '../../../src/client/index.js';
import type { Answer, CustomerDraft } from '../../../src/model/index.js';
import { deferred, fakeBackend, settle } from '../fake-backend.js';
import { requirement, snapshotOf } from '../fixtures.js';

const clients: CustomerClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
  vi.unstubAllGlobals();
});

const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });

/** What an earlier visit has left for `r1`. */
const KEPT: KeptDraft = {
  entries: [{ answer: field('r1', 'typed yesterday'), asked: requirement('r1'), at: '2026-01-01T00:00:00Z' }],
  lostUploads: [{ target: { requirementId: 'r1', documentType: 'passport' }, displayName: 'passport.jpg' }],
  choices: { group: ['r1'] },
};

const NOTHING: KeptDraft = { entries: [], lostUploads: [] };

/** A place whose reading the test settles; everything in it is gone once it was cleared. */
function shelfOf(kept: Promise<KeptDraft>) {
  const saved: DraftChange[] = [];
  let isCleared = false;
  const shelf: DraftShelf = {
    place: 'device',
    delayMs: 1,
    load: () => (isCleared ? Promise.resolve(NOTHING) : kept),
    save: async (change) => void saved.push(change),
    clear: async () => {
      isCleared = true;
    },
  };
  return { shelf, saved };
}

function open(backend: ReturnType<typeof fakeBackend>, options: Partial<CustomerClientOptions> = {}) {
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, ...options });
  clients.push(client);
  client.start();
  const pass = async (ms: number) => {
    clock.increment(ms);
    await settle();
  };
  return { client, pass };
}

/** A backend that keeps one draft. */
function keepingBackend(first: CustomerDraft = { entries: [] }) {
  let kept = first;
  const backend = fakeBackend(snapshotOf(1), ['submitAnswers', 'loadDraft', 'saveDraft']);
  const loads = Array.from({ length: 40 }, () => () => Promise.resolve(kept));
  const saves = Array.from({ length: 40 }, () => async (_id: string, draft: CustomerDraft) => {
    kept = draft;
  });
  return { backend, loads, saves, getKept: () => kept };
}

describe('a customer older than what was entered, as a page may be served with', () => {
  const served = () => snapshotOf(4, { requirements: [requirement('r2')] });

  it('is no reason to let go of a draft: the backend is asked first', async () => {
    const { shelf, saved } = shelfOf(Promise.resolve(KEPT));
    const backend = fakeBackend(snapshotOf(5), ['submitAnswers']);
    const read = deferred<unknown>();
    backend.arrange('getCustomer', () => read.promise);
    const { client, pass } = open(backend, { drafts: { open: () => shelf }, initialSnapshot: served() });
    await settle();
    await pass(10);
    expect(client.getSnapshot().draftKeeping.restored).toBeUndefined();
    read.resolve(snapshotOf(5));
    await settle();
    await pass(10);
    expect(client.getSnapshot().drafts['r1']?.answer).toEqual(field('r1', 'typed yesterday'));
    expect(client.getSnapshot().lostUploads).toEqual(KEPT.lostUploads);
    expect(saved.flatMap(({ removed }) => removed)).toEqual([]);
  });

  it('is believed once the backend has said the same', async () => {
    const { shelf, saved } = shelfOf(Promise.resolve(KEPT));
    const { client, pass } = open(fakeBackend(served()), { drafts: { open: () => shelf }, initialSnapshot: served() });
    await settle();
    await pass(10);
    expect(client.getSnapshot().draftKeeping.restored?.dropped).toMatchObject([{ why: 'gone' }]);
    expect(saved.flatMap(({ removed }) => removed)).toEqual(['r1']);
  });

  it('that asks for the same is gone on with at once, before the backend has answered', async () => {
    const { shelf } = shelfOf(Promise.resolve(KEPT));
    const backend = fakeBackend(snapshotOf(5), ['submitAnswers']);
    backend.arrange('getCustomer', () => new Promise(() => undefined));
    const { client } = open(backend, { drafts: { open: () => shelf }, initialSnapshot: snapshotOf(4) });
    await settle();
    expect(client.getSnapshot().drafts['r1']?.answer).toEqual(field('r1', 'typed yesterday'));
  });

  it('brings nothing back that was entered anew and sent meanwhile', async () => {
    const { shelf } = shelfOf(Promise.resolve(KEPT));
    const backend = fakeBackend(snapshotOf(5), ['submitAnswers']);
    const read = deferred<unknown>();
    backend.arrange('getCustomer', () => read.promise);
    const { client } = open(backend, { drafts: { open: () => shelf }, initialSnapshot: served() });
    await settle();
    client.setDraft(field('r1', 'typed today'));
    client.clearDraft('r1');
    read.resolve(snapshotOf(5));
    await settle();
    expect(client.getSnapshot().drafts).toEqual({});
    expect(client.getSnapshot().draftKeeping.restored).toBeUndefined();
  });
});

describe('a place that never answers', () => {
  it('does not count as one where drafts are saved, and nobody waits for it for ever', async () => {
    const { backend, loads, saves, getKept } = keepingBackend();
    backend.arrange('loadDraft', () => new Promise(() => undefined), ...loads);
    backend.arrange('saveDraft', ...saves);
    const { client, pass } = open(backend);
    await settle();
    client.setDraft(field('r1', 'x'));
    let isFlushed = false;
    void client.flushDrafts().then(() => (isFlushed = true));
    await pass(60_000);
    await settle();
    expect(isFlushed).toBe(true);
    expect(client.getSnapshot().draftKeeping.backend).toBe('failed');
    await pass(30_000);
    expect(client.getSnapshot().draftKeeping.backend).toBe('on');
    expect(getKept().entries).toHaveLength(1);
  });

  it('has its turn taken from it: the next save is made, and what comes late changes nothing', async () => {
    const { backend, loads, saves, getKept } = keepingBackend();
    const late = deferred<CustomerDraft>();
    backend.arrange('loadDraft', loads[0]!, () => late.promise, ...loads);
    backend.arrange('saveDraft', ...saves);
    const { client, pass } = open(backend);
    await settle();
    client.setDraft(field('r1', 'first'));
    await pass(2_000);
    await pass(60_000);
    expect(client.getSnapshot().draftKeeping.backend).toBe('failed');
    client.setDraft(field('r1', 'second'));
    await client.flushDrafts();
    late.resolve({ entries: [] });
    await settle();
    expect(backend.count('saveDraft')).toBe(1);
    expect(getKept().entries.map(({ answer }) => answer)).toEqual([field('r1', 'second')]);
  });
});

describe('a browser that refuses locks', () => {
  it('saves at the backend all the same', async () => {
    const denied = () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'));
    vi.stubGlobal('navigator', { locks: { request: denied, query: denied } });
    const { backend, loads, saves, getKept } = keepingBackend();
    backend.arrange('loadDraft', ...loads);
    backend.arrange('saveDraft', ...saves);
    const { client } = open(backend);
    await settle();
    client.setDraft(field('r1', 'x'));
    await client.flushDrafts();
    expect(client.getSnapshot().draftKeeping.backend).toBe('on');
    expect(getKept().entries).toHaveLength(1);
  });
});

describe('after signing out', () => {
  it('what was just being read stays forgotten, and a new start brings back nothing', async () => {
    const reading = deferred<KeptDraft>();
    const { shelf } = shelfOf(reading.promise);
    const { client } = open(fakeBackend(snapshotOf(1), ['submitAnswers']), { drafts: { open: () => shelf } });
    await settle();
    client.reset();
    reading.resolve(KEPT);
    await settle();
    expect(client.getSnapshot()).toMatchObject({ choices: {}, lostUploads: [], drafts: {} });
    client.start();
    await settle();
    expect(client.getSnapshot()).toMatchObject({ choices: {}, lostUploads: [], drafts: {} });
  });

  it('the next one to sign in is read for, though the reading before never ended', async () => {
    const backend = fakeBackend(snapshotOf(1), ['submitAnswers', 'loadDraft', 'saveDraft']);
    backend.arrange(
      'loadDraft',
      () => new Promise(() => undefined),
      () => Promise.resolve({ entries: KEPT.entries }),
    );
    const { client } = open(backend);
    await settle();
    client.reset();
    client.start();
    await settle();
    expect(client.getSnapshot().drafts['r1']?.answer).toEqual(field('r1', 'typed yesterday'));
  });

  it('with something unsaved the backend is asked nothing more, and nothing is shown', async () => {
    const { backend, loads } = keepingBackend({ entries: [...KEPT.entries], choices: { group: ['r1'] } });
    backend.arrange('loadDraft', ...loads);
    const { client } = open(backend);
    await settle();
    client.setDraft(field('r2', 'x'));
    const before = backend.count('loadDraft');
    client.reset();
    await settle();
    await settle();
    expect(backend.count('loadDraft')).toBe(before);
    expect(client.getSnapshot()).toMatchObject({ choices: {}, drafts: {}, draftKeeping: { backend: 'on' } });
  });

  it('a save that fails late is nobody’s fault any more', async () => {
    const { backend, loads } = keepingBackend();
    const saving = deferred<void>();
    backend.arrange('loadDraft', ...loads);
    backend.arrange('saveDraft', () => saving.promise);
    const { client } = open(backend);
    await settle();
    const errors: unknown[] = [];
    client.on('errorOccurred', ({ operation }) => errors.push(operation));
    client.setDraft(field('r1', 'x'));
    void client.flushDrafts();
    await settle();
    client.reset();
    saving.reject(new Error('too late'));
    await settle();
    expect(errors).toEqual([]);
    expect(client.getSnapshot().draftKeeping.backend).toBe('on');
  });
});
