import type { ServerResponse } from 'node:http';
import { httpBackend, type HttpBackendOptions } from 'customer-status-kit/backends/http';
import { type BackendUpdate, isCustomerStatusError } from 'customer-status-kit/model';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Answer, faultyServer, message, problem, raw, SNAPSHOT, stream } from './faulty-server.js';
import { testClock } from './test-clock.js';

/** A subscription whose story can be waited for, word by word: `open`, `lost timeout`, `snapshot 3`, `resync` … */
function follow(options: HttpBackendOptions) {
  const clock = testClock();
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const story: string[] = [];
  const backend = httpBackend({ clock, random: () => 0, ...options });
  backend.subscribe('c', (update) => story.push(wordOf(update)), {
    signal: controller.signal,
    onState: (state, error) => story.push(isCustomerStatusError(error) ? `${state} ${error.code}` : state),
  });
  const tells = (...words: string[]) => vi.waitFor(() => expect(story).toEqual(words), { interval: 2, timeout: 5_000 });
  return { clock, story, tells, stop: () => controller.abort() };
}

function wordOf({ snapshot, event, resync }: BackendUpdate): string {
  if (snapshot !== undefined) return `snapshot ${snapshot.version}`;
  return event === undefined ? `resync ${String(resync)}` : `event ${event.id}`;
}

function snapshot(version: string, id?: string): string {
  return message('snapshot', { ...SNAPSHOT, version }, id);
}

/** Answers with a stream whose connection the test holds in its hands. */
function held(): { answer: Answer; write: (text: string) => void; end: () => void; closed: Promise<void> } {
  let response: ServerResponse | undefined;
  const connection = new EventTarget();
  const closed = new Promise<void>((resolve) => {
    connection.addEventListener('close', () => resolve(), { once: true });
  });
  const answer: Answer = (next) => {
    response = next;
    next.on('close', () => connection.dispatchEvent(new Event('close')));
    stream([])(next, next.req);
  };
  return { answer, write: (text) => response?.write(text), end: () => response?.end(), closed };
}

describe('a subscription', () => {
  it('is open, and then tells what the server pushes', async () => {
    const { baseUrl, requests } = await faultyServer(stream([snapshot('1', '10'), 'event: resync\ndata: {}\n\n']));
    const { tells } = follow({ baseUrl, getToken: () => 't' });
    await tells('open', 'snapshot 1', 'resync true');
    expect(requests[0]).toMatchObject({
      path: '/kit/customers/c/stream',
      headers: { accept: 'text/event-stream', authorization: 'Bearer t' },
    });
    expect(requests[0]?.headers['last-event-id']).toBeUndefined();
  });

  it('comes back by itself with the id of the last message it has processed', async () => {
    const { baseUrl, requests } = await faultyServer(
      stream([snapshot('1', '10'), 'id: 11\nevent: snapshot\ndata: {oops\n\n'], 'end'),
      stream([snapshot('2', '12')]),
    );
    const { clock, tells } = follow({ baseUrl });
    await tells('open', 'snapshot 1', 'resync true', 'lost');
    clock.advance(clock.nextDelay() ?? 0);
    await tells('open', 'snapshot 1', 'resync true', 'lost', 'open', 'snapshot 2');
    expect(requests[1]?.headers['last-event-id']).toBe('10');
  });

  it('reads again after a loss when it has no id to come back with', async () => {
    const { baseUrl } = await faultyServer(stream([], 'end'), stream([]));
    const { clock, tells } = follow({ baseUrl });
    await tells('open', 'lost');
    clock.advance(1_000);
    await tells('open', 'lost', 'open', 'resync true');
  });

  it('tells nothing of a message that broke off, and comes back', async () => {
    const { baseUrl } = await faultyServer(stream([snapshot('1', '10'), snapshot('2').slice(0, 40)], 'break'), stream([]));
    const { clock, tells } = follow({ baseUrl });
    await tells('open', 'snapshot 1', 'lost network');
    clock.advance(1_000);
    await tells('open', 'snapshot 1', 'lost network', 'open');
  });

  it('waits as long as the server wishes, and by chance up to half as much again', async () => {
    const { baseUrl } = await faultyServer(stream(['retry: 2000\n\n'], 'end'));
    const { clock, tells } = follow({ baseUrl, random: () => 0.5 });
    await tells('open', 'lost');
    expect(clock.nextDelay()).toBe(2_500);
  });

  it('waits an hour at the longest, however long the server wishes: a timer holds no more than 24 days', async () => {
    const { baseUrl } = await faultyServer(stream(['retry: 3000000000\n\n'], 'end'));
    const { clock, tells } = follow({ baseUrl });
    await tells('open', 'lost');
    expect(clock.nextDelay()).toBe(3_600_000);
  });

  it('reads everything again where the last id is one that no header can carry', async () => {
    const { baseUrl, requests } = await faultyServer(stream([snapshot('1', '🎉1')], 'end'), stream([snapshot('2', '12')]));
    const { clock, tells } = follow({ baseUrl });
    await tells('open', 'snapshot 1', 'lost');
    clock.advance(clock.nextDelay() ?? 0);
    await tells('open', 'snapshot 1', 'lost', 'open', 'resync true', 'snapshot 2');
    expect(requests[1]?.headers['last-event-id']).toBeUndefined();
  });

  it('waits longer after each failure, never gives up, and begins anew once something new comes', async () => {
    const { baseUrl } = await faultyServer(
      ...Array.from({ length: 7 }, () => raw(500, '')),
      stream([snapshot('1', '10')], 'end'),
      raw(500, ''),
    );
    const { clock, story } = follow({ baseUrl });
    const waits: (number | undefined)[] = [];
    for (let failures = 1; failures <= 7; failures += 1) {
      await vi.waitFor(() => expect(story).toHaveLength(failures), { interval: 2 });
      waits.push(clock.nextDelay());
      clock.advance(clock.nextDelay() ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    await vi.waitFor(() => expect(story.slice(-3)).toEqual(['open', 'snapshot 1', 'lost']), { interval: 2 });
    expect(clock.nextDelay()).toBe(1_000);
  });

  it('does not come back before the server allows it', async () => {
    const { baseUrl } = await faultyServer(problem(429, { code: 'rate_limited' }, { 'retry-after': '90' }));
    const { clock, tells } = follow({ baseUrl });
    await tells('lost rate_limited');
    expect(clock.nextDelay()).toBe(90_000);
  });

  it('counts a silent connection as lost, and lets go of it', async () => {
    const silent = held();
    const { baseUrl } = await faultyServer(silent.answer, stream([]));
    const { clock, tells } = follow({ baseUrl });
    await tells('open');
    clock.advance(37_499);
    await tells('open');
    clock.advance(1);
    await tells('open', 'lost timeout');
    await silent.closed;
    clock.advance(1_000);
    await tells('open', 'lost timeout', 'open', 'resync true');
  });

  it('lives on signs of life', async () => {
    const quiet = held();
    const { baseUrl } = await faultyServer(quiet.answer);
    const { clock, tells } = follow({ baseUrl });
    await tells('open');
    for (const version of ['1', '2', '3']) {
      clock.advance(30_000);
      quiet.write(`:\n\n${snapshot(version)}`);
      await tells('open', ...['snapshot 1', 'snapshot 2', 'snapshot 3'].slice(0, Number(version)));
    }
  });

  it('counts a server that never answers as lost', async () => {
    const { baseUrl, requests } = await faultyServer(() => {});
    const { clock, tells } = follow({ baseUrl });
    await vi.waitFor(() => expect(requests).toHaveLength(1), { interval: 2 });
    clock.advance(37_500);
    await tells('lost timeout');
  });

  it('counts a fetch of the host’s own that never answers, and hears no signal, as lost', async () => {
    let asked = 0;
    const fetch = () => ((asked += 1) === 1 ? new Promise<Response>(() => {}) : Promise.reject(new TypeError('no line')));
    const { clock, tells } = follow({ baseUrl: 'https://host.test', fetch });
    await vi.waitFor(() => expect(asked).toBe(1), { interval: 2 });
    clock.advance(37_500);
    await tells('lost timeout');
    clock.advance(1_000);
    await tells('lost timeout', 'lost network');
  });

  it('counts a host that never gives a token as lost, and asks it again', async () => {
    const { baseUrl, requests } = await faultyServer(stream([]));
    let asked = 0;
    const getToken = () => ((asked += 1) === 1 ? new Promise<string>(() => {}) : 't');
    const { clock, tells } = follow({ baseUrl, getToken });
    await vi.waitFor(() => expect(asked).toBe(1));
    clock.advance(37_500);
    await tells('lost timeout');
    clock.advance(1_000);
    await tells('lost timeout', 'open');
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Answer, string]>([
    ['is something else than a stream', raw(200, '<html>', { 'content-type': 'text/html' }), 'lost protocol_error'],
    ['is not there', raw(404, ''), 'lost not_found'],
    ['is not allowed', raw(403, ''), 'lost forbidden'],
    ['never ends a message', stream([`data: ${'x'.repeat(5_000_000)}`]), 'lost protocol_error'],
  ])('goes on trying when what answers %s', async (_what, answer, word) => {
    const { baseUrl } = await faultyServer(answer, stream([]));
    const { clock, story } = follow({ baseUrl });
    await vi.waitFor(() => expect(story.at(-1)).toBe(word));
    clock.advance(1_000);
    await vi.waitFor(() => expect(story).toContain('open'));
  });
});

describe('a subscription ends for good', () => {
  it.each<[string, Answer, HttpBackendOptions['getToken'], string]>([
    ['a new token is refused too', raw(401, ''), () => 't', 'ended session_expired'],
    ['nobody is signed in', raw(401, ''), undefined, 'ended unauthenticated'],
    ['the server has nothing more to say', raw(204, ''), undefined, 'ended'],
    ['the server says that there is no such customer', problem(404, { code: 'not_found' }), undefined, 'ended not_found'],
    ['the server says that it is not allowed', problem(403, { code: 'forbidden' }), undefined, 'ended forbidden'],
    ['the server says that it has no streams', problem(501, { code: 'unsupported' }), undefined, 'ended unsupported'],
  ])('when %s', async (_what, answer, getToken, word) => {
    const { baseUrl } = await faultyServer(answer);
    const { clock, tells } = follow({ baseUrl, getToken });
    await tells(word);
    expect(clock.timerCount()).toBe(0);
  });

  it('when it is stopped: the connection is let go and no timer is left', async () => {
    const open = held();
    const { baseUrl } = await faultyServer(open.answer);
    const { clock, tells, stop } = follow({ baseUrl });
    await tells('open');
    stop();
    await open.closed;
    await vi.waitFor(() => expect(clock.timerCount()).toBe(0), { interval: 2 });
    await tells('open');
  });

  it('when it is stopped while it waits', async () => {
    const { baseUrl, requests } = await faultyServer(raw(500, ''));
    const { clock, tells, stop } = follow({ baseUrl });
    await tells('lost unavailable');
    stop();
    expect(clock.timerCount()).toBe(0);
    clock.advance(100_000);
    await tells('lost unavailable');
    expect(requests).toHaveLength(1);
  });
});

/** Lets a stream be cut again and again, and tells how long each wait for the next was. */
async function waitsAfterCuts(count: number, answer: Answer): Promise<number[]> {
  const { baseUrl, requests } = await faultyServer(...Array.from({ length: count + 1 }, () => answer));
  const { clock, story } = follow({ baseUrl });
  const waits: number[] = [];
  for (let cut = 1; cut <= count; cut += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one connection follows the other
    await vi.waitFor(() => expect(story.filter((word) => word === 'lost')).toHaveLength(cut), { interval: 2, timeout: 5_000 });
    // oxlint-disable-next-line no-await-in-loop -- the wait begins after it is told
    await vi.waitFor(() => expect(clock.nextDelay()).toBeDefined(), { interval: 2 });
    waits.push(clock.nextDelay() ?? 0);
    clock.advance(clock.nextDelay() ?? 0);
    // oxlint-disable-next-line no-await-in-loop -- and the next connection comes
    await vi.waitFor(() => expect(requests).toHaveLength(cut + 1), { interval: 2, timeout: 5_000 });
  }
  return waits;
}

describe('a server that accepts and cuts at once', () => {
  it.each([
    ['after a comment', ': welcome\n\n'],
    ['after the same snapshot as before', snapshot('1')],
    ['after a message it has sent before', snapshot('1', '10')],
  ])('%s is asked more and more rarely', async (_when, text) => {
    const waits = await waitsAfterCuts(6, stream([text], 'end'));
    expect(waits.slice(1)).toEqual(waits.slice(1).toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThanOrEqual(16_000);
  });

  it('but brings something new each time is asked again soon', async () => {
    let id = 0;
    const waits = await waitsAfterCuts(6, (...exchange) => stream([snapshot('1', String((id += 1)))], 'end')(...exchange));
    expect(Math.max(...waits)).toBe(1_000);
  });
});

describe('a stream that has lasted a while before it was cut', () => {
  it('is asked for again soon, as if it had never failed', async () => {
    const connections = [held(), held()];
    const cut = stream([': welcome\n\n'], 'end');
    const { baseUrl } = await faultyServer(cut, cut, cut, ...connections.map(({ answer }) => answer));
    const { clock, story } = follow({ baseUrl });
    const lost = (count: number) =>
      vi.waitFor(() => expect(story.filter((word) => word === 'lost')).toHaveLength(count), { interval: 2, timeout: 5_000 });
    for (const count of [1, 2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- one connection follows the other
      await lost(count);
      clock.advance(clock.nextDelay() ?? 0);
    }
    const [connection] = connections;
    await vi.waitFor(() => {
      connection?.write(': beat\n\n');
      // Without an id to come back with, a stream that is back asks for a read.
      expect(story.slice(-2)).toEqual(['open', 'resync true']);
    });
    clock.advance(3_000);
    connection?.write(': beat\n\n');
    await new Promise((resolve) => void setTimeout(resolve, 50));
    connection?.end();
    await lost(4);
    expect(clock.nextDelay()).toBe(1_000);
  });
});
