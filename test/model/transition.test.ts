import {
  CUSTOMER_STATUSES,
  findTransition,
  isIrregularTransition,
  PRESENTED_STATUSES,
  TRANSITIONS,
} from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

/** Seed 003, "Transition summary". */
const SEED = [
  'CREATED > UNDER_REVIEW',
  'UNDER_REVIEW > ACTIVE',
  'UNDER_REVIEW > NEEDS_ADDITIONAL_INFORMATION',
  'NEEDS_ADDITIONAL_INFORMATION > UNDER_REVIEW',
  'NEEDS_ADDITIONAL_INFORMATION > REJECTED',
  'ACTIVE > DEACTIVATED',
  'ACTIVE > REJECTED',
];

describe('the transition table', () => {
  it('holds the summary of seed 003, row for row', () => {
    const rows = TRANSITIONS.filter((row) => row.source === 'seed').map(({ from, to }) => `${from} > ${to}`);
    expect(rows).toEqual(SEED);
  });

  it('names each pair once and never a status to itself', () => {
    const pairs = TRANSITIONS.map(({ from, to }) => `${from} > ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(TRANSITIONS.filter(({ from, to }) => from === to)).toEqual([]);
  });

  it('calls every pair that it does not hold irregular, and no pair that it holds', () => {
    for (const from of PRESENTED_STATUSES)
      for (const to of PRESENTED_STATUSES) {
        const isListed = TRANSITIONS.some((row) => row.from === from && row.to === to);
        expect(isIrregularTransition(from, to), `${from} > ${to}`).toBe(!isListed && from !== to);
        expect(findTransition(from, to) !== undefined).toBe(isListed);
      }
  });

  it('lets nobody become ACTIVE straight from CREATED or REJECTED', () => {
    expect(isIrregularTransition('CREATED', 'ACTIVE')).toBe(true);
    expect(isIrregularTransition('REJECTED', 'ACTIVE')).toBe(true);
  });

  it('calls staying regular', () => {
    for (const status of CUSTOMER_STATUSES) expect(isIrregularTransition(status, status)).toBe(false);
  });
});
