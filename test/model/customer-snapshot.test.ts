import * as fc from 'fast-check';
import { compareSnapshots } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

type Order = Parameters<typeof compareSnapshots>[0];

const updatedAt = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-01-02'), noInvalidDate: true })
  .map((date) => date.toISOString());

const counted = fc.record({ version: fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String), updatedAt });

/** Versions that are no numbers, from few letters so that they often meet. */
const named = fc.record({ version: fc.string({ unit: fc.constantFrom('a', 'b', 'z'), minLength: 1, maxLength: 3 }), updatedAt });

/** One snapshot has one time: a version that comes twice is the same snapshot. */
function consistent(orders: Order[]): Order[] {
  const first = new Map<string, Order>();
  for (const order of orders) if (!first.has(order.version)) first.set(order.version, order);
  return orders.map((order) => first.get(order.version) ?? order);
}

function compare(a: Order, b: Order): number {
  return Math.sign(compareSnapshots(a, b));
}

function newest(orders: Order[]): Order {
  return orders.reduce((kept, next) => (compareSnapshots(next, kept) > 0 ? next : kept));
}

describe.each([
  ['counted', counted],
  ['named', named],
])('snapshots with %s versions', (_kind, order) => {
  it('have a total order', () => {
    fc.assert(
      fc.property(fc.array(order, { minLength: 3, maxLength: 3 }).map(consistent), ([a, b, c]) => {
        expect(compare(a!, b!) + compare(b!, a!)).toBe(0);
        expect(compare(a!, a!)).toBe(0);
        if (compare(a!, b!) <= 0 && compare(b!, c!) <= 0) expect(compare(a!, c!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('end in the same one, whatever the order of arrival', () => {
    const arrival = fc
      .array(order, { minLength: 1, maxLength: 8 })
      .map(consistent)
      .chain((orders) => fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })));
    fc.assert(
      fc.property(arrival, ([orders, shuffled]) => {
        expect(newest(shuffled).version).toBe(newest(orders).version);
      }),
    );
  });
});

describe('of two snapshots', () => {
  const at = '2026-05-06T07:08:09.000Z';

  it('the one with the greater number is newer, of any length and whatever the clocks say', () => {
    expect(
      compareSnapshots({ version: '10', updatedAt: at }, { version: '9', updatedAt: '2030-01-01T00:00:00Z' }),
    ).toBeGreaterThan(0);
    const long = '9007199254740993';
    expect(compareSnapshots({ version: long, updatedAt: at }, { version: '9007199254740992', updatedAt: at })).toBeGreaterThan(0);
  });

  it('the one with the later time is newer where versions are no numbers', () => {
    const later = { version: 'aaa', updatedAt: '2026-05-06T09:00:00+01:00' };
    expect(compareSnapshots(later, { version: 'zzz', updatedAt: '2026-05-06T07:59:59.999Z' })).toBeGreaterThan(0);
  });

  it('the same version is the same snapshot', () => {
    expect(compareSnapshots({ version: 'a', updatedAt: at }, { version: 'a', updatedAt: '2030-01-01T00:00:00Z' })).toBe(0);
  });

  it('a number with a leading zero is a name, not a number', () => {
    expect(
      compareSnapshots({ version: '09', updatedAt: at }, { version: '10', updatedAt: '2026-05-06T07:08:08.000Z' }),
    ).toBeGreaterThan(0);
  });
});
