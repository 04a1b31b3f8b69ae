import { act, render, screen, waitFor } from '@testing-library/react';
import { Component, type ReactElement, type ReactNode, startTransition, StrictMode, useLayoutEffect, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate, StatusBadge } from '../../src/index.js';
import type { CustomerBackend, SubscribeOptions } from '../../src/model/index.js';
import { CustomerProvider, useCustomerStatus, useFeature } from '../../src/react/index.js';

/** A memory backend that counts what is under way. */
function counting(scenario: 'under_review' | 'active' | 'rejected' = 'under_review') {
  const memory = memoryBackend({ scenario });
  const streams: SubscribeOptions[] = [];
  let reads = 0;
  const backend: CustomerBackend = {
    ...memory,
    getCustomer: (id, options) => ((reads += 1), memory.getCustomer(id, options)),
    subscribe: (id, listener, options) => {
      streams.push(options);
      memory.subscribe(id, listener, options);
    },
  };
  return { memory, backend, reads: () => reads, openStreams: () => streams.filter(({ signal }) => !signal.aborted).length };
}

/** Rejections that nobody handles, and errors React or a component wrote, while a test runs. */
function troubles() {
  const seen: unknown[] = [];
  const onRejection = (reason: unknown) => seen.push(reason);
  process.on('unhandledRejection', onRejection);
  const log = vi.spyOn(console, 'error').mockImplementation((...words) => void seen.push(words));
  onTestFinished(() => {
    process.off('unhandledRejection', onRejection);
    log.mockRestore();
  });
  return seen;
}

function Status({ client }: { client?: CustomerClient }) {
  return <p>{useCustomerStatus(client).status ?? 'nothing yet'}</p>;
}

const turn = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)));

describe.each([
  ['StrictMode', StrictMode],
  ['no StrictMode', ({ children }: { children: ReactNode }) => <>{children}</>],
])('with %s', (_mode, Mode) => {
  it('any number of components share one stream and one read', async () => {
    const { backend, reads, openStreams } = counting();
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    const { unmount } = render(
      <Mode>
        <CustomerProvider client={client}>
          <Status />
          <Status />
          <Status />
        </CustomerProvider>
      </Mode>,
      { reactStrictMode: false },
    );
    await waitFor(() => expect(screen.getAllByText('UNDER_REVIEW')).toHaveLength(3));
    await turn();
    expect(openStreams()).toBe(1);
    // A second mount asks anew what the first one was told to forget.
    expect(reads()).toBeLessThanOrEqual(2);
    unmount();
    expect(openStreams()).toBe(0);
  });

  it('unmounting at any moment leaves no stream, no update and no complaint', async () => {
    const seen = troubles();
    const { memory, backend, openStreams } = counting();
    for (let turns = 0; turns < 12; turns += 1) {
      const client = createCustomerClient({ backend, customerId: 'cus_1' });
      const { unmount } = render(
        <Mode>
          <CustomerStatusProvider client={client}>
            <CustomerStatusPanel />
          </CustomerStatusProvider>
        </Mode>,
        { reactStrictMode: false },
      );
      // oxlint-disable-next-line no-await-in-loop -- one moment later each time
      for (let step = 0; step < turns; step += 1) await act(async () => undefined);
      unmount();
      const last = client.getSnapshot();
      memory.simulate.approve();
      // oxlint-disable-next-line no-await-in-loop -- whatever was under way has time to arrive
      await turn();
      expect(client.getSnapshot().customer).toBe(last.customer);
      expect(openStreams()).toBe(0);
    }
    expect(seen).toEqual([]);
  });

  it('no gate is open in any frame before the customer is known, nor after the data are old', async () => {
    const { backend } = counting('active');
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    const frames: string[] = [];
    function Frame() {
      const { open } = useFeature('createTransaction');
      const { phase, status } = useCustomerStatus();
      frames.push(`${phase} ${status ?? '-'} ${open ? 'open' : 'closed'}`);
      return <FeatureGate feature="createTransaction">money</FeatureGate>;
    }
    const page = (
      <CustomerStatusProvider client={client}>
        <Frame />
      </CustomerStatusProvider>
    );
    expect(renderToString(page)).not.toContain('money');
    render(<Mode>{page}</Mode>, { reactStrictMode: false });
    expect(await screen.findByText('money')).toBeInTheDocument();
    expect(frames.filter((frame) => frame.endsWith('open'))).not.toHaveLength(0);
    for (const frame of frames) if (frame.endsWith('open')) expect(frame).toBe('ready ACTIVE open');
  });

  it('two customers on one page do not touch each other', async () => {
    const one = counting('under_review');
    const two = counting('rejected');
    const page = (which: 'both' | 'second') => (
      <Mode>
        {which === 'both' && (
          <CustomerStatusProvider backend={one.backend} customerId="cus_1">
            <Status />
          </CustomerStatusProvider>
        )}
        <CustomerStatusProvider backend={two.backend} customerId="cus_2">
          <Status />
        </CustomerStatusProvider>
      </Mode>
    );
    const { rerender } = render(page('both'), { reactStrictMode: false });
    expect(await screen.findByText('UNDER_REVIEW')).toBeInTheDocument();
    expect(await screen.findByText('REJECTED')).toBeInTheDocument();
    act(() => void one.memory.simulate.approve());
    expect(await screen.findByText('ACTIVE')).toBeInTheDocument();
    expect(screen.getByText('REJECTED')).toBeInTheDocument();
    rerender(page('second'));
    await turn();
    expect(one.openStreams()).toBe(0);
    expect(screen.getByText('REJECTED')).toBeInTheDocument();
  });

  it('a render in several slices never shows two moments at once', async () => {
    const { memory, backend } = counting();
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    const renders: string[] = [];
    const frames: string[][] = [];
    function Slow() {
      const { status = '-' } = useCustomerStatus();
      const until = performance.now() + 4;
      while (performance.now() < until);
      renders.push(status);
      // What the customer sees once this is on the page: the words of all.
      useLayoutEffect(() => void frames.push(Array.from(document.querySelectorAll('i'), (node) => node.textContent)));
      return <i>{status}</i>;
    }
    let setRound: (round: number) => void = () => undefined;
    function App() {
      const [round, set] = useState(0);
      setRound = set;
      return Array.from({ length: 20 }, (_, index) => <Slow key={`${round} ${index}`} />);
    }
    render(
      <Mode>
        <CustomerProvider client={client}>
          <App />
        </CustomerProvider>
      </Mode>,
      { reactStrictMode: false },
    );
    await waitFor(() => expect(frames.at(-1)?.[0]).toBe('UNDER_REVIEW'));
    // Within `act` React renders in one go; a page does not.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    onTestFinished(() => void vi.unstubAllGlobals());
    renders.length = 0;
    startTransition(() => setRound(1));
    await vi.waitFor(() => expect(renders.length).toBeGreaterThan(2), { interval: 1 });
    expect(renders.length).toBeLessThan(20);
    memory.simulate.approve();
    await vi.waitFor(() => expect(frames.at(-1)?.[0]).toBe('ACTIVE'), { interval: 5, timeout: 5_000 });
    expect(renders).toContain('UNDER_REVIEW');
    for (const frame of frames) expect(new Set(frame).size).toBe(1);
  });
});

class Boundary extends Component<{ children: ReactNode; onError: (error: unknown) => void }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }
  override render() {
    return this.state.failed ? <p>the host’s own words</p> : this.props.children;
  }
}

describe('a host whose', () => {
  it('component throws loses that component only: the client and the rest of the page go on', async () => {
    troubles();
    const { memory, backend } = counting();
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    function Faulty(): ReactElement {
      if (useCustomerStatus().status === 'ACTIVE') throw new Error('of the host');
      return <p>fine</p>;
    }
    const onError = vi.fn();
    render(
      <CustomerProvider client={client}>
        <Boundary onError={onError}>
          <Faulty />
        </Boundary>
        <Status />
      </CustomerProvider>,
    );
    expect(await screen.findByText('UNDER_REVIEW')).toBeInTheDocument();
    act(() => void memory.simulate.approve());
    expect(await screen.findByText('the host’s own words')).toBeInTheDocument();
    expect(screen.getByText('ACTIVE')).toBeInTheDocument();
    expect(onError).toHaveBeenCalledTimes(1);
    expect(client.getSnapshot().connection).toBe('live');
  });

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('at once');
      },
    ],
    ['rejects with a string', () => Promise.reject('nope')], // oxlint-disable-line prefer-promise-reject-errors -- the fault under test
    ['answers with nothing', () => Promise.resolve(undefined)],
  ])('adapter %s gets a page that can be tried again', async (_what, answer) => {
    const seen = troubles();
    const { backend, memory } = counting('active');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- adapters without types answer anything
    const getCustomer = vi.fn(answer as unknown as CustomerBackend['getCustomer']);
    const { subscribe: _, ...polled } = backend;
    const client = createCustomerClient({ backend: { ...polled, getCustomer }, customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client}>
        <CustomerStatusPanel />
      </CustomerStatusProvider>,
    );
    await waitFor(() => expect(client.getSnapshot().phase).toBe('unavailable'));
    const retry = await screen.findByRole('button', { name: /try again/i });
    getCustomer.mockImplementation((id, options) => memory.getCustomer(id, options));
    act(() => retry.click());
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(seen).toEqual([]);
  });

  it('adapter never answers shows that it is loading, and leaves without a trace', async () => {
    const seen = troubles();
    const { backend } = counting();
    const client = createCustomerClient({
      backend: { id: backend.id, getCustomer: () => new Promise(() => undefined) },
      customerId: 'cus_1',
    });
    const { unmount } = render(
      <CustomerStatusProvider client={client}>
        <StatusBadge />
      </CustomerStatusProvider>,
    );
    await turn();
    expect(client.getSnapshot().phase).toBe('loading');
    unmount();
    await turn();
    expect(seen).toEqual([]);
  });
});

describe('two copies of the kit on one page', () => {
  it('do not know of each other, and understand each other’s errors', async () => {
    const first = await import('../../src/index.js');
    vi.resetModules();
    const second = await import('../../src/index.js');
    expect(second.createCustomerClient).not.toBe(first.createCustomerClient);
    const one = counting('active');
    const two = counting('rejected');
    const client = first.createCustomerClient({ backend: one.backend, customerId: 'cus_1' });
    const other = second.createCustomerClient({ backend: two.backend, customerId: 'cus_2' });
    render(
      <first.CustomerStatusProvider client={client}>
        <second.CustomerStatusProvider client={other}>
          <second.StatusBadge />
        </second.CustomerStatusProvider>
        <first.StatusBadge />
      </first.CustomerStatusProvider>,
    );
    expect(await screen.findByText('Verified')).toBeInTheDocument();
    await waitFor(() => expect(other.getSnapshot().status).toBe('REJECTED'));
    expect(client.getSnapshot().status).toBe('ACTIVE');
    const error = new first.CustomerStatusError('rate_limited');
    const faulty = second.createCustomerClient({
      backend: { id: 'mixed', getCustomer: () => Promise.reject(error) },
      customerId: 'cus_3',
    });
    expect(await faulty.refresh()).toEqual({ ok: false, error });
  });
});
