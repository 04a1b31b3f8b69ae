import { memoryBackend } from 'customer-status-kit/backends/memory';
import { CONFIDENTIAL_REASON_CODES, type LifecycleEvent, SUBSTATUSES } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { eventVisibleTo, snapshotVisibleTo } from '../../src/model/wire/visible-to.ts';

const customer = await memoryBackend({ scenario: 'rejected' }).getCustomer('c');

const seenWith = (substatus: string, code = 'other') => {
  const status = { ...customer.status, substatus, reasons: [{ code, audience: 'customer' as const, providerCode: 'X-7' }] };
  return snapshotVisibleTo('customer', { ...customer, status, scopes: [{ id: 'eur', status }] });
};

describe('what goes over the wire to a customer', () => {
  it('holds no substatus that gives a finding away, of the customer and of each product', () => {
    const told = SUBSTATUSES.filter((substatus) => seenWith(substatus).status.substatus === substatus);
    expect(SUBSTATUSES.filter((substatus) => !told.includes(substatus))).toEqual(['compliance', 'fraud', 'compliance_hold']);
    for (const substatus of ['compliance', 'fraud', 'compliance_hold'])
      expect(seenWith(substatus).scopes[0]?.status).not.toHaveProperty('substatus');
  });

  it.each(CONFIDENTIAL_REASON_CODES)('is the same for %s as for a refusal without details', (code) => {
    const { providerCode: _, ...plain } = { code: 'other', audience: 'customer' as const, providerCode: 'X-7' };
    expect(seenWith('fraud', code).status.reasons).toEqual([plain]);
  });

  it.each(CONFIDENTIAL_REASON_CODES)('names no step of the provider that led to %s, and tells an operator all of it', (code) => {
    const event: LifecycleEvent = {
      id: 'e',
      type: 'status_changed',
      to: 'REJECTED',
      at: '2026-01-01T00:00:00Z',
      irregular: false,
      reasons: [{ code, audience: 'customer', message: 'Listed.' }],
      actor: { kind: 'system' },
      source: { provider: 'x', channel: 'api' },
      steps: [{ id: 's', name: 'Watch list check', status: 'failed' } as never],
    };
    expect(JSON.stringify(eventVisibleTo('customer', event))).not.toMatch(
      /Watch list|Listed|fraud|screening_hit|tampered|compliance/,
    );
    expect(eventVisibleTo('operator', event)).toBe(event);
  });
});
