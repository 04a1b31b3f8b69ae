import type { LifecycleEvent } from 'customer-status-kit';

const HOUR = 3_600_000;
const NOW = Date.now();

function event(id: string, hoursAgo: number, more: Partial<LifecycleEvent>): LifecycleEvent {
  return {
    id,
    type: 'note',
    at: new Date(NOW - hoursAgo * HOUR).toISOString(),
    actor: { kind: 'operator' },
    reasons: [],
    source: { provider: 'story', channel: 'api' },
    ...more,
  };
}

const created = event('created', 240, { type: 'status_changed', to: 'CREATED', actor: { kind: 'customer' } });
const review = event('review', 200, {
  type: 'status_changed',
  from: 'CREATED',
  to: 'UNDER_REVIEW',
  actor: { kind: 'customer' },
});

/** A round of so many requests, of which so many are accepted. */
export function requestRound(count: number, accepted: number): LifecycleEvent[] {
  const items = Array.from({ length: count }, (_, index) => ({
    type: 'requirement' as const,
    id: `item-${String(index)}`,
    title: `Company document ${String(index + 1)}`,
  }));
  const asked = event('asked', 100, { type: 'status_changed', from: 'UNDER_REVIEW', to: 'NEEDS_ADDITIONAL_INFORMATION' });
  const opened = items.map((about) => event(`opened-${about.id}`, 100, { type: 'requirement_opened', about }));
  const done = items.slice(0, accepted);
  const sent = done.map((about) =>
    event(`sent-${about.id}`, 50, { type: 'requirement_submitted', about, actor: { kind: 'customer' } }),
  );
  const decided = done.map((about) =>
    event(`decided-${about.id}`, 20, { type: 'requirement_resolved', about: { ...about, outcome: 'accepted' } }),
  );
  return [created, review, asked, ...opened, ...sent, ...decided];
}

/** A check by a provider in five steps. */
export const providerSteps: LifecycleEvent[] = [
  created,
  review,
  event('checked', 3, {
    type: 'document_decided',
    actor: { kind: 'provider' },
    about: { type: 'document', id: 'd1', title: 'Identity card', outcome: 'rejected' },
    reasons: [{ code: 'document_unreadable', audience: 'customer' }],
    durationMs: 94_000,
    steps: [
      { name: 'Start page', status: 'passed', durationMs: 13_000 },
      { name: 'Reading of the document', status: 'failed', durationMs: 11_400 },
      { name: 'Proof of life', status: 'not_started' },
      { name: 'Comparison of the faces', status: 'skipped' },
      { name: 'End page', status: 'running' },
    ],
  }),
];

/** First seen under way, and once out of sight. */
export const incompleteHistory: LifecycleEvent[] = [
  event('seen', 900, { type: 'status_changed', to: 'UNDER_REVIEW', actor: { kind: 'system' } }),
  event('kind', 700, { type: 'address_geocoded', actor: { kind: 'provider' } }),
  event('back', 30, { type: 'status_changed', from: 'DEACTIVATED', to: 'ACTIVE' }),
];

/** So many entries, one every five hours. */
export function longHistory(count: number): LifecycleEvent[] {
  return Array.from({ length: count }, (_, index) =>
    event(`entry-${String(count - index)}`, index * 5, {
      type: index % 3 === 0 ? 'data_updated' : 'note',
      about: { type: 'requirement', id: 'x', title: `Entry ${String(count - index)}` },
      ...(index % 9 === 0
        ? { reasons: [{ code: 'other', message: 'With a line of explanation below it.', audience: 'customer' }] }
        : {}),
    }),
  );
}
