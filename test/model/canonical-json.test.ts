import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/model/index.js';

describe('the canonical form of a value', () => {
  it('is the same for the same content, whatever the order of members', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] }));
  });

  it('tells another order of items, another value and an absent member apart', () => {
    const forms = [[1, 2], [2, 1], { a: 1 }, { a: 1, b: null }, { a: '1' }].map(canonicalJson);
    expect(new Set(forms).size).toBe(forms.length);
  });
});
