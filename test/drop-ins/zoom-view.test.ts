import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLargest, stepOfKey, WHOLE, zoomed, type ZoomStep } from '../../src/drop-ins/document-uploader/zoom-view.js';

const steps: fc.Arbitrary<ZoomStep> = fc.oneof(
  fc.constantFrom<ZoomStep>({ zoom: 1 }, { zoom: -1 }, 'whole'),
  fc.record({ x: fc.integer({ min: -90, max: 90 }), y: fc.integer({ min: -90, max: 90 }) }),
);

describe('looking closely at a picture', () => {
  it('never shows what is beyond its edges, nor less than the whole of it', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (taken) => {
        const { scale, x, y } = taken.reduce(zoomed, WHOLE);
        const most = ((scale - 1) / 2) * 100 + 1e-6;
        expect(scale).toBeGreaterThanOrEqual(1);
        expect(scale).toBeLessThanOrEqual(5);
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('comes back to the whole by as many steps as it went in', () => {
    const near = zoomed(zoomed(WHOLE, { zoom: 1 }), { x: 10, y: 5 });
    expect(near).toEqual({ scale: 1.5, x: 10, y: 5 });
    expect(zoomed(near, { zoom: -1 })).toEqual(WHOLE);
  });

  it('is led by plus, minus, nought and the arrows, and by no other key', () => {
    expect(['+', '-', '0', 'ArrowUp'].map(stepOfKey)).toEqual([{ zoom: 1 }, { zoom: -1 }, 'whole', { x: 0, y: 20 }]);
    expect(stepOfKey('Tab')).toBeUndefined();
    expect(isLargest({ scale: 5, x: 0, y: 0 })).toBe(true);
  });
});
