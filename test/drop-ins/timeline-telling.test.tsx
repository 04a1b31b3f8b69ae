import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import {
  type CustomerSnapshot,
  diffSnapshots,
  type LifecycleEvent,
  type Reason,
  type StatusInfo,
} from '../../src/model/index.js';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';

const SILENT = 'We are not able to give further details here.';
const NOW = Date.parse('2026-05-29T12:00:00Z');

function event(id: string, more: Partial<LifecycleEvent> = {}): LifecycleEvent {
  return {
    id,
    at: '2026-05-20T10:00:00.000Z',
    type: 'status_changed',
    from: 'CREATED',
    to: 'UNDER_REVIEW',
    reasons: [],
    actor: { kind: 'operator' },
    source: { provider: 'x', channel: 'api' },
    ...more,
  };
}

const about = { type: 'requirement', id: 'a', title: 'Passport' } as const;
const items = () => within(screen.getByRole('list', { name: /What happened/ })).getAllByRole('listitem');
const textOf = (events: LifecycleEvent[], viewer: 'customer' | 'operator' = 'customer', expected?: StatusInfo) => {
  const view = render(<LifecycleTimeline events={events} viewer={viewer} expected={expected} />);
  const text = view.container.textContent.replaceAll('\u00A0', ' ');
  view.unmount();
  return text;
};

describe('why it happened, told to an operator', () => {
  const reasons: Reason[] = [
    { code: 'fraud', message: 'The passport was reported stolen.', audience: 'customer' },
    { code: 'other', message: 'Ask Kim before you reopen it.', audience: 'operator' },
    { code: 'document_expired', audience: 'customer' },
    { code: 'brand_new', audience: 'customer' },
    { code: 'customer_requested', audience: 'customer' },
  ];

  it('is what was found and what a colleague wrote, the confidential too', () => {
    const told = textOf([event('1', { to: 'REJECTED', reasons })], 'operator');
    expect(told).toContain('Suspected fraud');
    expect(told).toContain('The passport was reported stolen.');
    expect(told).toContain('Ask Kim before you reopen it.');
    expect(told).toContain('The document has expired.');
    expect(told).toContain('Other (brand_new)');
    expect(told).toContain('At the customer’s request');
    expect(told).not.toContain(SILENT);
    expect(told).not.toContain('at your request');
  });

  it('is told of what was asked, too', () => {
    const asked = event('1', { type: 'requirement_opened', about, reasons });
    expect(textOf([asked], 'operator')).toContain('The passport was reported stolen.');
    expect(textOf([asked])).not.toMatch(/fraud|stolen|Kim/);
  });

  it('never reaches a customer', () => {
    const told = textOf([event('1', { to: 'REJECTED', reasons })]);
    expect(told).toContain('The document has expired.');
    expect(told).not.toMatch(/fraud|stolen|Kim|brand_new/);
  });
});

describe('the change of status that is the current one', () => {
  const statusOf = (status: StatusInfo['status']): StatusInfo => ({
    status,
    reasons: [],
    terminal: false,
    recovery: 'none',
    editable: false,
  });
  const created = event('0', { from: undefined, to: 'CREATED', at: '2026-05-20T09:00:00.000Z', seq: 1 });
  const active = event('1', { from: 'UNDER_REVIEW', to: 'ACTIVE', seq: 2 });
  const closed = event('2', { from: 'ACTIVE', to: 'DEACTIVATED', at: '2026-05-20T09:59:50.000Z', seq: 3 });

  it('is the last of the sequence, whatever the clocks say, and no gap is seen where there is none', () => {
    const review = event('r', { at: '2026-05-20T09:30:00.000Z', seq: 1 });
    render(<LifecycleTimeline events={[closed, active, review]} expected={statusOf('DEACTIVATED')} />);
    expect(items()[0]).toHaveAttribute('aria-current', 'step');
    expect(items()[0]).toHaveTextContent('Account deactivated');
    expect(document.body).not.toHaveTextContent(/ready to use|Some history between/);
  });

  it('is never one that led elsewhere than to the status that is known', () => {
    render(<LifecycleTimeline events={[active, created]} expected={statusOf('DEACTIVATED')} />);
    expect(document.querySelector('[aria-current]')).toBeNull();
    expect(document.body).not.toHaveTextContent(/Current|ready to use/);
  });

  it('is the end of the chain where a host brings changes of one instant, the oldest first', () => {
    const [review, verified] = [event('1'), event('2', { from: 'UNDER_REVIEW', to: 'ACTIVE' })];
    render(<LifecycleTimeline events={[review, verified]} />);
    expect(items()[0]).toHaveAttribute('aria-current', 'step');
    expect(items()[0]).toHaveTextContent('Account verified');
  });
});

describe('what became of things', () => {
  const origin = (at: string) => {
    let count = 0;
    const source = { provider: 'x', channel: 'webhook' } as const;
    return { actor: { kind: 'provider' } as const, source, at, nextId: () => `${at}-${String((count += 1))}` };
  };
  const { snapshot } = SCENARIOS.document_rejected(NOW);
  const created: CustomerSnapshot = { ...SCENARIOS.created(NOW).snapshot, requirements: [] };

  it('is told of a request that is no longer made: nobody who is verified still has something to answer', () => {
    const before = { ...snapshot, requirements: snapshot.requirements.map((one) => ({ ...one, status: 'open' as const })) };
    const after = { ...before, requirements: [], status: { ...before.status, status: 'ACTIVE' as const, reasons: [] } };
    const asked = diffSnapshots(created, before, origin('2026-05-20T10:00:00.000Z'));
    const gone = diffSnapshots(before, after, origin('2026-05-21T10:00:00.000Z'));
    expect(textOf(asked)).toContain('To answer');
    expect(textOf([...asked, ...gone], 'customer', after.status)).not.toMatch(/to answer/i);
    expect(textOf([...asked, ...gone])).toContain('No longer needed');
  });

  it('does not say at once that an answer was checked and that it is being checked', () => {
    const asked = event('1', { type: 'requirement_opened', about });
    const settled = event('2', { type: 'requirement_resolved', about, at: '2026-05-21T10:00:00.000Z' });
    const told = textOf([asked, settled]);
    expect(told).toContain('Answer checked');
    expect(told).not.toContain('Being checked');
  });

  it('does not call unavailable again what never was available', () => {
    const payins = { id: 'payins', label: 'Payins', status: 'pending', reasons: [], requirementIds: [] } as const;
    const before: CustomerSnapshot = { ...created, capabilities: [payins] as never };
    const after: CustomerSnapshot = { ...created, capabilities: [{ ...payins, status: 'inactive' }] as never };
    const told = textOf(diffSnapshots(before, after, origin('2026-05-20T10:00:00.000Z')));
    expect(told).toContain('Not available');
    expect(told).not.toContain('No longer');
    const was: CustomerSnapshot = { ...created, capabilities: [{ ...payins, status: 'active' }] as never };
    expect(textOf(diffSnapshots(was, after, origin('2026-05-20T10:00:00.000Z')))).toContain('No longer available');
  });

  it('names the team where an actor has an empty name, and no time that nothing can have taken', () => {
    const steps = [{ name: 'Reading', status: 'passed' as const, durationMs: -5000 }];
    const told = textOf([event('1', { actor: { kind: 'operator', label: ' ' }, durationMs: -5000, steps })]);
    expect(told).toContain('by our team');
    expect(told).not.toContain('took');
  });

  it('is expected by the later end of a range, also where a backend swapped them', () => {
    const expectedBy = { min: '2126-05-29T12:00:00Z', max: '2126-05-25T12:00:00Z' };
    const info = { ...SCENARIOS.under_review(NOW).snapshot.status, expectedBy };
    expect(textOf([event('1')], 'customer', info)).toMatch(/expected by May 29/);
  });
});

it('names the zone of the times in locales with digits of their own', () => {
  const client = createCustomerClient({ backend: memoryBackend(), customerId: 'cus_1' });
  const zoneIn = (locale: string) => {
    const view = render(
      <CustomerStatusProvider client={client} locale={locale} timeZone="UTC">
        <LifecycleTimeline events={[event('1')]} />
      </CustomerStatusProvider>,
    );
    const text = document.querySelector('.csk-lifecycle-timeline-zone')?.textContent ?? '';
    view.unmount();
    return text;
  };
  for (const locale of ['en', 'fa-IR', 'ar-SA'])
    expect([locale, zoneIn(locale)]).toEqual([locale, expect.not.stringMatching(/\p{Nd}/u)]);
});
