import * as fc from 'fast-check';
import { CUSTOMER_STATUSES, isCustomerStatus, PRESENTED_STATUSES, presentStatus } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

describe('a status', () => {
  it('is one of six, spelled as in seed 003, and there is a seventh presentation', () => {
    expect(CUSTOMER_STATUSES).toEqual([
      'CREATED',
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'ACTIVE',
      'REJECTED',
      'DEACTIVATED',
    ]);
    expect(PRESENTED_STATUSES).toEqual([...CUSTOMER_STATUSES, 'UNKNOWN']);
  });

  it.each(CUSTOMER_STATUSES)('%s is presented as itself', (status) => {
    expect(isCustomerStatus(status)).toBe(true);
    expect(presentStatus(status)).toBe(status);
  });

  it('of any other value is presented as UNKNOWN and never throws', () => {
    const known: readonly unknown[] = CUSTOMER_STATUSES;
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.constantFrom('active', 'ACTIVE ', 'UNKNOWN', '__proto__')), (value) => {
        fc.pre(!known.includes(value));
        expect(presentStatus(value)).toBe('UNKNOWN');
        expect(isCustomerStatus(value)).toBe(false);
      }),
    );
  });
});
