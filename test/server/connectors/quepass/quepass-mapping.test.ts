import { customerSnapshotSchema, parse } from 'customer-status-kit/model';
import { toSnapshot } from 'customer-status-kit/server/connectors/quepass';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../../fixtures/desk.js';
import { STATUSES } from './quepass-desk.js';

const table = { statuses: STATUSES };
const shown = (status: string) => toSnapshot({ status, now: START }, undefined, table);

describe('a value of Quepass', () => {
  it.each(Object.entries(STATUSES))('"%s" is what the host says: %s', (value, status) => {
    expect(shown(value).status).toMatchObject({ status, provider: { name: 'quepass', value }, editable: false });
    expect(shown(value).status.substatus).toBeUndefined();
  });

  it.each(['approved ', 'APPROVED', '', 'constructor', '__proto__', 'toString'])(
    '%j, which is not in the table, is under review',
    (value) => {
      expect(shown(value).status).toMatchObject({
        status: 'UNDER_REVIEW',
        substatus: 'unknown_provider_status',
        recovery: 'support',
        terminal: false,
        provider: { value },
      });
    },
  );

  it('that stays the same keeps since when, and why', () => {
    const first = shown('declined');
    const reasons = [{ code: 'fraud', audience: 'customer' as const }];
    const stored = { ...first, displayName: 'Ada', status: { ...first.status, reasons } };
    expect(toSnapshot({ status: 'declined', now: START + 5 }, stored, table)).toMatchObject({
      displayName: 'Ada',
      status: { reasons, since: first.status.since },
    });
    expect(toSnapshot({ status: 'approved', now: START + 5 }, stored, table).status).toMatchObject({
      reasons: [],
      since: new Date(START + 5).toISOString(),
    });
  });
});

it('whatever the value and the table say, it is a customer, and ACTIVE only where the table has it so', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(STATUSES), 'ACTIVE', '__proto__'));
  fc.assert(
    fc.property(value, (status) => {
      const snapshot = shown(status);
      expect(parse(customerSnapshotSchema, snapshot)).toEqual(snapshot);
      expect(snapshot.status.status === 'ACTIVE').toBe(status === 'approved');
      expect(toSnapshot({ status, now: START }, snapshot, table)).toEqual(snapshot);
    }),
    { numRuns: 500 },
  );
});
