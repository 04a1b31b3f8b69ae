import { SimulatedClock } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend, type MemoryBackendOptions } from '../../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../../src/client/index.js';
import type { CustomerBackend } from '../../../src/model/index.js';
import { overNetwork } from '../../testing/status-server.js';
import { settle } from '../fake-backend.js';

const clients: CustomerClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

async function open(backend: CustomerBackend, customerId = 'cus_1', clock = new SimulatedClock()) {
  const client = createCustomerClient({ backend, customerId, clock, random: () => 0 });
  clients.push(client);
  client.start();
  await vi.waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
  await settle();
  return { client, clock };
}

/** Lets nobody go on before so many have come. */
function meeting(size: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === size) for (const go of waiting) go();
    });
}

const keeping = (options: MemoryBackendOptions = {}) => memoryBackend({ scenario: 'created', drafts: true, ...options });
const name = (value: string) => ({ kind: 'field', requirementId: 'full-name', value }) as const;
const typed = (client: CustomerClient) => Object.values(client.getSnapshot().drafts).map(({ answer }) => answer);

describe('drafts kept by the backend', () => {
  it('are saved once typing has paused, with everything that was typed', async () => {
    const backend = keeping();
    const save = vi.spyOn(backend, 'saveDraft');
    const { client, clock } = await open(backend);
    for (const value of ['A', 'Ad', 'Ada']) client.setDraft(name(value));
    clock.increment(1_900);
    await settle();
    expect(save).toHaveBeenCalledTimes(0);
    clock.increment(200);
    await settle();
    expect(save).toHaveBeenCalledTimes(1);
    expect(save.mock.calls[0]?.[1].entries.map(({ answer }) => answer)).toEqual([name('Ada')]);
    clock.increment(60_000);
    await settle();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('are gone on with on another device, over a real server', async () => {
    const subject = await overNetwork();
    try {
      const first = await open(subject.backend, subject.customerId);
      first.client.setDraft(name('Ada'));
      await first.client.flushDrafts();
      const second = await open(subject.backend, subject.customerId);
      await vi.waitFor(() => expect(typed(second.client)).toEqual([name('Ada')]));
      expect(second.client.getSnapshot().draftKeeping).toMatchObject({
        device: 'off',
        backend: 'on',
        restored: { requirementIds: ['full-name'], dropped: [] },
      });
    } finally {
      for (const client of clients.splice(0)) client.dispose();
      await subject.dispose?.();
    }
  });

  it('never overtake one another: the last one typed is the last one saved', async () => {
    const backend = keeping();
    const real = backend.saveDraft!.bind(backend);
    let release: (() => void) | undefined;
    const order: unknown[] = [];
    vi.spyOn(backend, 'saveDraft').mockImplementation(async (...call) => {
      if (release === undefined) await new Promise<void>((resolve) => (release = resolve));
      order.push(call[1].entries[0]?.answer);
      return real(...call);
    });
    const { client } = await open(backend);
    client.setDraft(name('slow'));
    const first = client.flushDrafts();
    await settle();
    client.setDraft(name('fast'));
    const second = client.flushDrafts();
    await settle();
    expect(order).toEqual([]);
    release?.();
    await Promise.all([first, second]);
    expect(order).toEqual([name('slow'), name('fast')]);
  });

  it('that cannot be saved are told of once, stay on the page, and are saved as soon as that works', async () => {
    let isDown = true;
    const backend = keeping({ failures: { saveDraft: () => (isDown ? 'unavailable' : undefined) } });
    const { client } = await open(backend);
    const told: string[] = [];
    client.on('errorOccurred', ({ operation }) => told.push(operation));
    for (const value of ['A', 'Ad', 'Ada']) {
      client.setDraft(name(value));
      await client.flushDrafts();
    }
    expect(told).toEqual(['saveDraft']);
    expect(client.getSnapshot().draftKeeping.backend).toBe('failed');
    expect(typed(client)).toEqual([name('Ada')]);
    isDown = false;
    await client.flushDrafts();
    expect(client.getSnapshot().draftKeeping.backend).toBe('on');
    expect((await backend.loadDraft!('cus_1')).entries[0]?.answer).toEqual(name('Ada'));
  });

  it('that could not be saved are tried again by themselves, less and less often, until nobody waits', async () => {
    let isDown = true;
    const backend = keeping({ failures: { saveDraft: () => (isDown ? 'unavailable' : undefined) } });
    const save = vi.spyOn(backend, 'saveDraft');
    const { client, clock } = await open(backend);
    const pass = async (ms: number) => {
      clock.increment(ms);
      await settle();
    };
    client.setDraft(name('Ada'));
    await pass(2_000);
    expect(save).toHaveBeenCalledTimes(1);
    await pass(4_999);
    expect(save).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(save).toHaveBeenCalledTimes(2);
    await pass(9_999);
    expect(save).toHaveBeenCalledTimes(2);
    isDown = false;
    await pass(1);
    expect(client.getSnapshot().draftKeeping.backend).toBe('on');
    expect((await backend.loadDraft!('cus_1')).entries[0]?.answer).toEqual(name('Ada'));
    isDown = true;
    client.setDraft(name('Ada Lovelace'));
    await pass(2_000);
    client.dispose();
    await settle();
    const tries = save.mock.calls.length;
    await pass(600_000);
    expect(save).toHaveBeenCalledTimes(tries);
  });

  it('that could not be read are read again by themselves, and restored', async () => {
    const backend = keeping({ failures: { loadDraft: (call) => (call === 3 ? 'network' : undefined) } });
    const first = await open(backend);
    first.client.setDraft(name('Ada'));
    await first.client.flushDrafts();
    const { client, clock } = await open(backend);
    expect(typed(client)).toEqual([]);
    clock.increment(5_000);
    await settle();
    expect(typed(client)).toEqual([name('Ada')]);
    expect(client.getSnapshot().draftKeeping).toMatchObject({ backend: 'on', restored: { requirementIds: ['full-name'] } });
  });

  it('that nobody may save are not tried again and again', async () => {
    const backend = keeping({ failures: { saveDraft: 'forbidden' } });
    const save = vi.spyOn(backend, 'saveDraft');
    const { client, clock } = await open(backend);
    client.setDraft(name('Ada'));
    await client.flushDrafts();
    clock.increment(600_000);
    await settle();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('are not overwritten by a page that could not read them: it reads before it writes', async () => {
    const backend = keeping({ failures: { loadDraft: (call) => (call === 3 ? 'network' : undefined) } });
    const first = await open(backend);
    first.client.setDraft(name('Ada'));
    await first.client.flushDrafts();
    const second = await open(backend);
    expect(second.client.getSnapshot().draftKeeping.backend).toBe('failed');
    const other = { kind: 'field', requirementId: 'date-of-birth', value: '1990-01-01' } as const;
    second.client.setDraft(other);
    await second.client.flushDrafts();
    expect(typed(second.client)).toEqual(expect.arrayContaining([name('Ada'), other]));
    expect((await backend.loadDraft!('cus_1')).entries).toHaveLength(2);
  });

  it('of two devices that save in the very same instant are both kept, over a real server', async () => {
    const subject = await overNetwork();
    try {
      const codes: unknown[] = [];
      const together = meeting(2);
      // Devices do not share the locks of a browser: each backend has a name of its own.
      const device = async (id: string) => {
        let loads = 0;
        const backend: CustomerBackend = {
          ...subject.backend,
          id,
          async loadDraft(...call) {
            const draft = await subject.backend.loadDraft!(...call);
            loads += 1;
            if (loads === 2) await together();
            return draft;
          },
          saveDraft: (...call) =>
            subject.backend.saveDraft!(...call).catch((error: { code: unknown }) => {
              codes.push(error.code);
              throw error;
            }),
        };
        return open(backend, subject.customerId);
      };
      const [phone, laptop] = [await device('phone'), await device('laptop')];
      const born = { kind: 'field', requirementId: 'date-of-birth', value: '1990-01-01' } as const;
      phone.client.setDraft(name('Ada'));
      phone.client.chooseAlternatives('proof', ['passport']);
      laptop.client.setDraft(born);
      laptop.client.chooseAlternatives('address', ['bill']);
      await Promise.all([phone.client.flushDrafts(), laptop.client.flushDrafts()]);
      const { entries, choices } = await subject.backend.loadDraft!(subject.customerId);
      expect(entries.map(({ answer }) => answer)).toEqual(expect.arrayContaining([name('Ada'), born]));
      expect(choices).toEqual({ proof: ['passport'], address: ['bill'] });
      expect(codes).toEqual(['version_conflict']);
    } finally {
      for (const client of clients.splice(0)) client.dispose();
      await subject.dispose?.();
    }
  });

  it('keep what was typed last where two devices answered the same thing, whichever of them saves last', async () => {
    const backend = keeping();
    const start = { kind: 'field', requirementId: 'date-of-birth', value: '1990-01-01' } as const;
    const [phone, laptop] = [await open(backend), await open(backend)];
    phone.client.setDraft(name('typed on a train without a connection'));
    laptop.clock.increment(60_000);
    laptop.client.setDraft(name('Ada'));
    await laptop.client.flushDrafts();
    await phone.client.flushDrafts();
    expect((await backend.loadDraft!('cus_1')).entries[0]?.answer).toEqual(name('Ada'));
    expect(typed(phone.client)).toEqual([name('Ada')]);
    expect(phone.client.getSnapshot().draftKeeping.elsewhere).toEqual(['full-name']);
    // Whoever goes on is right, however wrong the clock of the device is.
    phone.client.setDraft(name('Ada Lovelace'));
    phone.client.setDraft(start);
    await phone.client.flushDrafts();
    expect((await backend.loadDraft!('cus_1')).entries.map(({ answer }) => answer)).toEqual(
      expect.arrayContaining([name('Ada Lovelace'), start]),
    );
  });

  it('are told as not saved where others come first again and again, and are saved with the next try', async () => {
    let isBusy = true;
    const backend = keeping({ failures: { saveDraft: () => (isBusy ? 'version_conflict' : undefined) } });
    const { client } = await open(backend);
    client.setDraft(name('Ada'));
    await client.flushDrafts();
    expect(client.getSnapshot().draftKeeping.backend).toBe('failed');
    expect(typed(client)).toEqual([name('Ada')]);
    isBusy = false;
    await client.flushDrafts();
    expect((await backend.loadDraft!('cus_1')).entries[0]?.answer).toEqual(name('Ada'));
  });

  it('leave the choice of another device as it is, and hear of it with the next save', async () => {
    const backend = keeping();
    const [phone, laptop] = [await open(backend), await open(backend)];
    phone.client.chooseAlternatives('proof', ['passport']);
    await phone.client.flushDrafts();
    laptop.client.setDraft(name('Ada'));
    await laptop.client.flushDrafts();
    expect(laptop.client.getSnapshot().choices).toEqual({ proof: ['passport'] });
    expect((await backend.loadDraft!('cus_1')).choices).toEqual({ proof: ['passport'] });
  });

  it('are no longer written after signing out, not even the choice', async () => {
    const backend = keeping();
    const save = vi.spyOn(backend, 'saveDraft');
    const { client, clock } = await open(backend);
    client.chooseAlternatives('proof', ['passport']);
    await client.flushDrafts();
    client.reset();
    clock.increment(60_000);
    await settle();
    expect(save).toHaveBeenCalledTimes(1);
    expect(client.getSnapshot().choices).toEqual({});
    expect((await backend.loadDraft!('cus_1')).choices).toEqual({ proof: ['passport'] });
  });

  it('are let go of when they were sent, and stay for the customer’s next sign-in when they were not', async () => {
    const backend = keeping({ scenario: 'request_for_information' });
    const { client } = await open(backend);
    const asked = (id: string) => client.getSnapshot().customer!.requirements.find((requirement) => requirement.id === id);
    const [first, second] = [asked('source-of-funds'), asked('current-address')];
    client.setDraft({ kind: 'clarification', requirementId: first!.id, text: 'From my salary' });
    client.setDraft({
      kind: 'field',
      requirementId: second!.id,
      value: { lines: ['1 High Street'], city: 'Leeds', postalCode: 'LS1 1AA', country: 'GB' },
    });
    await client.flushDrafts();
    expect((await backend.loadDraft!('cus_1')).entries).toHaveLength(2);
    expect(await client.submitAnswers([first!.id])).toMatchObject({ ok: true });
    await client.flushDrafts();
    expect((await backend.loadDraft!('cus_1')).entries.map(({ answer }) => answer.requirementId)).toEqual([second!.id]);
    client.reset();
    await settle();
    expect(typed(client)).toEqual([]);
    expect((await backend.loadDraft!('cus_1')).entries).toHaveLength(1);
  });

  it('are not there at all where the backend does not offer to keep them', async () => {
    const { client } = await open(memoryBackend({ scenario: 'created' }));
    client.setDraft(name('Ada'));
    await client.flushDrafts();
    expect(client.getSnapshot().draftKeeping).toEqual({ device: 'off', backend: 'off' });
  });

  it('include which alternative was chosen, also before anything is entered for it, until it is sent', async () => {
    const backend = keeping();
    const first = await open(backend);
    first.client.chooseAlternatives('proof', ['passport']);
    await first.client.flushDrafts();
    const second = await open(backend);
    expect(second.client.getSnapshot().choices).toEqual({ proof: ['passport'] });
    second.client.chooseAlternatives('proof', ['full-name']);
    second.client.setDraft(name('Ada'));
    expect(await second.client.submitAnswers()).toMatchObject({ ok: true });
    await second.client.flushDrafts();
    expect((await open(backend)).client.getSnapshot().choices).toEqual({});
    expect(await backend.loadDraft!('cus_1')).toMatchObject({ entries: [] });
  });
});
