import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { axeFaults } from './axe-faults.js';
import { type Feed, FeedHost, newerNotes, notes } from './timeline-host.js';

const PATIENTLY = { timeout: 10_000 };
const box = () => screen.getByRole('group', { name: /Scroll for more/ });
const rows = () => [...box().querySelectorAll('li[aria-posinset]')];
const isWindowed = () => waitFor(() => expect(box().querySelector('[data-windowed] li')).not.toBeNull(), { timeout: 10_000 });
const topOf = (text: string) =>
  rows()
    .find((row) => row.textContent?.includes(text))
    ?.getBoundingClientRect().top ?? Number.NaN;

async function scrollTo(top: number) {
  act(() => {
    box().scrollTop = top;
  });
  await waitFor(() => expect(rows().some((row) => isInSight(row))).toBe(true), PATIENTLY);
  // While a list scrolls its rows take no pointer; then they are measured and stay where they are.
  const list = box().querySelector<HTMLElement>('[data-windowed]');
  await waitFor(() => expect(list?.style.pointerEvents).toBe(''), PATIENTLY);
}

function isInSight(row: Element): boolean {
  const [inner, outer] = [row.getBoundingClientRect(), box().getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}

describe('a long history', () => {
  it('has no accessibility fault, at its head and further down', async () => {
    render(<LifecycleTimeline events={notes(1_000)} />);
    await isWindowed();
    expect(await axeFaults()).toEqual([]);
    await scrollTo(20_000);
    expect(await axeFaults()).toEqual([]);
  });

  it('is wholly in the document up to two hundred entries, and no longer above', async () => {
    const { rerender } = render(<LifecycleTimeline events={notes(200)} />);
    await waitFor(() => expect(document.querySelectorAll('.csk-lifecycle-timeline-item')).toHaveLength(200), { timeout: 10_000 });
    expect(screen.queryByRole('group', { name: /Scroll for more/ })).toBeNull();
    rerender(<LifecycleTimeline events={notes(201)} />);
    await isWindowed();
    expect(rows().length).toBeLessThan(40);
  });

  it('tells each entry’s place and their number to a screen reader; a number that is not known is not made up', async () => {
    const { rerender } = render(<LifecycleTimeline events={notes(500)} />);
    await isWindowed();
    expect(rows()[0]).toHaveAttribute('aria-posinset', '1');
    expect(rows()[0]).toHaveAttribute('aria-setsize', '500');
    await scrollTo(10_000);
    const places = rows().map((row) => Number(row.getAttribute('aria-posinset')));
    expect(places[0]).toBeGreaterThan(50);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    rerender(<LifecycleTimeline events={notes(500)} hasMore onLoadMore={() => undefined} />);
    expect(rows()[0]).toHaveAttribute('aria-setsize', '-1');
  });

  it('of twenty thousand is painted by its head, then whole, in order whatever order it came in', async () => {
    const inOrder = notes(20_000);
    const { rerender } = render(<LifecycleTimeline events={inOrder} />);
    expect(rows()[0]).toMatchTextContent('number 20000');
    await isWindowed();
    expect(rows()[0]).toHaveAttribute('aria-setsize', '20000');
    const mixed = [...inOrder.slice(0, 700), ...newerNotes(20_000, 1), ...inOrder.slice(700)];
    rerender(<LifecycleTimeline key="mixed" events={mixed} />);
    await isWindowed();
    expect(rows()[0]).toMatchTextContent('number 20001');
    expect(rows()[0]).toHaveAttribute('aria-setsize', '20001');
    expect(screen.queryByRole('button', { name: /new entr/ })).toBeNull();
  });

  it('can be scrolled by keyboard, to its end', async () => {
    render(<LifecycleTimeline events={notes(300)} />);
    await isWindowed();
    box().focus();
    expect(box()).toHaveFocus();
    await waitFor(async () => {
      await scrollTo(box().scrollHeight);
      expect(screen.getByText('number 1', { exact: true })).toBeVisible();
    });
  });

  it('keeps the row with the focus in the document wherever one scrolls, and when entries come above it', async () => {
    const feed: Feed = { add: () => undefined };
    render(<FeedHost first={notes(1_000)} feed={feed} />);
    await isWindowed();
    const summary = screen.getAllByText('1 step of the check')[0]!.closest('summary')!;
    act(() => summary.focus());
    // Some engines bring what has the focus into sight a moment later.
    await new Promise(requestAnimationFrame);
    await scrollTo(30_000);
    expect(document.activeElement).toBe(summary);
    expect(isInSight(summary)).toBe(false);
    act(() => feed.add(newerNotes(1_000, 3)));
    await scrollTo(40_000);
    expect(document.activeElement).toBe(summary);
  });

  it('lets what is read stay where it is when entries come at the head, and leads to them', async () => {
    const feed: Feed = { add: () => undefined };
    render(<FeedHost first={notes(1_000)} feed={feed} />);
    await isWindowed();
    await scrollTo(5_000);
    const read = /number \d+/.exec(rows().find(isInSight)?.textContent ?? '')![0];
    const before = topOf(read);
    act(() => feed.add(newerNotes(1_000, 2)));
    await waitFor(() => expect(Math.abs(topOf(read) - before)).toBeLessThan(2), PATIENTLY);
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 new entries' }));
    await waitFor(() => expect(screen.getByText('number 1002')).toBeVisible());
    expect(screen.queryByRole('button', { name: /new entries/ })).toBeNull();
    expect(box()).toHaveFocus();
  });

  it('shows at once what comes while the head is in sight', async () => {
    const feed: Feed = { add: () => undefined };
    render(<FeedHost first={notes(1_000)} feed={feed} />);
    await isWindowed();
    act(() => feed.add(newerNotes(1_000, 1)));
    await waitFor(() => expect(rows()[0]).toMatchTextContent('number 1001'));
    expect(screen.queryByRole('button', { name: /new entr/ })).toBeNull();
  });

  it('does not find in the document what is out of sight; what was filtered out of the way is found', async () => {
    render(<LifecycleTimeline events={notes(1_000)} />);
    await isWindowed();
    // The browser's search sees what stands in the document.
    expect(document.body.textContent).not.toContain('number 400');
    await userEvent.click(screen.getByText('Filter'));
    const day = notes(1_000)[600]!.at.slice(0, 10);
    fireEvent.change(screen.getByLabelText('From'), { target: { value: day } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: day } });
    await userEvent.click(screen.getByRole('button', { name: 'Show entries' }));
    await waitFor(() => expect(document.body.textContent).toContain('number 400'));
  });

  it('puts everything on paper, unfolded, and nothing is lost on the screen', async () => {
    render(<LifecycleTimeline events={notes(600)} exportable />);
    await isWindowed();
    await scrollTo(3_000);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    const paper = document.querySelector('.csk-lifecycle-timeline-paper')!;
    expect(paper.children).toHaveLength(600);
    expect([...paper.querySelectorAll('details')].every(({ open }) => open)).toBe(true);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(document.querySelector('.csk-lifecycle-timeline-paper')).toBeNull();
    expect(box().scrollTop).toBe(3_000);
    expect([...box().querySelectorAll('details')].some(({ open }) => open)).toBe(false);
  });
});
