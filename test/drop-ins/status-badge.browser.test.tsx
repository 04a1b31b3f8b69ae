import { act, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { StatusBadge } from '../../src/drop-ins/status-badge/index.js';
import { PRESENTED_STATUSES } from '../../src/model/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

const all = (
  <div>
    {PRESENTED_STATUSES.map((status) => (
      <p key={status}>
        <StatusBadge status={status} size="small" /> <StatusBadge status={status} /> <StatusBadge status={status} size="large" />
      </p>
    ))}
  </div>
);

describe('StatusBadge', () => {
  it.each(['light', 'dark'])('has no accessibility fault in any status, %s', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.style.background = 'Canvas';
    render(all);
    expect(await axeFaults()).toEqual([]);
    document.documentElement.removeAttribute('style');
  });

  it('tells each status by a drawing of its own, not by colour alone', () => {
    render(all);
    const icons = PRESENTED_STATUSES.map((status) =>
      document.querySelector(`[data-status="${status}"] svg`)?.getAttribute('data-icon'),
    );
    expect(new Set(icons).size).toBe(PRESENTED_STATUSES.length);
  });

  it('needs no provider, and shows a status it does not know as "Checking"', () => {
    render(<StatusBadge status="ON_HOLD" />);
    expect(screen.getByText('Checking')).toBeVisible();
    expect(document.querySelector('[data-status="UNKNOWN"]')).not.toBeNull();
  });

  it('announces a change once, not the first status and not the same again', async () => {
    const heard = listenToAnnouncements();
    const { rerender } = render(<StatusBadge status="UNDER_REVIEW" />);
    rerender(<StatusBadge status="UNDER_REVIEW" />);
    rerender(<StatusBadge status="ACTIVE" />);
    rerender(<StatusBadge status="ACTIVE" />);
    await waitFor(() => expect(heard).toEqual(['Your verification status is now: Verified']));
  });

  it('stands in a list of thousands with one live region for all, none for each, and takes it along when it goes', async () => {
    const list = (status: string) => (
      <ul>
        {Array.from({ length: 2_000 }, (_, index) => (
          <li key={index}>
            <StatusBadge status={index === 1_500 ? status : 'UNDER_REVIEW'} size="small" />
          </li>
        ))}
      </ul>
    );
    const { rerender, unmount } = render(list('UNDER_REVIEW'));
    expect(document.querySelectorAll('.csk-status-badge')).toHaveLength(2_000);
    expect(document.querySelectorAll('[data-csk-live-region]')).toHaveLength(1);
    const heard = listenToAnnouncements();
    rerender(list('ACTIVE'));
    await waitFor(() => expect(heard).toEqual(['Your verification status is now: Verified']));
    unmount();
    expect(document.querySelectorAll('[data-csk-live-region]')).toHaveLength(0);
  }, 60_000);

  it('makes no live region where a change is not to be spoken', async () => {
    const { rerender } = render(<StatusBadge status="UNDER_REVIEW" announce={false} />);
    const heard = listenToAnnouncements();
    rerender(<StatusBadge status="ACTIVE" announce={false} />);
    expect(await screen.findByText('Verified')).toBeVisible();
    expect(document.querySelector('[aria-live]')).toBeNull();
    expect(heard).toEqual([]);
  });

  it('follows the customer, and two badges announce a change once', async () => {
    const heard = listenToAnnouncements();
    const { backend } = openPage(
      <>
        <StatusBadge />
        <StatusBadge />
      </>,
      { scenario: 'under_review' },
    );
    expect(await screen.findAllByText('In review')).toHaveLength(2);
    act(() => void backend.simulate.approve());
    expect(await screen.findAllByText('Verified')).toHaveLength(2);
    await waitFor(() => expect(heard).toEqual(['Your verification status is now: Verified']));
  });

  it('breaks rather than overflows where there is no room, and mirrors from right to left', () => {
    render(
      <div dir="rtl" style={{ inlineSize: '60px' }}>
        <StatusBadge status="NEEDS_ADDITIONAL_INFORMATION" size="large" />
      </div>,
    );
    const badge = document.querySelector('.csk-status-badge');
    const icon = document.querySelector('.csk-status-badge-icon');
    expect(badge?.getBoundingClientRect().width).toBeLessThanOrEqual(60);
    const label = document.querySelector('.csk-status-badge-label');
    expect(icon?.getBoundingClientRect().right).toBeGreaterThan(label?.getBoundingClientRect().right ?? Infinity);
  });
});
