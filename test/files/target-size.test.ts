import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mustShrink, targetSize } from '../../src/files/target-size.js';

const side = fc.integer({ min: 1, max: 12_000 });
const size = fc.record({ width: side, height: side });

describe('the size a picture is brought to', () => {
  it.each([
    [{ width: 4000, height: 3000 }, {}, { width: 2400, height: 1800 }],
    [{ width: 800, height: 600 }, {}, { width: 800, height: 600 }],
    [{ width: 4000, height: 3000 }, { maxSide: 1000 }, { width: 1000, height: 750 }],
    [{ width: 3000, height: 4000 }, { maxPixels: { width: 1200, height: 600 } }, { width: 600, height: 800 }],
    [{ width: 4000, height: 3000 }, { minPixels: { width: 3000, height: 3000 } }, { width: 4000, height: 3000 }],
    [{ width: 4000, height: 1000 }, { minPixels: { width: 1000, height: 800 } }, { width: 3200, height: 800 }],
    [{ width: 2_000_000, height: 1 }, {}, { width: 2400, height: 1 }],
  ])('of %o with %o is %o', (stored, limits, expected) => {
    expect(targetSize(stored, limits)).toEqual(expected);
  });

  it('is never larger than the picture, and never below the least the request takes if the picture was not', () => {
    fc.assert(
      fc.property(size, size, (stored, minPixels) => {
        const { width, height } = targetSize(stored, { minPixels });
        expect(width).toBeLessThanOrEqual(stored.width);
        expect(height).toBeLessThanOrEqual(stored.height);
        const isEnough = (of: typeof stored) =>
          Math.max(of.width, of.height) >= Math.max(minPixels.width, minPixels.height) &&
          Math.min(of.width, of.height) >= Math.min(minPixels.width, minPixels.height);
        if (isEnough(stored)) expect(isEnough({ width, height })).toBe(true);
      }),
    );
  });

  it('is asked for by the request only where the request has a limit', () => {
    expect(mustShrink({ width: 9000, height: 10 }, {})).toBe(false);
    expect(mustShrink({ width: 900, height: 901 }, { maxPixels: { width: 900, height: 900 } })).toBe(true);
    expect(mustShrink({ width: 900, height: 900 }, { maxPixels: { width: 900, height: 900 } })).toBe(false);
  });
});
