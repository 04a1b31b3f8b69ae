import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { CSSProperties } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import type { EventQuery } from '../../src/model/index.js';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';
import { type Feed, FeedHost, newerNotes, notes } from './timeline-host.js';

const rows = () => [...document.querySelectorAll('.csk-lifecycle-timeline-item')];

/** The browser's own scrolling answers with a promise, which `act` must not wait for. */
const scrolled = (scroll: () => unknown) => act(() => void scroll());

/** A backend that gives its events a few at a time, and can be made to fail. */
function openPaged(limit: number, options: { latencyMs?: number } = {}) {
  const memory = memoryBackend({ scenario: 'document_rejected', latencyMs: 0, ...options });
  const state = { fails: false, queries: [] as EventQuery[] };
  const backend = {
    ...memory,
    listEvents: (id: string, query: EventQuery = {}) => {
      state.queries.push(query);
      return state.fails ? Promise.reject(new Error('down')) : memory.listEvents(id, { ...query, limit });
    },
  };
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const view = render(
    <CustomerStatusProvider client={client}>
      <div style={{ blockSize: '150vh' }} />
      <LifecycleTimeline exportable filterable />
    </CustomerStatusProvider>,
  );
  return { ...view, client, memory, state };
}

describe('entries that come while one reads', () => {
  beforeEach(() => window.scrollTo(0, 0));

  /** As in Safari, which does not keep in place what is read. */
  function withoutAnchoring() {
    const supports = CSS.supports.bind(CSS);
    vi.spyOn(CSS, 'supports').mockImplementation((name: string, value?: string) =>
      name === 'overflow-anchor' ? false : supports(name, value ?? ''),
    );
    document.documentElement.style.overflowAnchor = 'none';
  }

  afterEach(() => {
    vi.restoreAllMocks();
    document.documentElement.style.overflowAnchor = '';
  });

  async function openRead(scroller: () => Element, frame: CSSProperties = {}) {
    const feed: Feed = { add: () => undefined };
    render(
      <div style={frame} data-frame="" tabIndex={-1}>
        <FeedHost first={notes(100)} feed={feed} />
      </div>,
    );
    await waitFor(() => expect(rows()).toHaveLength(100), { timeout: 10_000 });
    scrolled(() => scroller().scrollTo(0, 3_000));
    const { top } = scroller().getBoundingClientRect();
    const read = rows().find((row) => row.getBoundingClientRect().top > Math.max(top, 0) + 10)!;
    await new Promise(requestAnimationFrame);
    const before = read.getBoundingClientRect().top;
    act(() => feed.add(newerNotes(100, 3)));
    await new Promise(requestAnimationFrame);
    return { moved: () => Math.abs(read.getBoundingClientRect().top - before), feed };
  }

  const page = () => document.documentElement;
  const box = () => document.querySelector('[data-frame]')!;
  const BOX = { blockSize: 400, overflowY: 'auto' } as const;

  it('do not move what is read, in a page that scrolls', async () => {
    const { moved } = await openRead(page);
    await waitFor(() => expect(moved()).toBeLessThan(2));
    expect(rows()).toHaveLength(103);
    expect(await axeFaults()).toEqual([]);
  });

  it('do not move what is read where the browser lets it move, in a page and in a box that scrolls', async () => {
    withoutAnchoring();
    const { moved } = await openRead(page);
    expect(moved()).toBeLessThan(2);
    cleanup();
    const boxed = await openRead(box, BOX);
    expect(boxed.moved()).toBeLessThan(2);
    expect(rows()).toHaveLength(103);
  });

  it('are seen at once by whoever looks at the head', async () => {
    withoutAnchoring();
    const { feed } = await openRead(page);
    scrolled(() => window.scrollTo(0, 0));
    await new Promise(requestAnimationFrame);
    act(() => feed.add(newerNotes(100, 6).slice(0, 3)));
    await new Promise(requestAnimationFrame);
    expect(window.scrollY).toBe(0);
    expect(rows()).toHaveLength(106);
  });

  it('are announced once, politely, however many came together', async () => {
    const feed: Feed = { add: () => undefined };
    openPage(<FeedHost first={notes(5)} feed={feed} />, { scenario: 'active' });
    const heard = listenToAnnouncements();
    act(() => feed.add(newerNotes(5, 1)));
    act(() => feed.add(newerNotes(6, 1)));
    await waitFor(() => expect(heard).toContain('2 new entries'), { timeout: 3_000 });
    expect(heard.filter((text) => text.includes('new entr'))).toEqual(['2 new entries']);
  });

  it('are counted as they are shown: what happened at one moment is one of them', async () => {
    const feed: Feed = { add: () => undefined };
    openPage(<FeedHost first={notes(5)} feed={feed} />, { scenario: 'active' });
    const heard = listenToAnnouncements();
    const [newest, ...rest] = newerNotes(5, 3);
    act(() => feed.add([newest!, ...rest.map((note) => ({ ...note, at: newest!.at }))]));
    await waitFor(() => expect(heard).toContain('1 new entry'), { timeout: 3_000 });
    expect(rows()).toHaveLength(6);
  });

  it('are not what was loaded first or filtered: nothing is announced then', async () => {
    const { state, client } = openPaged(8);
    const heard = listenToAnnouncements();
    await waitFor(() => expect(client.getSnapshot().timeline.phase).toBe('ready'));
    await act(() => client.filterEvents({ types: ['status_changed'] }));
    expect(state.queries.length).toBeGreaterThan(0);
    expect(heard.filter((text) => text.includes('new entr'))).toEqual([]);
  });
});

describe('older entries', () => {
  beforeEach(() => window.scrollTo(0, 0));

  it('are not loaded before one scrolls, then page by page as one does', async () => {
    const { state } = openPaged(4);
    await screen.findByRole('button', { name: 'Show older' });
    const first = state.queries.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state.queries).toHaveLength(first);
    scrolled(() => screen.getByRole('button', { name: 'Show older' }).scrollIntoView());
    await waitFor(() => expect(state.queries.length).toBe(first + 1));
  });

  it('are asked for once by scrolling, however slow a host is, and again by hand', async () => {
    const onLoadMore = vi.fn();
    render(
      <>
        <div style={{ blockSize: '150vh' }} />
        <LifecycleTimeline events={notes(3)} hasMore onLoadMore={onLoadMore} />
        <div style={{ blockSize: '50vh' }} />
      </>,
    );
    const older = screen.getByRole('button', { name: 'Show older' });
    scrolled(() => older.scrollIntoView());
    await waitFor(() => expect(onLoadMore).toHaveBeenCalledOnce());
    for (const by of [20, -20, 20]) {
      scrolled(() => window.scrollBy(0, by));
      await new Promise(requestAnimationFrame);
    }
    expect(onLoadMore).toHaveBeenCalledOnce();
    await userEvent.click(older);
    expect(onLoadMore).toHaveBeenCalledTimes(2);
  });

  it('that cannot be loaded leave what is there, and can be asked for again', async () => {
    const { state } = openPaged(4);
    const older = await screen.findByRole('button', { name: 'Show older' });
    const shown = rows().length;
    state.fails = true;
    await userEvent.click(older);
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getAllByText(/^We could not load older entries\./)[0]).toBeVisible();
    expect(rows()).toHaveLength(shown);
    const tries = state.queries.length;
    scrolled(() => window.scrollTo(0, 10_000));
    await new Promise(requestAnimationFrame);
    expect(state.queries).toHaveLength(tries);
    state.fails = false;
    await userEvent.click(again);
    await waitFor(() => expect(rows().length).toBeGreaterThan(shown));
  });
});

describe('printing and saving', () => {
  beforeEach(() => window.scrollTo(0, 0));
  afterEach(() => vi.restoreAllMocks());

  it('load what is missing first, then print', async () => {
    const { client } = openPaged(4);
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await userEvent.click(await screen.findByText('Print or save'));
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(client.getSnapshot().timeline.hasMore).toBe(false);
    expect(screen.getByText('Account created')).toBeInTheDocument();
  });

  it('say so when not everything could be loaded, and print nothing', async () => {
    const { state } = openPaged(4);
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await userEvent.click(await screen.findByText('Print or save'));
    state.fails = true;
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect((await screen.findAllByText(/nothing was printed or saved/))[0]).toBeVisible();
    expect(print).not.toHaveBeenCalled();
  });

  it.each([
    ['Save as text', 'history.txt', /^History\nTimes are in /],
    ['Save as spreadsheet (CSV)', 'history.csv', /^at,type,from,to/],
    ['Save as data (JSON)', 'history.json', /^\[\n/],
  ])('%s gives a file with every entry, and with plain spaces', async (name, fileName, content) => {
    const saved: { name: string; href: string }[] = [];
    const blobs: Blob[] = [];
    const make = URL.createObjectURL.bind(URL);
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) blobs.push(blob);
      return make(blob);
    });
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, href: this.href });
    });
    openPaged(4);
    await userEvent.click(await screen.findByText('Print or save'));
    await userEvent.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe(fileName);
    expect(revoke).toHaveBeenCalledWith(saved[0]?.href);
    const text = await blobs[0]!.text();
    expect(text).toMatch(content);
    expect(text).toMatch(/Account created|CREATED/);
    expect(text).not.toMatch(/[\u00A0\u202F]/);
  });

  it('open what is folded on paper, and fold it again', async () => {
    const steps = [{ name: 'Reading', status: 'passed' as const }];
    render(<LifecycleTimeline events={[{ ...notes(1)[0]!, steps }]} />);
    expect(screen.getByText('Reading')).not.toBeVisible();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.getByText('Reading')).toBeVisible();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(screen.getByText('Reading')).not.toBeVisible();
  });
});
