import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../src/model/index.js';
import { groupOf, groupRequirements, sortByUrgency } from '../../src/react/hooks/index.js';

function requirement(id: string, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    kind: 'field',
    status: 'open',
    blocking: true,
    title: id,
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec: { kind: 'field', path: id, input: 'text', required: true },
    ...more,
  };
}

describe('requirements', () => {
  it('stand by urgency: overdue, blocking, by date, and otherwise in the order of the backend', () => {
    const sorted = sortByUrgency([
      requirement('optional', { blocking: false }),
      requirement('undated'),
      requirement('undated-too'),
      requirement('friday', { due: { at: '2026-11-27T00:00:00Z', severity: 'current' } }),
      requirement('monday', { due: { at: '2026-11-23T00:00:00Z', severity: 'current' } }),
      requirement('late', { blocking: false, due: { at: '2026-12-01T00:00:00Z', severity: 'past_due' } }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['late', 'monday', 'friday', 'undated', 'undated-too', 'optional']);
  });

  it.each([
    ['open', requirement('a')],
    ['open', requirement('a', { status: 'rejected' })],
    ['upcoming', requirement('a', { blocking: false, due: { severity: 'eventual' } })],
    ['withReviewer', requirement('a', { status: 'submitted', awaiting: 'provider' })],
    ['exhausted', requirement('a', { status: 'rejected', attempts: { used: 3, max: 3 } })],
    ['done', requirement('a', { status: 'accepted' })],
    ['done', requirement('a', { status: 'waived' })],
  ] as const)('are %s', (group, one) => {
    expect(groupOf(one)).toBe(group);
    expect(groupRequirements([one])[group]).toEqual([one]);
  });
});
