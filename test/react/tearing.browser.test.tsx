import { startTransition, StrictMode, useDeferredValue, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerProvider, useCustomerStatus, useFeature } from '../../src/react/index.js';

const READERS = 40;

/** A page of many slow readers that React renders in slices, as it does outside of tests. */
function openPage(Mode: typeof StrictMode | typeof Plain) {
  const backend = memoryBackend({ scenario: 'under_review' });
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const renders: string[] = [];
  const frames: string[][] = [];
  let setRound: (round: number) => void = () => undefined;

  function Reader({ round }: { round: number }) {
    const { status = '-' } = useCustomerStatus();
    const { open } = useFeature('createTransaction');
    const deferred = useDeferredValue(round);
    const until = performance.now() + 3;
    while (performance.now() < until);
    renders.push(status);
    return <i>{`${status} ${open ? 'open' : 'closed'} ${deferred > -1 ? '' : '-'}`}</i>;
  }
  function Page() {
    const [round, set] = useState(0);
    setRound = set;
    // What is on the page once everything of one render is on it.
    useLayoutEffect(() => void frames.push(Array.from(document.querySelectorAll('i'), (node) => node.textContent)));
    return Array.from({ length: READERS }, (_, index) => <Reader key={`${String(round)} ${String(index)}`} round={round} />);
  }
  // Within `act` React renders in one go; a page does not.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  onTestFinished(() => {
    flushSync(() => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
  });
  root.render(
    <Mode>
      <CustomerProvider client={client}>
        <Page />
      </CustomerProvider>
    </Mode>,
  );
  return { backend, renders, frames, begin: (round: number) => startTransition(() => setRound(round)) };
}

function Plain({ children }: { children?: React.ReactNode }) {
  return <>{children}</>;
}

const shown = () => [...new Set(Array.from(document.querySelectorAll('i'), (node) => node.textContent.trim()))];

/** What stands on the page in each frame that is painted, until the returned function is called. */
function watchPaint(): { stop: () => string[][] } {
  const painted: string[][] = [];
  let handle = requestAnimationFrame(function look() {
    painted.push(shown());
    handle = requestAnimationFrame(look);
  });
  return { stop: () => (cancelAnimationFrame(handle), painted) };
}

describe.each([
  ['StrictMode', StrictMode],
  ['no StrictMode', Plain],
] as const)('a page that React renders in slices, with %s', (_mode, Mode) => {
  it('never shows two moments of one customer side by side, and no gate before its status', async () => {
    const { backend, renders, frames, begin } = openPage(Mode);
    await vi.waitFor(() => expect(shown()).toEqual(['UNDER_REVIEW closed']), { timeout: 10_000 });
    const paint = watchPaint();
    const seen: string[] = [];
    const steps = [
      [() => backend.simulate.approve(), 'ACTIVE open'],
      [() => backend.simulate.deactivate({ reasonCode: 'compliance' }), 'DEACTIVATED closed'],
    ] as const;
    for (const [change, text] of steps) {
      renders.length = 0;
      begin(seen.length + 1);
      // oxlint-disable-next-line no-await-in-loop -- in the middle of the slices
      await vi.waitFor(() => expect(renders.length).toBeGreaterThan(3), { interval: 1 });
      expect(renders.length).toBeLessThan(READERS);
      void change();
      // oxlint-disable-next-line no-await-in-loop -- one change after the other
      await vi.waitFor(() => expect(shown()).toEqual([text]), { timeout: 10_000, interval: 5 });
      seen.push(text);
    }
    const painted = paint.stop().filter((texts) => texts.length > 0);
    // Firefox paints once for each change, Chromium many times.
    expect(painted.length).toBeGreaterThan(1);
    for (const texts of painted) expect(texts).toHaveLength(1);
    for (const frame of frames) expect(new Set(frame.map((text) => text.trim())).size).toBeLessThanOrEqual(1);
  });
});
