import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LifecycleTimeline, type LifecycleTimelineProps } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { notes } from './timeline-host.js';

const SECOND = 1_000;
const print = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('print', print);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  print.mockClear();
});

const all = notes(9);
const pass = async (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) await act(() => vi.advanceTimersByTimeAsync(SECOND));
};

/** A host that loads three at a time, each page within the seconds given, and says so; it returns nothing. */
function SlowHost({ seconds, failsAt = Infinity }: { seconds: number; failsAt?: number }) {
  const [state, setState] = useState({ count: 3, phase: 'ready' as LifecycleTimelineProps['phase'] });
  const onLoadMore = () => {
    setState((known) => ({ ...known, phase: 'loading' }));
    setTimeout(
      () => setState(({ count }) => (count >= failsAt ? { count, phase: 'failed' } : { count: count + 3, phase: 'ready' })),
      seconds * SECOND,
    );
  };
  const { count, phase } = state;
  return <LifecycleTimeline events={all.slice(0, count)} hasMore={count < 9} phase={phase} onLoadMore={onLoadMore} exportable />;
}

function pressPrint() {
  const summary = screen.getByText('Print or save');
  fireEvent.click(summary);
  const details = summary.closest('details')!;
  if (!details.open) details.open = true;
  fireEvent(details, new Event('toggle'));
  fireEvent.click(screen.getByRole('button', { name: 'Print' }));
}

describe('the whole history of a host', () => {
  it('is waited for where the host says that it is loading', async () => {
    render(<SlowHost seconds={4} />);
    pressPrint();
    await pass(1);
    expect(screen.getByText('Loading the whole history first')).toBeInTheDocument();
    expect(screen.queryByText(/could not be loaded/)).toBeNull();
    await pass(10);
    expect(print).toHaveBeenCalledOnce();
    expect(screen.queryByText('Loading the whole history first')).toBeNull();
  });

  it('that fails on the way is not printed, and can be asked for again', async () => {
    render(<SlowHost seconds={1} failsAt={6} />);
    pressPrint();
    await pass(5);
    expect(screen.getByText(/nothing was printed or saved/)).toBeInTheDocument();
    expect(print).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Print' })).not.toHaveAttribute('aria-disabled');
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('down'))],
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['never answers', () => new Promise(() => undefined)],
    ['does nothing', () => undefined],
  ])('of one that %s could not be loaded, and is not waited for for ever', async (_, onLoadMore) => {
    render(<LifecycleTimeline events={all} hasMore onLoadMore={onLoadMore} exportable />);
    pressPrint();
    await pass(31);
    expect(screen.getByText(/nothing was printed or saved/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Print' })).not.toHaveAttribute('aria-disabled');
  });
});
