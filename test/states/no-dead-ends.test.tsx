import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { SimulatedClock } from 'xstate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createCustomerClient, type ClientSnapshot, type CustomerClient } from '../../src/client/index.js';
import {
  CustomerStatusPanel,
  CustomerStatusProvider,
  type PanelSectionOverrides,
  preloadCustomerStatusPanel,
} from '../../src/index.js';
import {
  CustomerStatusError,
  PRESENTED_STATUSES,
  type CustomerBackend,
  type CustomerSnapshot,
  type OperationName,
  type SubscribeOptions,
} from '../../src/model/index.js';
import { snapshotOf } from '../client/fixtures.js';
import { cornersOf, customerIn, isAnswerable, nameOf, OFFERS, type Corner } from './state-space.js';
import { waysOn, type WayOn } from './ways-on.js';

beforeAll(preloadCustomerStatusPanel);

const CONTACT = 'mailto:help@northwind.example';
const READ_LIMIT_MS = 30_000;
const AN_HOUR_MS = 3_600_000;

/** One corner in so many is also looked at in a page that lives. */
const SAMPLED = 19;

type Answer = 'same' | 'offline' | 'forbidden' | 'session_expired' | 'unavailable' | 'never';

/** A backend with just the given methods, whose reads a test decides. */
function backendOf(customer: CustomerSnapshot, offers: readonly OperationName[]) {
  const streams: SubscribeOptions[] = [];
  const state: { answer: Answer } = { answer: 'same' };
  const methods: Partial<CustomerBackend> = {
    submitAnswers: () => Promise.resolve(customer),
    uploadFile: () => Promise.resolve({ id: 'f1', mime: 'image/jpeg', size: 1 }),
    listEvents: () => Promise.resolve({ events: [] }),
  };
  const chosen = Object.entries(methods).filter(([name]) => offers.some((offer) => offer === name));
  const backend: CustomerBackend = {
    ...Object.fromEntries(chosen),
    id: 'corner',
    getCustomer: () => {
      if (state.answer === 'never') return new Promise(() => undefined);
      return state.answer === 'same' ? Promise.resolve(customer) : Promise.reject(new CustomerStatusError(state.answer));
    },
    subscribe: (_id, _push, options) => void streams.push(options),
  };
  const tell = (connection: 'open' | 'lost') =>
    streams.filter(({ signal }) => !signal.aborted).forEach(({ onState }) => onState?.(connection));
  return { backend, state, tell };
}

function panelOf(client: CustomerClient, isNamed: boolean, sections?: PanelSectionOverrides): ReactElement {
  const host = isNamed ? { support: { href: CONTACT, label: 'help@northwind.example' }, onSignIn: vi.fn() } : {};
  return (
    <CustomerStatusProvider client={client} {...host}>
      <CustomerStatusPanel sections={sections} />
    </CustomerStatusProvider>
  );
}

/** How a tour looks at the page: it makes something happen, waits for what comes of it, and reads the ways on. */
interface Viewing {
  visit: (happen: () => unknown) => Promise<ReadonlySet<WayOn>>;
  leave: () => void;
}

/** In a page that lives, with every effect. */
function liveView(client: CustomerClient, isNamed: boolean): Viewing {
  const { container, unmount } = render(panelOf(client, isNamed));
  const visit = async (happen: () => unknown) => {
    await act(async () => void happen());
    return waysOn(container, CONTACT);
  };
  return { visit, leave: unmount };
}

const seen = new Map<string, ReadonlySet<WayOn>>();

/** The history takes most of the time and is no way on. */
const WITHOUT_HISTORY = { timeline: null };

/** In the markup of each moment, a good deal quicker. */
function markupView(client: CustomerClient, isNamed: boolean): Viewing {
  client.start();
  let last: { shown: ClientSnapshot; ways: ReadonlySet<WayOn> } | undefined;
  const visit = async (happen: () => unknown) => {
    happen();
    await new Promise((resolve) => setImmediate(resolve));
    const shown = client.getSnapshot();
    const ways = last?.shown === shown ? last.ways : read();
    last = { shown, ways };
    return ways;
  };
  const read = () => {
    // Markup shows what a client knew when it was first read: a copy is first read now.
    const markup = renderToStaticMarkup(panelOf({ ...client }, isNamed, WITHOUT_HISTORY));
    const known = seen.get(markup);
    if (known !== undefined) return known;
    const page = document.createElement('div');
    page.innerHTML = markup;
    const ways = waysOn(page, CONTACT);
    seen.set(markup, ways);
    return ways;
  };
  return { visit, leave: () => client.dispose() };
}

/** Opens the panel of a client whose backend does not answer, and takes it through every state of the connection. */
async function tour(
  { backend, state, tell }: ReturnType<typeof backendOf>,
  known: CustomerSnapshot | undefined,
  look: (ways: ReadonlySet<WayOn>, shown: ClientSnapshot) => void,
  { isNamed = true, view = liveView } = {},
): Promise<void> {
  const clock = new SimulatedClock();
  state.answer = 'never';
  const client = createCustomerClient({ backend, customerId: 'c1', initialSnapshot: known, clock, random: () => 0 });
  const viewing = view(client, isNamed);
  const visit = async (happen: () => unknown) => look(await viewing.visit(happen), client.getSnapshot());
  await visit(() => undefined);
  state.answer = known === undefined ? 'unavailable' : 'same';
  await visit(() => clock.increment(READ_LIMIT_MS));
  await visit(() => tell('open'));
  await visit(() => tell('lost'));
  state.answer = 'offline';
  await visit(() => window.dispatchEvent(new Event('offline')));
  await visit(() => clock.increment(AN_HOUR_MS));
  state.answer = 'forbidden';
  await visit(() => client.refresh());
  state.answer = known === undefined ? 'unavailable' : 'same';
  await visit(() => client.refresh());
  state.answer = 'session_expired';
  await visit(() => client.refresh());
  await visit(() => client.dispose());
  viewing.leave();
}

/** What a person needs at the least, by where they stand. */
function isWayOn(ways: ReadonlySet<WayOn>, corner: Corner, { connection, endedBy }: ClientSnapshot): boolean {
  const { status } = corner;
  if (endedBy === 'access') return ways.has('check') && ways.has('contact');
  if (connection === 'ended') return ways.has('sign in');
  if (isAnswerable(corner)) return ways.has('answer');
  if (status === 'UNDER_REVIEW') return ways.has('expected time') && ways.has('check');
  if (status === 'UNKNOWN' || status === 'ACTIVE') return ways.has('check') && ways.has('contact');
  return ways.has('contact');
}

const WATCHED = ['connecting', 'ended', 'live', 'offline', 'paused', 'polling'];

describe.each(PRESENTED_STATUSES)('%s has no dead end', (status) => {
  const corners = cornersOf(status);

  it(`in any of ${String(corners.length)} corners and any connection`, { timeout: 240_000 }, async () => {
    const deadEnds: string[] = [];
    const connections = new Set<string>();
    for (const corner of corners) {
      const customer = customerIn(corner);
      const look = (ways: ReadonlySet<WayOn>, shown: ClientSnapshot) => {
        connections.add(shown.connection);
        if (!isWayOn(ways, corner, shown)) deadEnds.push(`${nameOf(corner)}, ${shown.connection}: ${[...ways].join(' ')}`);
      };
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await tour(backendOf(customer, corner.offers), customer, look, { view: markupView });
    }
    expect(deadEnds).toEqual([]);
    // A terminal status is not watched, so only a read can end its session.
    expect([...connections].toSorted()).toEqual(status === 'REJECTED' ? ['ended', 'paused'] : WATCHED);
  });

  it('in a page that lives as in the markup of each of its moments', { timeout: 60_000 }, async () => {
    for (const corner of corners.filter((_, index) => index % SAMPLED === 0)) {
      const customer = customerIn(corner);
      const read = async (view: typeof liveView) => {
        const story: string[] = [];
        const look = (ways: ReadonlySet<WayOn>, { connection }: ClientSnapshot) =>
          void story.push(`${connection}: ${[...ways].toSorted().join(' ')}`);
        await tour(backendOf(customer, corner.offers), customer, look, { view });
        return story;
      };
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      expect([nameOf(corner), await read(liveView)]).toEqual([nameOf(corner), await read(markupView)]);
    }
  });

  it('even where the host names no contact: it can be checked', async () => {
    const [corner] = cornersOf(status);
    const customer = customerIn(corner!);
    const look = (ways: ReadonlySet<WayOn>) => expect(ways).toContain('check');
    await tour(backendOf(customer, []), customer, look, { isNamed: false });
  });
});

describe.each(OFFERS.map((offers) => ({ offers, name: offers.join(' ') || 'nothing' })))(
  'with nothing known and a backend that offers $name',
  ({ offers }) => {
    it.each([true, false])(
      'loading ends within half a minute, and then there is a way on (contact named: %s)',
      async (isNamed) => {
        const phases: string[] = [];
        const look = (ways: ReadonlySet<WayOn>, { phase, endedBy }: ClientSnapshot) => {
          phases.push(phase);
          if (phase !== 'loading') expect(ways).toContain('check');
          if (phase !== 'loading' && isNamed) expect(ways).toContain(endedBy === 'session' ? 'sign in' : 'contact');
        };
        await tour(backendOf(snapshotOf(1), offers), undefined, look, { isNamed });
        expect(phases[0]).toBe('loading');
        expect(phases[1]).toBe('unavailable');
      },
    );
  },
);
