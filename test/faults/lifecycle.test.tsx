import { act, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, startTransition, StrictMode, useLayoutEffect, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate, preloadCustomerStatusPanel } from '../../src/index.js';
import { CustomerProvider, useCustomerStatus, useFeature } from '../../src/react/index.js';
import { counting, Status, troubles, turn } from './counting-page.js';

beforeAll(preloadCustomerStatusPanel);

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
