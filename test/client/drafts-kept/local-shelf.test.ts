import { SimulatedClock } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { localShelf } from '../../../src/client/drafts-kept/local-shelf.js';
import { createTabLife } from '../../../src/client/drafts-kept/tab-life.js';
import { createCustomerClient, localDrafts, type CustomerClient } from '../../../src/client/index.js';
import type { Answer, DraftEntry } from '../../../src/model/index.js';
import { fakeBackend, settle } from '../fake-backend.js';
import { requirement, snapshotOf } from '../fixtures.js';
import { memoryRecords } from './memory-records.js';

const clients: CustomerClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
  vi.unstubAllGlobals();
});

const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });
const entry = (value: string): DraftEntry => ({
  answer: field('r1', value),
  asked: requirement('r1'),
  at: new Date(0).toISOString(),
});

/** A device on which any number of tabs are opened, each with a shelf of its own. */
function device(tenant: string, store = memoryRecords()) {
  const open = (customerId = 'c1') =>
    localShelf({ tenant, customerId, store, now: () => 0, expireAfterMs: 86_400_000, life: createTabLife() });
  return { open, store };
}

const save = (shelf: ReturnType<typeof localShelf>, value: string) =>
  shelf.save({ changed: [entry(value)], removed: [], all: [entry(value)], choices: {} });

const valuesOf = async (shelf: ReturnType<typeof localShelf>) =>
  (await shelf.load()).entries.map(({ answer }) => answer.kind === 'field' && answer.value);

async function page(drafts: Parameters<typeof createCustomerClient>[0]['drafts'], asked = requirement('r1')) {
  const backend = fakeBackend(snapshotOf(1, { requirements: [asked, requirement('r2')] }), ['submitAnswers']);
  const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), drafts });
  clients.push(client);
  client.start();
  await client.flushDrafts();
  await settle();
  return client;
}

/** Long enough for what tabs tell each other to arrive. */
const heard = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('a page without a secure context', () => {
  it('has a client all the same, and says that nothing is saved on the device', async () => {
    const real = globalThis.crypto;
    vi.stubGlobal('crypto', { getRandomValues: real.getRandomValues.bind(real) });
    const client = await page(localDrafts({ tenant: 'plain' }));
    client.setDraft(field('r1', 'a'));
    await client.flushDrafts();
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', draftKeeping: { device: 'failed' } });
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
  });
});

describe('what is typed after somebody has signed out', () => {
  it('in another tab is there after a reload', async () => {
    const { open } = device('signed-out');
    const [one, two] = [open(), open()];
    await save(two, 'before');
    await one.clear?.();
    await save(two, 'typed after signing in again');
    expect(await valuesOf(open())).toEqual(['typed after signing in again']);
  });

  it('without a client at hand is there after a reload', async () => {
    const { open, store } = device('cleared');
    const tab = open();
    await save(tab, 'before');
    await store.removeAll('');
    await save(tab, 'after');
    expect(await valuesOf(open())).toEqual(['after']);
  });

  it('on the same page is not taken for what was there before', async () => {
    const client = await page(device('started-again'));
    client.setDraft(field('r1', 'old'));
    await client.flushDrafts();
    client.reset();
    client.start();
    await settle();
    client.setDraft(field('r1', 'typed after the new start'));
    await heard();
    expect(client.getSnapshot().drafts['r1']?.answer).toMatchObject({ value: 'typed after the new start' });
  });
});

describe('the words of a tab', () => {
  it('are heard by the others and not by itself', async () => {
    const { open } = device('words');
    const [one, two] = [open(), open()];
    const heardBy = { one: [] as unknown[], two: [] as unknown[] };
    const ends = [one.watch?.((news) => heardBy.one.push(news)), two.watch?.((news) => heardBy.two.push(news))];
    await heard();
    await save(one, 'a');
    await vi.waitFor(() => expect(heardBy.two).toHaveLength(1));
    await heard();
    expect(heardBy.one).toEqual([]);
    for (const end of ends) end?.();
  });

  it('are no change elsewhere, also with a member that is undefined', async () => {
    const { open } = device('undefined-member');
    const asked = requirement('r1', {
      kind: 'clarification',
      spec: { kind: 'clarification', question: 'Where from?', answer: 'text' },
    });
    const client = await page({ open }, asked);
    const other = await page({ open }, asked);
    await heard();
    client.setDraft({ kind: 'clarification', requirementId: 'r1', text: 'From work', choice: undefined });
    other.setDraft({ kind: 'clarification', requirementId: 'r1', text: 'From work', choice: undefined });
    await client.flushDrafts();
    await other.flushDrafts();
    await heard();
    expect(client.getSnapshot().draftKeeping.elsewhere).toBeUndefined();
    expect(other.getSnapshot().draftKeeping.elsewhere).toBeUndefined();
  });

  it('are not needed for a draft to be saved', async () => {
    vi.stubGlobal('BroadcastChannel', function refuse() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    const { open } = device('refused');
    const client = await page({ open });
    client.setDraft(field('r1', 'a'));
    await client.flushDrafts();
    expect(client.getSnapshot().draftKeeping.device).toBe('on');
    expect(await valuesOf(open())).toEqual(['a']);
  });

  it('of tabs whose marks cannot be seen leave the drafts readable', async () => {
    const { open } = device('no-marks');
    const upload = { target: { requirementId: 'r1', documentType: 'passport' } };
    await open().saveUploads?.([upload]);
    await save(open(), 'a');
    const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    vi.stubGlobal('navigator', { locks: { request: denied, query: denied } });
    const { entries, lostUploads } = await open().load();
    expect(entries).toHaveLength(1);
    expect(lostUploads).toEqual([upload]);
  });
});
