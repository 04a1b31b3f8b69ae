import { SimulatedClock } from 'xstate';
import { expect, it, vi, describe } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { settle } from './fake-backend.js';

const name = (value: string) => ({ kind: 'field', requirementId: 'full-name', value }) as const;

async function open() {
  const backend = memoryBackend({ scenario: 'created', drafts: true });
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'cus_1', clock: { ...bound(clock), now: () => clock.now() } });
  client.start();
  await vi.waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
  await settle();
  const told = vi.fn();
  client.subscribe(told);
  const type = (text: string) => client.setDraft(name(text), { typing: true });
  const draft = () => client.getSnapshot().drafts['full-name']?.answer;
  return { backend, client, clock, told, type, draft };
}

function bound(clock: SimulatedClock) {
  return { setTimeout: clock.setTimeout.bind(clock), clearTimeout: clock.clearTimeout.bind(clock) };
}

describe('what is being typed', () => {
  it('is told with the first key, and from then on once there is a pause', async () => {
    const { clock, told, type, draft } = await open();
    type('A');
    expect(draft()).toEqual(name('A'));
    const before = told.mock.calls.length;
    for (const text of ['Ad', 'Ada', 'Ada ', 'Ada L']) {
      type(text);
      clock.increment(100);
    }
    expect(told.mock.calls.length).toBe(before);
    expect(draft()).toEqual(name('A'));
    clock.increment(300);
    expect(draft()).toEqual(name('Ada L'));
  });

  it('is told after a pause also where the clock was put back meanwhile', async () => {
    let skew = 0;
    const backend = memoryBackend({ scenario: 'created' });
    const clock = new SimulatedClock();
    const now = () => clock.now() + skew;
    const client = createCustomerClient({ backend, customerId: 'cus_1', clock: { ...bound(clock), now } });
    client.start();
    await vi.waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
    for (const text of ['A', 'Ad', 'Ada']) client.setDraft(name(text), { typing: true });
    skew = -3_600_000;
    clock.increment(300);
    expect(client.getSnapshot().drafts['full-name']?.answer).toEqual(name('Ada'));
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty'])('is kept for a request whose id is %s', async (id) => {
    const { client } = await open();
    for (const value of ['a', 'ab']) client.setDraft({ kind: 'field', requirementId: id, value }, { typing: true });
    client.settleDrafts();
    expect(new Map(Object.entries(client.getSnapshot().drafts)).get(id)?.answer).toMatchObject({ value: 'ab' });
  });

  it('is told after two seconds also without a pause, and at once where it is emptied', async () => {
    const { clock, type, draft } = await open();
    type('A');
    for (let count = 0; count < 12; count += 1) {
      type(`A${'a'.repeat(count)}`);
      clock.increment(200);
    }
    expect(draft()).not.toEqual(name('A'));
    type('');
    expect(draft()).toEqual(name(''));
  });

  it('is sent, saved and settled with its newest text, and never comes after something else that was set', async () => {
    const { backend, client, clock, type, draft } = await open();
    const save = vi.spyOn(backend, 'saveDraft');
    const send = vi.spyOn(backend, 'submitAnswers');
    type('A');
    type('Ada');
    await client.flushDrafts();
    expect(save.mock.calls.at(-1)?.[1].entries.map(({ answer }) => answer)).toEqual([name('Ada')]);
    type('Ada L');
    client.setDraft(name('Grace'));
    clock.increment(1_000);
    expect(draft()).toEqual(name('Grace'));
    type('Grace H');
    client.settleDrafts();
    expect(draft()).toEqual(name('Grace H'));
    type('Grace Hopper');
    await client.submitAnswers(['full-name']);
    expect(send.mock.calls[0]?.[1]).toEqual([name('Grace Hopper')]);
  });

  it('is part of what a change of the request is judged with, and gone after signing out', async () => {
    const { backend, client, clock, type, draft } = await open();
    type('A');
    type('Ada');
    backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [] }));
    await client.refresh();
    expect(client.getSnapshot().drafts['full-name']?.conflict?.typed).toEqual(name('Ada'));
    client.reset();
    type('B');
    type('Bo');
    client.reset();
    clock.increment(1_000);
    expect(draft()).toBeUndefined();
  });
});
