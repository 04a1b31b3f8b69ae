import type { LifecycleEvent } from 'customer-status-kit/model';

const HOUR = 3_600_000;
const NEWEST = Date.UTC(2026, 10, 21, 9);

/** So many events, newest first, one every seven hours: changes of status, requests, answers, documents and notes in turn. */
export function eventsUpTo(count: number): LifecycleEvent[] {
  return Array.from({ length: count }, (_, index) => eventAt(count - index, NEWEST - index * 7 * HOUR));
}

/** One more, newer than all. */
export function newerEvent(count: number): LifecycleEvent {
  return eventAt(count + 1, NEWEST + HOUR);
}

const TURNS = ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION'] as const;

function eventAt(seq: number, time: number): LifecycleEvent {
  const base = {
    id: `event-${String(seq)}`,
    seq,
    at: new Date(time).toISOString(),
    reasons: [],
    source: { provider: 'bench', channel: 'api' as const },
  };
  const turn = Math.floor(seq / 5) % 2;
  if (seq % 5 === 0) {
    // A history that is known from the beginning needs no word about what is missing.
    const from = seq === 5 ? 'CREATED' : TURNS[1 - turn];
    return { ...base, type: 'status_changed', from, to: TURNS[turn], actor: { kind: 'operator' } };
  }
  const about = { type: 'requirement' as const, id: `request-${String(Math.floor(seq / 5))}`, title: 'Proof of address' };
  if (seq % 5 === 1) return { ...base, type: 'requirement_opened', about, actor: { kind: 'operator', label: 'Review team' } };
  if (seq % 5 === 2) return { ...base, type: 'requirement_submitted', about, actor: { kind: 'customer' } };
  if (seq % 5 === 3) {
    const reasons = [{ code: 'document_unreadable', audience: 'customer' as const, message: 'The photo is too dark to read.' }];
    return {
      ...base,
      type: 'requirement_resolved',
      about: { ...about, outcome: 'rejected' },
      reasons,
      actor: { kind: 'operator' },
    };
  }
  return { ...base, type: 'note', actor: { kind: 'system' } };
}
