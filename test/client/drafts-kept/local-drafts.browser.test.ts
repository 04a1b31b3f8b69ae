import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCustomerClient, localDrafts, type CustomerClient } from '../../../src/client/index.js';
import { CustomerStatusError } from '../../../src/model/index.js';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { requirement, snapshotOf } from '../fixtures.js';
import { emptyDevice, field, openPage, putRecord, rawDrafts, rawRecords, texts, until } from './device.js';

const CANARY = 'Zebrafinch-4711';
const DAY = 86_400_000;

const clients: CustomerClient[] = [];

async function page(options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options);
  clients.push(opened.client);
  return opened;
}

/** What a browser does to a page that is left. */
async function leave(client: CustomerClient): Promise<void> {
  await client.flushDrafts();
  client.dispose();
}

const restored = (client: CustomerClient) => until(client, ({ draftKeeping }) => draftKeeping.restored !== undefined);

/** Long enough for everything that is read to be read. */
const read = (client: CustomerClient) => client.flushDrafts().then(() => new Promise((resolve) => setTimeout(resolve, 150)));

beforeEach(emptyDevice);

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
  vi.restoreAllMocks();
});

describe('what is typed', () => {
  it('is restored after a reload, with a note that says so and since when', async () => {
    const first = await page();
    first.client.setDraft(field('r1', CANARY));
    await leave(first.client);
    const { client } = await page();
    await restored(client);
    expect(texts(client)).toEqual({ r1: CANARY });
    expect(client.getSnapshot().drafts['r1']?.phase).toBe('editing');
    expect(client.getSnapshot().draftKeeping).toMatchObject({
      device: 'on',
      restored: { at: expect.stringMatching(/^\d{4}-/), requirementIds: ['r1'], dropped: [] },
    });
  });

  it('brings back which alternative was chosen, which cannot be read from the device', async () => {
    const first = await page();
    first.client.chooseAlternatives('group', [CANARY]);
    await leave(first.client);
    const { client } = await page();
    await until(client, ({ choices }) => Object.keys(choices).length > 0);
    expect(client.getSnapshot().choices).toEqual({ group: [CANARY] });
    expect(JSON.stringify(await rawRecords())).not.toContain(CANARY);
  });

  it('is cleared, here and on the device, by one control', async () => {
    const first = await page();
    first.client.setDraft(field('r1', CANARY));
    await leave(first.client);
    const { client } = await page();
    await restored(client);
    client.clearRestoredDrafts();
    await client.flushDrafts();
    expect(texts(client)).toEqual({});
    expect(client.getSnapshot().draftKeeping.restored).toBeUndefined();
    expect(await rawDrafts()).toEqual([]);
  });

  it('does not overwrite what was typed before it was read', async () => {
    const first = await page();
    first.client.setDraft(field('r1', 'old'));
    await leave(first.client);
    const { client } = await page();
    client.setDraft(field('r1', 'new'));
    await read(client);
    expect(texts(client)).toEqual({ r1: 'new' });
  });

  it('is saved when the tab hides, without any other sign', async () => {
    const { client } = await page();
    client.setDraft(field('r1', CANARY));
    expect(await rawDrafts()).toEqual([]);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(async () => expect(await rawDrafts()).toHaveLength(1));
  });

  it('is saved by itself soon after the last key', async () => {
    const { client } = await page();
    for (const end of [1, 4, 9]) client.setDraft(field('r1', CANARY.slice(0, end)));
    await vi.waitFor(async () => expect(await rawDrafts()).toHaveLength(1), { timeout: 2_000 });
  });
});

describe('nothing at all is stored', () => {
  it('unless it was switched on: a full flow leaves every storage of the browser empty', async () => {
    const known = await indexedDB.databases();
    const records = await rawRecords();
    // A runner that shows itself in the browser has entries of its own.
    const entries = [Object.entries(localStorage), Object.entries(sessionStorage)];
    const client = createCustomerClient({ backend: memoryBackend({ scenario: 'request_for_information' }), customerId: 'cus_1' });
    clients.push(client);
    client.start();
    await until(client, ({ phase }) => phase === 'ready');
    const asked = client.getSnapshot().customer?.requirements.find(({ spec }) => spec.kind === 'clarification');
    client.setDraft({ kind: 'clarification', requirementId: asked?.id ?? '', text: CANARY });
    await client.flushDrafts();
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect([Object.entries(localStorage), Object.entries(sessionStorage)]).toEqual(entries);
    expect(document.cookie).not.toContain(CANARY);
    expect(await indexedDB.databases()).toEqual(known);
    expect(await rawRecords()).toEqual(records);
    expect(await caches.keys()).toEqual([]);
  });
});

describe('at rest', () => {
  it('neither what was typed nor whose it is can be read from the device', async () => {
    const { client } = await page();
    client.setDraft(field('r1', CANARY));
    await client.flushDrafts();
    const [record] = await rawDrafts();
    const lying = JSON.stringify(await rawRecords(), (_name, value: unknown) =>
      value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value,
    );
    expect(record).toBeDefined();
    for (const secret of [CANARY, 'acme', 'c1"', 'r1"']) expect(lying).not.toContain(secret);
  });

  it('each write has a number of its own, and no script can read the key', async () => {
    const { client } = await page();
    const numbers = new Set<string>();
    for (const value of ['a', 'b', 'c']) {
      client.setDraft(field('r1', value));
      await client.flushDrafts();
      const [[, record] = []] = await rawDrafts();
      numbers.add(String((record as { iv: Uint8Array }).iv));
    }
    expect(numbers.size).toBe(3);
    const key = (await rawRecords()).find(([name]) => name.endsWith('/key'))?.[1] as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});

describe('on a device of several people', () => {
  it('nobody is shown what another customer typed, nor what was typed in another product', async () => {
    const first = await page();
    first.client.setDraft(field('r1', CANARY));
    await leave(first.client);
    const stranger = await page({ customer: snapshotOf(1, { id: 'c2' }) });
    const elsewhere = await page({ tenant: 'globex' });
    await read(stranger.client);
    await read(elsewhere.client);
    expect(texts(stranger.client)).toEqual({});
    expect(texts(elsewhere.client)).toEqual({});
    expect(await rawDrafts()).toHaveLength(1);
  });

  it('everything is gone after a day, also of those who do not come back', async () => {
    let now = Date.now();
    const first = await page({ now: () => now });
    first.client.setDraft(field('r1', CANARY));
    await leave(first.client);
    now += DAY + 1;
    const stranger = await page({ customer: snapshotOf(1, { id: 'c2' }), now: () => now });
    await read(stranger.client);
    expect(await rawDrafts()).toEqual([]);
    const again = await page({ now: () => now });
    await read(again.client);
    expect(texts(again.client)).toEqual({});
  });

  it('everything is gone from memory and device after signing out, also offline', async () => {
    const { client, backend } = await page();
    client.setDraft(field('r1', CANARY));
    await client.flushDrafts();
    expect(await rawDrafts()).toHaveLength(1);
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('offline')));
    client.reset();
    expect(texts(client)).toEqual({});
    await vi.waitFor(async () => expect(await rawRecords()).toEqual([]));
  });

  it('signing out in one tab empties the other one', async () => {
    const [one, two] = [await page(), await page()];
    two.client.setDraft(field('r1', CANARY));
    await two.client.flushDrafts();
    one.client.reset();
    await until(two.client, ({ drafts }) => Object.keys(drafts).length === 0);
    await vi.waitFor(async () => expect(await rawRecords()).toEqual([]));
  });

  it('a host without a client at hand clears the whole product', async () => {
    const { client } = await page();
    client.setDraft(field('r1', CANARY));
    await leave(client);
    await localDrafts({ tenant: 'acme' }).clear();
    expect(await rawRecords()).toEqual([]);
  });
});

describe('after sending', () => {
  it('what was sent is gone from the device and the rest is still there', async () => {
    const { client } = await page();
    client.setDraft(field('r1', CANARY));
    client.setDraft(field('r2', 'later'));
    await client.flushDrafts();
    expect(await rawDrafts()).toHaveLength(2);
    await client.submitAnswers(['r1']);
    await client.flushDrafts();
    expect(await rawDrafts()).toHaveLength(1);
    client.dispose();
    const next = await page();
    await restored(next.client);
    expect(texts(next.client)).toEqual({ r2: 'later' });
  });
});

describe('a draft that cannot be read', () => {
  const broken: [string, (record: Record<string, unknown>) => unknown][] = [
    [
      'was changed',
      (record) => ({
        ...record,
        data: new Uint8Array(new Uint8Array(record['data'] as ArrayBuffer).map((byte) => byte ^ 1)).buffer,
      }),
    ],
    ['is of an older version', (record) => ({ ...record, v: 0 })],
    ['is no record at all', () => 'scribble'],
    ['was cut off', (record) => ({ ...record, data: (record['data'] as ArrayBuffer).slice(0, 5) })],
  ];

  it.each(broken)('is ignored and deleted when it %s', async (_title, change) => {
    const first = await page();
    first.client.setDraft(field('r1', CANARY));
    first.client.setDraft(field('r2', 'whole'));
    await leave(first.client);
    const [[name, record] = ['', {}]] = await rawDrafts();
    await putRecord(name, change(record as Record<string, unknown>));
    const { client } = await page();
    await restored(client);
    expect(Object.keys(texts(client))).toHaveLength(1);
    await vi.waitFor(async () => expect((await rawDrafts()).map(([left]) => left)).not.toContain(name));
    expect(client.getSnapshot().draftKeeping.device).toBe('on');
  });

  it('is ignored and deleted when it lies at another place or is of another key', async () => {
    const first = await page();
    first.client.setDraft(field('r1', CANARY));
    await leave(first.client);
    const [[name] = ['']] = await rawDrafts();
    const other = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await putRecord(`${name.split('/')[0] ?? ''}/key`, other);
    const { client } = await page();
    await read(client);
    expect(texts(client)).toEqual({});
    expect(await rawDrafts()).toEqual([]);
    client.setDraft(field('r1', 'anew'));
    await client.flushDrafts();
    expect(await rawDrafts()).toHaveLength(1);
  });
});

describe('where the browser stores nothing', () => {
  const faults: [string, () => void][] = [
    [
      'has no database',
      () =>
        vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('no', 'SecurityError');
        }),
    ],
    [
      'has no room left',
      () =>
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
          throw new DOMException('full', 'QuotaExceededError');
        }),
    ],
    ['has no encryption', () => vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as never)],
  ];

  it.each(faults)('one that %s is told of once, and typing and sending go on', async (_title, breakIt) => {
    breakIt();
    const errors: unknown[] = [];
    const { client } = await page();
    client.on('errorOccurred', ({ operation }) => errors.push(operation));
    client.setDraft(field('r1', 'a'));
    await client.flushDrafts();
    client.setDraft(field('r1', 'ab'));
    await client.flushDrafts();
    await until(client, ({ draftKeeping }) => draftKeeping.device === 'failed');
    expect(errors.length).toBeLessThanOrEqual(1);
    expect(texts(client)).toEqual({ r1: 'ab' });
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
  });

  it('a connection to the database that was lost is opened again, once', async () => {
    const { client } = await page();
    client.setDraft(field('r1', 'a'));
    await client.flushDrafts();
    const lost = new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw lost;
    });
    client.setDraft(field('r1', 'ab'));
    await client.flushDrafts();
    expect(transaction.mock.results[0]?.type).toBe('throw');
    expect(client.getSnapshot().draftKeeping.device).toBe('on');
    client.dispose();
    vi.restoreAllMocks();
    const next = await page();
    await restored(next.client);
    expect(texts(next.client)).toEqual({ r1: 'ab' });
  });
});

describe('leaving with something unsaved', () => {
  const asked = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('is asked about only while something typed is saved nowhere', async () => {
    const listening = vi.spyOn(window, 'addEventListener');
    const { client } = await page({ drafts: undefined });
    expect(listening.mock.calls.map(([type]) => type)).not.toContain('beforeunload');
    expect(asked()).toBe(false);
    client.setDraft(field('r1', 'a'));
    expect(asked()).toBe(true);
    await client.submitAnswers();
    expect(asked()).toBe(false);
  });

  it('is not asked about once it is saved, and again from the next key on', async () => {
    const { client } = await page();
    client.setDraft(field('r1', 'a'));
    expect(asked()).toBe(true);
    await client.flushDrafts();
    expect(asked()).toBe(false);
    client.setDraft(field('r1', 'ab'));
    expect(asked()).toBe(true);
    client.dispose();
    expect(asked()).toBe(false);
  });

  it('is never asked about where the host does not want it', async () => {
    const { client } = await page({ drafts: undefined, warnBeforeLeaving: false });
    client.setDraft(field('r1', 'a'));
    expect(asked()).toBe(false);
  });
});

describe('two tabs with one draft', () => {
  it('show what was written last, whole, and say that another tab did', async () => {
    const [one, two] = [await page(), await page()];
    one.client.setDraft(field('r1', 'first tab'));
    await one.client.flushDrafts();
    await until(two.client, ({ draftKeeping }) => draftKeeping.elsewhere !== undefined);
    expect(texts(two.client)).toEqual({ r1: 'first tab' });
    two.client.setDraft(field('r1', 'second tab'));
    await two.client.flushDrafts();
    await until(one.client, ({ draftKeeping }) => draftKeeping.elsewhere !== undefined);
    expect(texts(one.client)).toEqual({ r1: 'second tab' });
    expect(one.client.getSnapshot().draftKeeping.elsewhere).toEqual(['r1']);
    expect(two.client.getSnapshot().draftKeeping.elsewhere).toBeUndefined();
    one.client.dismissDraftNotes();
    expect(one.client.getSnapshot().draftKeeping.elsewhere).toBeUndefined();
  });

  it('typing in both at once ends in one of the two texts in both tabs, never in a mixture', async () => {
    const [one, two] = [await page(), await page()];
    for (let end = 1; end <= 8; end += 1) {
      one.client.setDraft(field('r1', 'aaaaaaaa'.slice(0, end)));
      two.client.setDraft(field('r1', 'bbbbbbbb'.slice(0, end)));
      await Promise.all([one.client.flushDrafts(), two.client.flushDrafts()]);
    }
    await vi.waitFor(() => expect(texts(one.client)).toEqual(texts(two.client)));
    expect(['aaaaaaaa', 'bbbbbbbb']).toContain(texts(one.client)['r1']);
  });

  it('follow the alternative that is chosen in the other one, at once, and say so', async () => {
    const [one, two] = [await page(), await page()];
    one.client.chooseAlternatives('group', ['r1']);
    await one.client.flushDrafts();
    await until(two.client, ({ choices }) => choices['group'] !== undefined);
    two.client.chooseAlternatives('group', ['r2']);
    await two.client.flushDrafts();
    await until(one.client, ({ choices }) => choices['group']?.[0] === 'r2');
    expect(one.client.getSnapshot().draftKeeping.elsewhere).toEqual(['r2']);
    expect(two.client.getSnapshot().choices).toEqual({ group: ['r2'] });
  });

  it('keep both what is chosen in one and what is chosen in the other, also in the same instant', async () => {
    const [one, two] = [await page(), await page()];
    one.client.chooseAlternatives('group', ['r1']);
    two.client.chooseAlternatives('other', ['r2']);
    await Promise.all([one.client.flushDrafts(), two.client.flushDrafts()]);
    const both = { group: ['r1'], other: ['r2'] };
    await vi.waitFor(() => expect([one, two].map(({ client }) => client.getSnapshot().choices)).toEqual([both, both]));
    const next = await page();
    await until(next.client, ({ choices }) => Object.keys(choices).length === 2);
    expect(next.client.getSnapshot().choices).toEqual(both);
  });

  it('what one tab has sent is let go of in the other', async () => {
    const [one, two] = [await page(), await page()];
    one.client.setDraft(field('r1', 'a'));
    await one.client.flushDrafts();
    await until(two.client, ({ drafts }) => drafts['r1'] !== undefined);
    await one.client.submitAnswers();
    await one.client.flushDrafts();
    await until(two.client, ({ drafts }) => drafts['r1'] === undefined);
  });
});

describe('a request that was changed since', () => {
  const choice = (...values: string[]) =>
    requirement('r1', {
      title: 'Where the money comes from',
      spec: {
        kind: 'field',
        path: 'funds',
        input: 'choice',
        required: true,
        options: values.map((value) => ({ value, label: `Label ${value}` })),
      },
    });

  it.each([
    ['is no longer asked', [requirement('r2')], 'gone'],
    ['offers other choices', [choice('b'), requirement('r2')], 'changed'],
    ['is about another datum', [requirement('r1'), requirement('r2')], 'changed'],
    ['was answered meanwhile', [{ ...choice('a', 'b'), status: 'submitted' as const }, requirement('r2')], 'closed'],
  ])('is told with what was entered when it %s; the rest is restored', async (_title, requirements, why) => {
    const first = await page({ customer: snapshotOf(1, { requirements: [choice('a', 'b'), requirement('r2')] }) });
    first.client.setDraft(field('r1', 'a'));
    first.client.setDraft(field('r2', 'kept'));
    await leave(first.client);
    const { client } = await page({ customer: snapshotOf(2, { requirements }) });
    await restored(client);
    expect(texts(client)).toEqual({ r2: 'kept' });
    const { restored: note } = client.getSnapshot().draftKeeping;
    expect(note?.dropped).toMatchObject([
      { why, answer: { value: 'a' }, asked: { title: 'Where the money comes from', spec: { options: [{ label: 'Label a' }] } } },
    ]);
    await client.flushDrafts();
    expect(await rawDrafts()).toHaveLength(1);
  });
});
