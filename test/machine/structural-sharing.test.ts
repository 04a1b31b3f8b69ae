import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordError, restoreError, shareStructure } from '../../src/machine/index.js';
import { CustomerStatusError } from '../../src/model/index.js';

describe('sharing structure', () => {
  it('never changes the content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        expect(shareStructure(before, next)).toEqual(next);
      }),
    );
  });

  it('gives the object before when the content is the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = structuredClone(value);
        expect(shareStructure(before, structuredClone(value))).toBe(before);
      }),
    );
  });

  it('keeps the items that did not change, wherever they moved', () => {
    const before = [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ];
    const next = shareStructure(before, [
      { id: 'new', n: 1 },
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ]);
    expect(next[1]).toBe(before[0]);
    expect(next[2]).not.toBe(before[1]);
  });
});

describe('an error written down', () => {
  it('is plain data and comes back as itself', () => {
    const error = new CustomerStatusError('rate_limited', { retryAfterMs: 5, requestId: 'q' });
    const record = recordError(error);
    expect(JSON.parse(JSON.stringify(record))).toMatchObject({ code: 'rate_limited', retryAfterMs: 5, requestId: 'q' });
    expect(restoreError(record)).toBe(error);
  });

  it('comes back with the same content from storage', () => {
    const record = structuredClone(recordError(new CustomerStatusError('timeout', { requestId: 'q' })));
    expect(restoreError(record)).toMatchObject({ code: 'timeout', retryable: true, requestId: 'q' });
    expect(restoreError(record)).toBe(restoreError(record));
  });
});
