import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { SCENARIO_NAMES } from '../../src/backends/memory/index.js';
import { capitalised } from '../../src/drop-ins/lifecycle-timeline/capitalised.js';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { es } from '../../src/messages/es.js';
import { fr } from '../../src/messages/fr.js';
import { ja } from '../../src/messages/ja.js';
import { pl } from '../../src/messages/pl.js';
import { tr } from '../../src/messages/tr.js';
import { uk } from '../../src/messages/uk.js';
import type { LifecycleEvent } from '../../src/model/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

function event(id: string, at: string, more: Partial<LifecycleEvent> = {}): LifecycleEvent {
  return {
    id,
    at,
    type: 'status_changed',
    to: 'ACTIVE',
    from: 'UNDER_REVIEW',
    reasons: [],
    actor: { kind: 'operator' },
    source: { provider: 'x', channel: 'api' },
    ...more,
  };
}

const story = [
  event('1', '2026-11-01T10:00:00Z', { to: 'CREATED', from: undefined, actor: { kind: 'system' } }),
  event('3', '2026-11-20T10:00:00Z', {
    to: 'NEEDS_ADDITIONAL_INFORMATION',
    irregular: true,
    reasons: [{ code: 'address_failed', message: { default: 'Adresse prüfen', lang: 'de' }, audience: 'customer' }],
  }),
  event('2', '2026-11-10T10:00:00Z', { to: 'UNDER_REVIEW', from: 'CREATED', actor: { kind: 'customer' } }),
];

const now = () => Date.parse('2026-11-21T12:00:00Z');
const items = () => within(screen.getByRole('list', { name: /What happened/ })).getAllByRole('listitem');

describe('LifecycleTimeline', () => {
  it.each(SCENARIO_NAMES)('has no accessibility fault in "%s", at 280 pixels and from right to left', async (scenario) => {
    openPage(<LifecycleTimeline style={{ inlineSize: '280px' }} />, { scenario, latencyMs: 0 }, { direction: 'rtl' });
    await waitFor(() => expect(document.querySelector('[aria-busy]')).toBeNull());
    expect(await axeFaults()).toEqual([]);
    expect(document.querySelector('.csk-lifecycle-timeline')?.scrollWidth).toBeLessThanOrEqual(280);
  });

  it('tells the story newest first, each with a date that programs can read, in an ordered list', () => {
    render(<LifecycleTimeline events={story} headingLevel={4} />);
    expect(screen.getByRole('heading', { name: 'History', level: 4 })).toBeVisible();
    expect(screen.getByRole('list', { name: /What happened/ }).localName).toBe('ol');
    expect(items().map((item) => item.querySelector('time')?.dateTime)).toEqual([
      '2026-11-20T10:00:00Z',
      '2026-11-10T10:00:00Z',
      '2026-11-01T10:00:00Z',
    ]);
  });

  it('marks the current step, says who did it and why, and names the language of a reason', () => {
    render(<LifecycleTimeline events={story} />);
    const [current, review] = items();
    expect(current).toHaveAttribute('aria-current', 'step');
    expect(items().filter((item) => item.hasAttribute('aria-current'))).toHaveLength(1);
    expect(current).toMatchTextContent('by our team');
    expect(current).toMatchTextContent('We need additional information to complete your verification.');
    expect(screen.getByText('Adresse prüfen')).toHaveAttribute('lang', 'de');
    expect(review).not.toMatchTextContent('by ');
  });

  it('says that the customer did what a customer does, and not what others do because of it', () => {
    const by = { actor: { kind: 'customer' as const } };
    const done = [
      event('6', '2026-11-20T10:00:00Z', { ...by, to: 'DEACTIVATED', from: 'ACTIVE' }),
      event('5', '2026-11-19T10:00:00Z', { ...by, to: 'UNDER_REVIEW', from: 'NEEDS_ADDITIONAL_INFORMATION' }),
      event('4', '2026-11-18T10:00:00Z', { ...by, type: 'requirement_submitted' }),
      event('3', '2026-11-17T10:00:00Z', { ...by, type: 'document_received' }),
      event('2', '2026-11-16T10:00:00Z', { ...by, type: 'data_updated' }),
      event('1', '2026-11-15T10:00:00Z', { ...by, to: 'CREATED', from: undefined }),
    ];
    const { rerender } = render(<LifecycleTimeline events={done} />);
    const told = (by: string) =>
      items()
        .filter((item) => item.textContent.includes(by))
        .map((item) => item.querySelector('.csk-lifecycle-timeline-title')?.textContent);
    const own = ['Account deactivated', 'Answer sent', 'Details updated', 'Account created'];
    expect(told('by you')).toEqual(own);
    rerender(<LifecycleTimeline events={done} viewer="operator" />);
    expect(told('by the customer')).toEqual(own);
  });

  it.each([
    ['fr', fr, 'Réponse envoyée\u00A0: Adresse', /par notre équipe, durée\s: 3\sheures$/],
    ['ja', ja, '回答を送信：Adresse', /実行者：当社の担当チーム、所要時間：3\s時間$/],
  ])('joins what belongs together as one does in %s', (locale, catalogue, title, meta) => {
    const more = { type: 'requirement_submitted', about: { type: 'requirement' as const, id: 'a', title: 'Adresse' } };
    const sent = event('1', '2026-11-10T10:00:00Z', { ...more, durationMs: 3 * 3_600_000 });
    openPage(<LifecycleTimeline events={[sent]} />, { scenario: 'active' }, { now, locale, catalogue });
    expect(document.querySelector('.csk-lifecycle-timeline-title')?.textContent).toBe(title);
    expect(document.querySelector('.csk-lifecycle-timeline-meta')?.textContent).toMatch(meta);
  });

  it('gives the same reason once for what happened together', () => {
    const reasons = [{ code: 'other', message: 'The back is cut off.', audience: 'customer' as const }];
    const at = '2026-11-20T10:00:00Z';
    const more = { actor: { kind: 'operator' as const }, reasons };
    const events = [
      event('a', at, { ...more, type: 'requirement_resolved' }),
      event('b', at, { ...more, type: 'document_decided' }),
    ];
    const { rerender } = render(<LifecycleTimeline events={events} />);
    expect(screen.getAllByText('The back is cut off.')).toHaveLength(1);
    const turn = event('c', at, { ...more, reasons: [], type: 'status_changed', to: 'NEEDS_ADDITIONAL_INFORMATION' });
    rerender(<LifecycleTimeline events={[turn, ...events]} />);
    expect(screen.getAllByText('The back is cut off.')).toHaveLength(1);
    expect(items()).toHaveLength(1);
  });

  it('speaks to an operator about the customer', () => {
    const sent = event('4', '2026-11-20T12:00:00Z', { type: 'requirement_submitted', actor: { kind: 'customer' } });
    render(<LifecycleTimeline events={[...story, sent]} viewer="operator" />);
    expect(items()[0]).toMatchTextContent('by the customer');
  });

  it('says near days as people do', async () => {
    openPage(<LifecycleTimeline events={story} />, { scenario: 'active' }, { now, timeZone: 'UTC', locale: 'en-GB' });
    const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(['Yesterday', 'November 2026']);
    expect(items()[0]).toMatchTextContent('20 Nov 2026, 10:00');
    expect(items()[2]).toMatchTextContent('1 Nov 2026, 10:00');
    expect(screen.getByText(/^Times are in (Coordinated Universal Time|GMT)\.$/)).toBeVisible();
  });

  it.each([
    ['es', es, 'Noviembre de 2026'],
    ['pl', pl, 'Listopad 2026'],
    ['uk', uk, /^Листопад 2026/],
    ['tr', tr, 'Kasım 2026'],
  ])('begins the heading of a month with a capital, and names it as it stands alone, in %s', (locale, catalogue, month) => {
    openPage(<LifecycleTimeline events={story.slice(0, 1)} />, { scenario: 'active' }, { now, locale, catalogue });
    expect(screen.getByRole('heading', { level: 3, name: month })).toBeVisible();
  });

  it('knows the capital letters of the language', () => {
    expect(['tr', 'en'].map((locale) => capitalised('istanbul', locale))).toEqual(['İstanbul', 'Istanbul']);
  });

  it('says how many days ago, next to the date itself', () => {
    const events = [event('1', '2026-11-18T10:00:00Z')];
    openPage(<LifecycleTimeline events={events} />, { scenario: 'active' }, { now, timeZone: 'UTC', locale: 'en-GB' });
    expect(items()[0]).toMatchTextContent('3 days ago, 18 Nov 2026, 10:00');
  });

  it('counts days in the reader’s time zone, also in the night the clocks change', () => {
    const events = [event('late', '2026-10-24T22:30:00Z'), event('early', '2026-10-24T21:30:00Z')];
    const atNoon = () => Date.parse('2026-10-25T12:00:00Z');
    openPage(
      <LifecycleTimeline events={events} />,
      { scenario: 'active' },
      { now: atNoon, timeZone: 'Europe/Madrid', locale: 'en-GB' },
    );
    const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(['Today', 'Yesterday']);
    expect(items()[0]).toMatchTextContent('25 Oct 2026, 00:30');
    expect(items()[1]).toMatchTextContent('24 Oct 2026, 23:30');
    expect(screen.getByText('Times are in Central European Time.')).toBeVisible();
  });

  it('marks an unusual step for an operator, and never for a customer', () => {
    const { rerender, container } = render(<LifecycleTimeline events={story} viewer="operator" />);
    expect(screen.getByText('Unusual step')).toBeVisible();
    rerender(<LifecycleTimeline events={story} />);
    expect(screen.queryByText('Unusual step')).toBeNull();
    expect(container.innerHTML).not.toMatch(/irregular|unusual/i);
  });

  it('shows an event of a kind it does not know plainly, and tells an operator which it is', () => {
    const events = [event('1', '2026-11-18T10:00:00Z', { type: 'title', from: undefined, to: undefined })];
    const { rerender } = render(<LifecycleTimeline events={events} />);
    expect(screen.getByText('Update')).toBeVisible();
    rerender(<LifecycleTimeline events={events} viewer="operator" />);
    expect(screen.getByText('Update (title)')).toBeVisible();
  });

  it('says what is missing: before the beginning, and between two changes that do not fit together', () => {
    const events = [
      event('3', '2026-03-20T10:00:00Z', { from: 'ACTIVE', to: 'DEACTIVATED' }),
      event('2', '2026-03-03T10:00:00Z', { from: undefined, to: 'UNDER_REVIEW' }),
    ];
    render(<LifecycleTimeline events={events} />);
    expect(screen.getByText(/^Some history before/)).toMatchTextContent('before Mar 3, 2026 is not available.');
    expect(screen.getByText(/^Some history between/)).toMatchTextContent(
      'between Mar 3, 2026 and Mar 20, 2026 is not available.',
    );
  });

  it('says nothing of the kind where the history reaches back to the beginning, in whatever order it came', () => {
    render(<LifecycleTimeline events={story} />);
    expect(screen.queryByText(/Some history/)).toBeNull();
  });

  it('takes the backend’s word for where the history begins', () => {
    const begin = { incompleteBefore: '2026-10-05T10:00:00Z' };
    render(<LifecycleTimeline events={story} {...begin} />);
    expect(screen.getByText(/^Some history before/)).toMatchTextContent('before Oct 5, 2026 is not available.');
    expect(document.querySelector(`time[datetime="${begin.incompleteBefore}"]`)).not.toBeNull();
  });

  it('folds the steps of a provider away, each with how it went and how long it took', async () => {
    const steps = [
      { name: 'Start page', status: 'passed' as const, durationMs: 13_000 },
      {
        name: 'Reading of the document',
        status: 'failed' as const,
        startedAt: '2026-11-20T10:00:00Z',
        finishedAt: '2026-11-20T10:01:05Z',
      },
      { name: 'Proof of life', status: 'not_started' as const },
    ];
    render(<LifecycleTimeline events={[event('1', '2026-11-20T10:00:00Z', { steps, durationMs: 90_000 })]} />);
    expect(items()[0]).toMatchTextContent('took 1 minute and 30 seconds');
    expect(screen.getByText('Start page')).not.toBeVisible();
    await userEvent.click(screen.getByText('3 steps of the check'));
    const shown = screen
      .getAllByRole('listitem')
      .slice(1)
      .map((item) => item.textContent);
    expect(shown.map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
      'Start page Passedtook 13 seconds',
      'Reading of the document Not passedtook 1 minute and 5 seconds',
      'Proof of life Not started',
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('hides from a customer which step led to a confidential finding, and shows an operator', () => {
    const steps = [{ name: 'Watch list', status: 'failed' as const }];
    const reasons = [{ code: 'screening_hit', audience: 'customer' as const }];
    const { rerender } = render(
      <LifecycleTimeline events={[event('1', '2026-11-20T10:00:00Z', { to: 'REJECTED', steps, reasons })]} />,
    );
    expect(document.body).not.toMatchTextContent('Watch list');
    rerender(
      <LifecycleTimeline viewer="operator" events={[event('1', '2026-11-20T10:00:00Z', { to: 'REJECTED', steps, reasons })]} />,
    );
    expect(document.body).toMatchTextContent('Watch list');
  });

  it('nests a small round of requests open, with answers and decisions, and sums a large one up', async () => {
    const asked = (id: string) =>
      event(`asked-${id}`, '2026-11-10T10:00:00.000Z', {
        type: 'requirement_opened',
        from: undefined,
        to: undefined,
        about: { type: 'requirement', id, title: `Item ${id}` },
      });
    const accepted = (id: string) =>
      event(`accepted-${id}`, '2026-11-12T10:00:00.000Z', {
        type: 'requirement_resolved',
        about: { type: 'requirement', id, title: `Item ${id}`, outcome: 'accepted' },
      });
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    const { rerender } = render(<LifecycleTimeline events={[asked('a'), accepted('a')]} />);
    expect(screen.getByText('1 item')).toBeVisible();
    expect(screen.getAllByText('Item a').at(-1)).toBeVisible();
    rerender(<LifecycleTimeline key="large" events={[...ids.map(asked), ...ids.slice(0, 38).map(accepted)]} />);
    expect(screen.getByText('40 items: 38 accepted and 2 to answer')).toBeVisible();
    expect(screen.getByText('38 answers checked')).toBeVisible();
    expect(screen.getAllByText('Item 7').every((item) => item.checkVisibility())).toBe(false);
    await userEvent.click(screen.getByText('40 items: 38 accepted and 2 to answer'));
    expect(screen.getAllByText('Item 7').at(-1)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it('shows the step that is expected next, marked as not yet there', async () => {
    openPage(<LifecycleTimeline />, { scenario: 'under_review' });
    await screen.findByText('Review started');
    const [expected] = items();
    expect(expected).toHaveAttribute('data-expected');
    expect(expected).toMatchTextContent(/NextResult of the review.*expected by/);
  });

  it.each([
    { viewer: 'customer' as const, told: 'Your answers, then the review continues' },
    { viewer: 'operator' as const, told: 'The customer’s answers, then the review continues' },
  ])('tells the $viewer whose answers are expected next', async ({ viewer, told }) => {
    openPage(<LifecycleTimeline viewer={viewer} />, { scenario: 'request_for_information' });
    await screen.findByText('More information requested');
    expect(items()[0]).toMatchTextContent(told);
  });

  it('loads older events, says how many came, and keeps the focus', async () => {
    const older = event('0', '2026-10-01T10:00:00Z', { to: 'CREATED' });
    const heard = listenToAnnouncements();
    const onLoadMore = vi.fn();
    const view = (events: LifecycleEvent[], hasMore: boolean) => <LifecycleTimeline {...{ events, hasMore, onLoadMore }} />;
    const { show } = openPage(view(story, true), { scenario: 'active' });
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(onLoadMore).toHaveBeenCalledOnce();
    show(view([...story, older], false));
    await waitFor(() => expect(heard).toContain('1 older entry loaded'));
    expect(document.activeElement).toMatchTextContent('This is the beginning.');
  });

  it('counts older entries as they are shown: what happened at one moment is one of them', async () => {
    const heard = listenToAnnouncements();
    const older = ['a', 'b', 'c'].map((id) => event(id, '2026-10-01T10:00:00Z', { type: 'document_received' }));
    const view = (events: LifecycleEvent[], hasMore: boolean) => (
      <LifecycleTimeline events={events} hasMore={hasMore} onLoadMore={() => undefined} />
    );
    const { show } = openPage(view(story, true), { scenario: 'active' });
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    show(view([...story, ...older], false));
    await waitFor(() => expect(heard).toContain('1 older entry loaded'));
    expect(items()).toHaveLength(4);
  });

  it('keeps what was loaded when loading more fails, and offers to try again', async () => {
    const retry = vi.fn();
    render(<LifecycleTimeline events={story} phase="failed" onLoadMore={retry} />);
    expect(items()).toHaveLength(3);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('keeps the history in sight when the session ends', async () => {
    let isOver = false;
    const failures = { getCustomer: () => (isOver ? ('session_expired' as const) : undefined) };
    const { client } = openPage(<LifecycleTimeline />, { scenario: 'under_review', failures });
    await screen.findByText('Review started');
    isOver = true;
    await act(() => client.refresh());
    expect(client.getSnapshot().connection).toBe('ended');
    expect(screen.getByText('Review started')).toBeVisible();
    expect(screen.queryByText('No history is kept for this account.')).toBeNull();
  });

  it('does not claim that there is no history where the session was over from the start', async () => {
    openPage(<LifecycleTimeline />, {
      scenario: 'active',
      failures: { getCustomer: 'session_expired', listEvents: 'session_expired' },
    });
    expect(await screen.findByText(/We could not load the history\./)).toBeVisible();
  });

  it('says that nothing has happened yet, and that it is loading', () => {
    const { rerender } = render(<LifecycleTimeline events={[]} />);
    expect(screen.getByText('Nothing has happened yet.')).toBeVisible();
    rerender(<LifecycleTimeline events={[]} phase="loading" />);
    expect(screen.getByText('Loading the history')).toBeInTheDocument();
    expect(document.querySelector('section')).toHaveAttribute('aria-busy', 'true');
  });

  it('grows by what is pushed', async () => {
    const { backend } = openPage(<LifecycleTimeline />, { scenario: 'under_review' });
    await screen.findByText('Review started');
    act(() => void backend.simulate.approve());
    expect(await screen.findByText('Account verified')).toBeVisible();
  });

  it('draws its line on the other side from right to left', () => {
    render(
      <div dir="rtl" style={{ inlineSize: '280px' }}>
        <LifecycleTimeline events={story} />
      </div>,
    );
    const marker = document.querySelector('.csk-lifecycle-timeline-marker')?.getBoundingClientRect();
    const content = document.querySelector('.csk-lifecycle-timeline-content')?.getBoundingClientRect();
    expect(marker?.left).toBeGreaterThan(content?.left ?? Infinity);
  });
});
