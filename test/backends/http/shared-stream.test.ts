import { afterEach, describe, expect, it, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { followShared, type FollowStream } from '../../../src/backends/http/shared-stream.js';
import type { PageVisits, TabSharing } from '../../../src/backends/http/tab-sharing.js';
import type { BackendUpdate, Clock } from '../../../src/model/index.js';

/** One connection to the server, as the page that leads has it. */
interface Connection {
  page: string;
  lastId: string | undefined;
  push: (update: BackendUpdate, id: string) => void;
  /** The server gives a sign of life. */
  beat: () => void;
  end: () => void;
}

const open: Connection[] = [];
let names = 0;

/** A page of the browser: Node's own locks and channels, and a server that notes who is connected. */
function openPage(
  page: string,
  name: string,
  clock: Clock = realClock,
  openChannel: TabSharing['openChannel'] = (channel) => new BroadcastChannel(channel),
) {
  const controller = new AbortController();
  const visits = pretendVisits();
  const states: string[] = [];
  const updates: BackendUpdate[] = [];
  const follow: FollowStream = (listener, subscriber, resume) =>
    new Promise((resolve) => {
      const connection: Connection = {
        page,
        lastId: resume.lastId,
        push: (update, id) => {
          listener(update);
          resume.onId(id);
        },
        beat: () => resume.onHeard?.(),
        end: () => {
          open.splice(open.indexOf(connection), 1);
          resolve();
        },
      };
      open.push(connection);
      subscriber.onState?.('open');
      subscriber.signal.addEventListener('abort', connection.end);
    });
  const sharing: TabSharing = { locks: navigator.locks, openChannel, visits: visits.visits };
  const done = followShared({ name, sharing, clock, follow }, (update) => updates.push(update), {
    signal: controller.signal,
    onState: (state) => states.push(state),
  });
  pages.push(() => controller.abort());
  return { states, updates, close: () => controller.abort(), done, hide: visits.hide, show: visits.show };
}

const pages: (() => void)[] = [];

const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

function pretendVisits(): { visits: PageVisits; hide: () => void; show: () => void } {
  const page = new EventTarget();
  const visits: PageVisits = {
    onHide: (callback) => {
      page.addEventListener('hide', callback);
      return () => page.removeEventListener('hide', callback);
    },
    nextShow: (signal) =>
      new Promise((resolve) => {
        page.addEventListener('show', () => resolve(), { once: true });
        signal.addEventListener('abort', () => resolve());
      }),
  };
  return { visits, hide: () => page.dispatchEvent(new Event('hide')), show: () => page.dispatchEvent(new Event('show')) };
}

const uniqueName = () => `csk:test:${(names += 1)}`;

afterEach(async () => {
  for (const close of pages.splice(0)) close();
  await vi.waitFor(() => expect(open).toEqual([]));
});

describe('one stream for all pages of a browser', () => {
  it('is kept by one page, and every page hears everything', async () => {
    const name = uniqueName();
    const first = openPage('first', name);
    await vi.waitFor(() => expect(open).toHaveLength(1));
    const second = openPage('second', name);
    const third = openPage('third', name);
    await vi.waitFor(() => expect([second.states, third.states]).toEqual([['open'], ['open']]));
    open[0]?.push({ resync: true }, '7');
    await vi.waitFor(() =>
      expect([first.updates, second.updates, third.updates]).toEqual([
        [{ resync: true }],
        [{ resync: true }],
        [{ resync: true }],
      ]),
    );
    expect(open).toHaveLength(1);
  });

  it('goes on in another page from the last message when the page that kept it closes', async () => {
    const name = uniqueName();
    const first = openPage('first', name);
    await vi.waitFor(() => expect(open).toHaveLength(1));
    const second = openPage('second', name);
    await vi.waitFor(() => expect(second.states).toEqual(['open']));
    open[0]?.push({ resync: true }, '7');
    await vi.waitFor(() => expect(second.updates).toHaveLength(1));
    first.close();
    await vi.waitFor(() => expect(open.map(({ page, lastId }) => [page, lastId])).toEqual([['second', '7']]));
  });

  it('is tried by the next page when the session of the first is over', async () => {
    const name = uniqueName();
    const first = openPage('first', name);
    await vi.waitFor(() => expect(open).toHaveLength(1));
    openPage('second', name);
    open[0]?.end();
    await first.done;
    await vi.waitFor(() => expect(open.map(({ page }) => page)).toEqual(['second']));
  });

  it('counts as lost for a page that hears nothing from a frozen one, and as open again with the next word', async () => {
    const name = uniqueName();
    openPage('frozen', name, new SimulatedClock());
    await vi.waitFor(() => expect(open).toHaveLength(1));
    const clock = new SimulatedClock();
    const second = openPage('second', name, clock);
    await vi.waitFor(() => expect(second.states).toEqual(['open']));
    clock.increment(40_001);
    expect(second.states).toEqual(['open', 'lost']);
    open[0]?.push({ resync: true }, '8');
    await vi.waitFor(() => expect(second.updates).toHaveLength(1));
    expect(second.states).toEqual(['open', 'lost', 'open']);
  });

  it('is let go by a page that is put away, and taken part in again when it is shown', async () => {
    const name = uniqueName();
    const first = openPage('first', name);
    await vi.waitFor(() => expect(open).toHaveLength(1));
    const second = openPage('second', name);
    await vi.waitFor(() => expect(second.states).toEqual(['open']));
    first.hide();
    await vi.waitFor(() => expect(open.map(({ page }) => page)).toEqual(['second']));
    first.show();
    await vi.waitFor(() => expect(first.states).toEqual(['open', 'open']));
    open[0]?.push({ resync: true }, '9');
    await vi.waitFor(() => expect(first.updates).toHaveLength(1));
  });

  it('is there again for a page that is shown again before everything was let go', async () => {
    const page = openPage('page', uniqueName());
    await vi.waitFor(() => expect(page.states).toEqual(['open']));
    page.hide();
    page.show();
    await vi.waitFor(() => expect(page.states).toEqual(['open', 'open']));
    expect(open).toHaveLength(1);
  });

  it('does not flap for the page in use while the one that keeps it is hidden and its timers sleep', async () => {
    const name = uniqueName();
    openPage('hidden', name, new SimulatedClock());
    await vi.waitFor(() => expect(open).toHaveLength(1));
    const clock = new SimulatedClock();
    const used = openPage('used', name, clock);
    await vi.waitFor(() => expect(used.states).toEqual(['open']));
    for (let beats = 0; beats < 8; beats += 1) {
      clock.increment(15_000);
      open[0]?.beat();
      // oxlint-disable-next-line no-await-in-loop -- one beat comes after the other
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(used.states).toEqual(['open']);
    clock.increment(40_001);
    expect(used.states).toEqual(['open', 'lost']);
  });

  it('is a page’s own where the browser refuses it to speak to the others', async () => {
    const name = uniqueName();
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const pages = [openPage('first', name, realClock, refuse), openPage('second', name, realClock, refuse)];
    await vi.waitFor(() => expect(open.map(({ page }) => page)).toEqual(['first', 'second']));
    open[1]?.push({ resync: true }, '7');
    expect(pages.map(({ updates }) => updates.length)).toEqual([0, 1]);
    pages[1]?.hide();
    await vi.waitFor(() => expect(open).toHaveLength(1));
    pages[1]?.show();
    await vi.waitFor(() => expect(open.map(({ lastId }) => lastId)).toEqual([undefined, '7']));
  });

  it('is not shared between names', async () => {
    openPage('customer', uniqueName());
    openPage('operator', uniqueName());
    await vi.waitFor(() => expect(open).toHaveLength(2));
  });
});
