import { type MemoryBackendOptions, memoryBackend, simulatedClock, withTroubles } from 'customer-status-kit/backends/memory';
import type { BackendUpdate, CustomerBackend } from 'customer-status-kit/model';
import { backendContract } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';

const KEY = { idempotencyKey: 'k' };

function turn(): Promise<void> {
  return new Promise(setImmediate);
}

function watch(backend: Required<Pick<CustomerBackend, 'subscribe'>>) {
  const updates: BackendUpdate[] = [];
  const states: string[] = [];
  const controller = new AbortController();
  const onState = (state: string, error?: unknown) => {
    const code = (error as { code?: string } | undefined)?.code;
    states.push(code === undefined ? state : `${state}: ${code}`);
  };
  backend.subscribe('cus_1', (update) => updates.push(update), { signal: controller.signal, onState });
  return { updates, states, stop: () => controller.abort() };
}

function troubled(options: MemoryBackendOptions = {}) {
  const backend = memoryBackend(options);
  return { backend, simulate: backend.simulate, ...watch(backend) };
}

describe('the troubles of a memory backend', () => {
  it('let the next calls of one operation fail, then no more', async () => {
    const { backend, simulate } = troubled({ scenario: 'under_review' });
    simulate.failNext('getCustomer', 'rate_limited', 2);
    expect(simulate.getTroubles().failures).toEqual({ getCustomer: { code: 'rate_limited', left: 2 } });
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(simulate.getTroubles().failures).toEqual({ getCustomer: { code: 'rate_limited', left: 1 } });
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(simulate.getTroubles().failures).toEqual({});
    expect((await backend.getCustomer('c')).status.status).toBe('UNDER_REVIEW');
  });

  it('take the place of the failures a backend began with, and go when they are told to', async () => {
    const { backend, simulate } = troubled({ failures: { getCustomer: 'timeout', listEvents: () => 'unavailable' } });
    expect(simulate.getTroubles().failures).toEqual({ getCustomer: { code: 'timeout' }, listEvents: {} });
    simulate.fail('getCustomer', 'forbidden');
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'forbidden' });
    simulate.fail('getCustomer', undefined);
    await backend.getCustomer('c');
    await expect(backend.listEvents('c')).rejects.toMatchObject({ code: 'unavailable' });
    simulate.stopFailing();
    await backend.listEvents('c');
  });

  it('make every call slow, or one operation alone', async () => {
    const clock = simulatedClock({ startAt: 0 });
    const { backend, simulate } = troubled({ clock, scenario: 'request_for_information', latencyMs: 10 });
    await turn();
    clock.advance(10);
    simulate.setLatency(400, 'uploadFile');
    const progress: number[] = [];
    const target = { requirementId: 'identity-document', documentType: 'passport', side: 'single' } as const;
    const options = { ...KEY, onProgress: (sent: number) => progress.push(sent) };
    const file = new Blob(['12345678'], { type: 'image/png' });
    const upload = backend.uploadFile('c', target, file, options);
    for (const _part of [1, 2, 3]) {
      clock.advance(100);
      await turn();
    }
    expect(progress).toEqual([0, 2, 4, 6]);
    clock.advance(100);
    expect((await upload).size).toBe(8);
    const read = backend.getCustomer('c');
    expect(clock.nextDelay()).toBe(10);
    clock.advance(10);
    await read;
    simulate.setLatency(undefined, 'uploadFile');
    simulate.setLatency(70);
    void backend.getCustomer('c');
    expect(clock.nextDelay()).toBe(70);
    simulate.setLatency(undefined);
    expect(simulate.getTroubles()).toMatchObject({ latencyMs: 10, latencies: {} });
  });

  it('cut the stream and nothing else; whoever subscribes meanwhile waits, and all read again afterwards', async () => {
    const { backend, simulate, updates, states } = troubled({ scenario: 'under_review' });
    await turn();
    simulate.cutStream();
    simulate.approve();
    await turn();
    expect((await backend.getCustomer('c')).status.status).toBe('ACTIVE');
    expect(updates).toEqual([]);
    const late = watch(backend);
    await turn();
    expect([states, late.states]).toEqual([['open', 'lost: network'], ['lost: network']]);
    simulate.restoreStream();
    await turn();
    expect([states.at(-1), late.states.at(-1), updates, late.updates]).toEqual([
      'open',
      'open',
      [{ resync: true }],
      [{ resync: true }],
    ]);
  });

  it('take a provider down and up again, so many times, by the clock', async () => {
    const clock = simulatedClock({ startAt: 0 });
    const { backend, simulate, states } = troubled({ clock });
    await turn();
    const outcome = () =>
      backend.getCustomer('c').then(
        () => 'up',
        ({ code }: { code: string }) => code,
      );
    simulate.flap({ times: 2, everyMs: 1_000 });
    const seen = [await outcome()];
    for (const _turn of [1, 2, 3, 4]) {
      clock.advance(1_000);
      seen.push(await outcome());
    }
    expect(seen).toEqual(['unavailable', 'up', 'unavailable', 'up', 'up']);
    expect(states).toEqual(['open', 'lost: unavailable', 'open', 'lost: unavailable', 'open']);
    const stop = simulate.flap();
    expect(await outcome()).toBe('unavailable');
    stop();
    expect([await outcome(), clock.nextDelay()]).toEqual(['up', undefined]);
  });

  it('are told whenever they change, and stay the same object until then', () => {
    const { simulate } = troubled();
    const before = simulate.getTroubles();
    let told = 0;
    const leave = simulate.onTroubles(() => (told += 1));
    expect(simulate.getTroubles()).toBe(before);
    simulate.goDown();
    simulate.goUp();
    expect(told).toBe(2);
    leave();
    simulate.goOffline();
    expect([told, simulate.getTroubles().offline]).toEqual([2, true]);
  });

  it('yield to none of a scenario: what was ordered stays', () => {
    const { simulate } = troubled();
    simulate.useScenario('slow');
    expect(simulate.getTroubles().latencyMs).toBe(3_000);
    simulate.setLatency(5);
    simulate.useScenario('slow');
    expect(simulate.getTroubles().latencyMs).toBe(5);
  });
});

describe('a backend with troubles in front', () => {
  it('never reaches the backend with a call that is told to fail', async () => {
    const inner = memoryBackend({ scenario: 'created' });
    const backend = withTroubles(inner);
    backend.simulate.fail('submitAnswers', 'state_conflict');
    await expect(backend.submitAnswers?.('c', [], KEY)).rejects.toMatchObject({ code: 'state_conflict' });
    expect((await inner.getCustomer('c')).version).toBe('1');
  });

  it('offers what the backend offers and nothing else', () => {
    const reader: CustomerBackend = { id: 'reader', getCustomer: (id) => memoryBackend().getCustomer(id) };
    expect(Object.keys(withTroubles(reader)).toSorted()).toEqual(['getCustomer', 'id', 'simulate']);
  });

  it('cuts its stream and opens it again, and lets a subscriber go for good', async () => {
    const inner = memoryBackend({ scenario: 'under_review' });
    const backend = withTroubles(inner);
    const { updates, states, stop } = watch(backend as Required<typeof backend>);
    await turn();
    backend.simulate.cutStream();
    inner.simulate.approve();
    await turn();
    expect([states, updates]).toEqual([['open', 'lost: network'], []]);
    backend.simulate.restoreStream();
    await turn();
    expect([states.at(-1), updates]).toEqual(['open', [{ resync: true }]]);
    stop();
    inner.simulate.deactivate();
    backend.simulate.cutStream();
    await turn();
    expect([states.at(-1), updates.length]).toEqual(['open', 1]);
  });

  const make = () => ({ backend: withTroubles(memoryBackend({ scenario: 'created', drafts: true })), customerId: 'c' });
  it.each(backendContract(make, { strangers: 'created', drafts: true }))('without any trouble: $title', ({ run }) => run());
});
