import { anything as anyValue, assert, constantFrom, oneof, property, record, string } from 'fast-check';
import { type CustomerSnapshot, isAnswerable } from 'customer-status-kit/model';
import { OFFBLOCKS_STATUSES, toSnapshot } from 'customer-status-kit/server/connectors/offblocks';
import { describe, expect, it } from 'vitest';
import { customerIn } from './offblocks-desk.ts';

const NOW = '2026-03-02T10:00:00.000Z';

function openIds({ requirements }: CustomerSnapshot): string[] {
  return requirements.filter(isAnswerable).map(({ id }) => id);
}

describe('a customer of OffBlocks', () => {
  it.each([
    ['initiating', 'CREATED', 'awaiting_wallet_proof', ['wallet-proof']],
    ['screening', 'UNDER_REVIEW', 'screening', []],
    ['verifying', 'NEEDS_ADDITIONAL_INFORMATION', 'identity_session_required', ['identity-check']],
    ['active', 'ACTIVE', undefined, []],
    ['inactive', 'DEACTIVATED', 'paused', []],
    ['rejected', 'REJECTED', undefined, []],
  ])('that is %s is %s, and is asked only what it can do', (value, status, substatus, open) => {
    const snapshot = toSnapshot(customerIn(value));
    expect(snapshot.status).toMatchObject({ status, provider: { name: 'offblocks', value } });
    expect([snapshot.status.substatus, openIds(snapshot)]).toEqual([substatus, open]);
    expect(snapshot.status.editable).toBe(open.length > 0);
    expect(snapshot.allowed.startAction).toBe(open.length > 0);
  });

  it('that is rejected stays so, and nobody can change it', () => {
    const { status, allowed } = toSnapshot(customerIn('rejected'));
    expect(status).toMatchObject({ terminal: true, recovery: 'none', editable: false });
    expect(Object.values(allowed)).not.toContain(true);
  });

  it('keeps what it has proven when it is rejected, and is asked no more', () => {
    const snapshot = toSnapshot(customerIn('rejected'), toSnapshot(customerIn('verifying')));
    expect(snapshot.requirements.map(({ id, status }) => [id, status])).toEqual([['wallet-proof', 'accepted']]);
  });

  it('that is inactive is led to support, or to whoever the host says, and can be switched on', () => {
    expect(toSnapshot(customerIn('inactive'))).toMatchObject({
      status: { recovery: 'support' },
      allowed: { activate: true, deactivate: false },
    });
    expect(toSnapshot(customerIn('inactive'), undefined, { recovery: 'self' }).status.recovery).toBe('self');
    expect(toSnapshot(customerIn('active')).allowed).toMatchObject({ activate: false, deactivate: true });
  });

  it('whose identity check is done waits, whatever was begun', () => {
    const snapshot = toSnapshot(customerIn('verifying'), undefined, { isIdentityCheckDone: true });
    expect(snapshot.status).toMatchObject({ status: 'UNDER_REVIEW', substatus: 'automated_checks' });
    expect(openIds(snapshot)).toEqual([]);
  });

  it('who has begun the identity check waits where nobody tells more, and can open it again', () => {
    const asked = toSnapshot(customerIn('verifying'));
    const requirements = asked.requirements.map((one) =>
      one.id === 'identity-check' ? { ...one, status: 'in_progress' as const } : one,
    );
    const begun = toSnapshot(customerIn('verifying'), { ...asked, requirements }, { now: NOW });
    expect([begun.status.status, begun.status.since, openIds(begun)]).toEqual(['UNDER_REVIEW', NOW, ['identity-check']]);
    const known = toSnapshot(customerIn('verifying'), { ...asked, requirements }, { isIdentityCheckDone: false });
    expect(known.status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
  });

  it('is led to support where nobody knows where the identity check is', () => {
    const { requirements } = toSnapshot(customerIn('verifying'), undefined, { hasIdentityCheck: false });
    expect(requirements.find(({ id }) => id === 'identity-check')?.spec).toMatchObject({ action: 'contact_support' });
  });

  it('whose signature is with OffBlocks is asked again after two minutes, because a new challenge is there by then', () => {
    const asked = toSnapshot(customerIn('initiating'));
    const sent = asked.requirements.map((one) => ({
      ...one,
      status: 'submitted' as const,
      awaiting: 'provider' as const,
      updatedAt: NOW,
    }));
    const at = (now: string) => openIds(toSnapshot(customerIn('initiating'), { ...asked, requirements: sent }, { now }));
    expect(at('2026-03-02T10:01:59.000Z')).toEqual([]);
    expect(at('2026-03-02T10:02:00.000Z')).toEqual(['wallet-proof']);
  });

  it('takes its time from OffBlocks, to the nanosecond or not at all', () => {
    expect(toSnapshot(customerIn('active')).updatedAt).toBe('2026-03-02T09:00:00.123456789Z');
    const { updatedAt } = toSnapshot(customerIn('active', { updatedAt: 'yesterday' }), undefined, { now: NOW });
    expect(updatedAt).toBe(NOW);
  });

  it('is told no more than it needs of what OffBlocks answers', () => {
    const told = JSON.stringify(toSnapshot({ ...customerIn('active'), note: 'watch this one', chainId: 'eip155:1:0xsecret' }));
    expect(told).not.toMatch(/watch|0xsecret/);
  });
});

describe('what OffBlocks never published', () => {
  it.each(['ACTIVE', 'Active', 'active ', 'approved', '', '__proto__', 'toString'])(
    'is unknown and keeps everything closed: "%s"',
    (value) => {
      const { status, allowed } = toSnapshot(customerIn(value));
      expect(status).toMatchObject({ status: 'UNKNOWN', editable: false, recovery: 'support', terminal: false });
      expect(Object.values(allowed)).not.toContain(true);
    },
  );

  it('never throws, is the same each time, and is never active', () => {
    const anything = oneof(
      anyValue(),
      record(
        { id: string(), status: oneof(string(), constantFrom(...OFFBLOCKS_STATUSES)), updatedAt: string() },
        { requiredKeys: [] },
      ),
    );
    assert(
      property(anything, constantFrom(undefined, ...OFFBLOCKS_STATUSES), (object, before) => {
        const stored = before === undefined ? undefined : toSnapshot(customerIn(before));
        const snapshot = toSnapshot(object, stored);
        expect(toSnapshot(object, stored)).toEqual(snapshot);
        const isSaid = typeof object === 'object' && object !== null && 'status' in object && object.status === 'active';
        if (!isSaid) expect(snapshot.status.status).not.toBe('ACTIVE');
      }),
      { numRuns: 500 },
    );
  });
});
