import { type ChangeOrigin, type CustomerSnapshot, diffSnapshots, type LifecycleEvent } from 'customer-status-kit/model';
import { SCENARIOS } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';

const created = SCENARIOS.created(Date.parse('2026-05-06T07:08:09Z')).snapshot;
const documentRejected = SCENARIOS.document_rejected(Date.parse('2026-05-06T07:08:09Z')).snapshot;

function origin(): ChangeOrigin {
  let count = 0;
  return {
    actor: { kind: 'provider', label: 'Checks' },
    source: { provider: 'test', channel: 'webhook', eventId: 'w-1' },
    at: '2026-05-06T07:08:09.000Z',
    nextId: () => `e-${(count += 1)}`,
  };
}

function diff(before: CustomerSnapshot | undefined, after: CustomerSnapshot): LifecycleEvent[] {
  return diffSnapshots(before, after, origin());
}

function withStatus(snapshot: CustomerSnapshot, status: CustomerSnapshot['status']['status']): CustomerSnapshot {
  return { ...snapshot, status: { ...snapshot.status, status, reasons: [{ code: 'other', audience: 'customer' }] } };
}

function withRequirement(
  snapshot: CustomerSnapshot,
  change: Partial<CustomerSnapshot['requirements'][number]>,
): CustomerSnapshot {
  const [first, ...rest] = snapshot.requirements;
  return { ...snapshot, requirements: [{ ...first!, ...change }, ...rest] };
}

describe('the events between two snapshots', () => {
  it('are none when nothing that is told has changed', () => {
    expect(diff(created, created)).toEqual([]);
    expect(diff(created, { ...created, version: '9', updatedAt: '2026-06-01T00:00:00Z', displayName: 'Another' })).toEqual([]);
  });

  it('are only the status, without a guess where it came from, when nothing was known before', () => {
    const [event, ...others] = diff(undefined, documentRejected);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'status_changed', to: 'NEEDS_ADDITIONAL_INFORMATION' });
    expect(event).not.toHaveProperty('from');
  });

  it('carry who, where, when and an id of their own', () => {
    const [event] = diff(created, withStatus(created, 'UNDER_REVIEW'));
    expect(event).toEqual({
      id: 'e-1',
      type: 'status_changed',
      from: 'CREATED',
      to: 'UNDER_REVIEW',
      at: '2026-05-06T07:08:09.000Z',
      actor: { kind: 'provider', label: 'Checks' },
      source: { provider: 'test', channel: 'webhook', eventId: 'w-1' },
      reasons: [{ code: 'other', audience: 'customer' }],
    });
  });

  it('flag a change of status that the table does not hold, and one from or to an unknown status', () => {
    expect(diff(created, withStatus(created, 'ACTIVE'))[0]).toMatchObject({ irregular: true });
    expect(diff(created, withStatus(created, 'UNKNOWN'))[0]).toMatchObject({ to: 'UNKNOWN', irregular: true });
  });

  it.each([
    ['submitted', 'requirement_submitted'],
    ['accepted', 'requirement_resolved'],
    ['rejected', 'requirement_resolved'],
    ['waived', 'requirement_resolved'],
    ['expired', 'requirement_resolved'],
  ] as const)('tell that a requirement was %s', (status, type) => {
    const [event, ...others] = diff(created, withRequirement(created, { status }));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type, about: { type: 'requirement', id: created.requirements[0]!.id, outcome: status } });
  });

  it('tell that a requirement was opened, also again', () => {
    const fewer = { ...created, requirements: created.requirements.slice(1) };
    expect(diff(fewer, created)[0]).toMatchObject({ type: 'requirement_opened', about: { outcome: 'open' } });
    const submitted = withRequirement(created, { status: 'submitted' });
    expect(diff(submitted, created)[0]).toMatchObject({ type: 'requirement_opened' });
  });

  it('tell that an open requirement is needed no longer, and that a sent answer is settled, once they are gone', () => {
    const fewer = (snapshot: CustomerSnapshot) => ({ ...snapshot, requirements: snapshot.requirements.slice(1) });
    const [{ id, title }] = created.requirements as [CustomerSnapshot['requirements'][number]];
    const told = (status: CustomerSnapshot['requirements'][number]['status']) => {
      const before = withRequirement(created, { status });
      return diff(before, fewer(before)).map(({ type, about }) => ({ type, about }));
    };
    const about = { type: 'requirement', id, title } as const;
    const waived = [{ type: 'requirement_resolved', about: { ...about, outcome: 'waived' } }];
    expect([told('open'), told('in_progress')]).toEqual([waived, waived]);
    expect(told('submitted')).toEqual([{ type: 'requirement_resolved', about }]);
    for (const status of ['accepted', 'rejected', 'waived', 'expired'] as const) expect(told(status)).toEqual([]);
  });

  it('tell nothing of a way to do what is asked that comes and goes', () => {
    const spec = {
      kind: 'action',
      action: 'redirect',
      open: 'new_tab',
      start: 'url_in_snapshot',
      url: 'https://x.test',
    } as const;
    const way = withRequirement(created, { kind: 'action', spec });
    const without = { ...way, requirements: way.requirements.slice(1) };
    expect(diff(without, way)).toEqual([]);
    expect(diff(way, without)).toEqual([]);
    expect(diff(way, withRequirement(way, { status: 'accepted' }))[0]).toMatchObject({ type: 'requirement_resolved' });
  });

  it('tell nothing of a requirement that the customer is working on', () => {
    expect(diff(created, withRequirement(created, { status: 'in_progress' }))).toEqual([]);
  });

  it('tell of a document when it is sent, when it is decided, and when it is decided once more', () => {
    const [document] = documentRejected.documents;
    const holding = (change: Partial<NonNullable<typeof document>>) => ({
      ...documentRejected,
      documents: [{ ...document!, ...change }],
    });
    const { submittedAt: _submittedAt, ...unsent } = document!;
    const uploaded = { ...documentRejected, documents: [{ ...unsent, status: 'pending' as const }] };
    const sent = holding({ status: 'pending' });
    expect(diff({ ...documentRejected, documents: [] }, uploaded)).toEqual([]);
    expect(diff(uploaded, sent)[0]).toMatchObject({ type: 'document_received', about: { id: document!.id } });
    expect(diff(sent, documentRejected)[0]).toMatchObject({
      type: 'document_decided',
      about: { outcome: 'rejected' },
      reasons: [{ code: 'document_unreadable' }],
    });
    const again = holding({ decidedAt: '2026-05-06T07:00:00.000Z' });
    expect(diff(documentRejected, again)[0]).toMatchObject({ type: 'document_decided' });
  });

  it('tell of a capability that has changed', () => {
    const payouts = { id: 'payouts', label: 'Payouts', status: 'active', reasons: [], requirementIds: [] } as const;
    const holding = (status: 'active' | 'inactive') => ({
      ...created,
      capabilities: [{ ...payouts, status, reasons: [], requirementIds: [] }],
    });
    const [event] = diff(holding('active'), holding('inactive'));
    expect(event).toMatchObject({ type: 'capability_changed', about: { id: 'payouts', title: 'Payouts', outcome: 'inactive' } });
  });

  it('tell that a capability is no longer there only of one that was', () => {
    const holding = (status: 'pending' | 'active' | 'inactive') => {
      const payins = { id: 'payins', label: 'Payins', status, reasons: [], requirementIds: [] };
      return { ...created, capabilities: [payins] };
    };
    const none = { ...created, capabilities: [] };
    for (const before of [none, holding('pending')])
      expect(diff(before, holding('inactive'))[0]).toMatchObject({ about: { outcome: 'unavailable' } });
    expect(diff(holding('active'), holding('inactive'))[0]).toMatchObject({ about: { outcome: 'inactive' } });
  });

  it('tell the status last, so that the newest event is the headline', () => {
    const types = diff(created, withStatus(withRequirement(created, { status: 'submitted' }), 'UNDER_REVIEW')).map(
      ({ type }) => type,
    );
    expect(types).toEqual(['requirement_submitted', 'status_changed']);
  });
});
