import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeDisplayName } from '../../src/files/index.js';

describe('a name fit to show', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\me.png', 'me.png'],
    ['in\u202egpj.exe', 'ingpj.exe'],
    ['a\u0000b\u200bc\ufeff.pdf', 'abc.pdf'],
    ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
    ['پاس\u200cپورت.jpg', 'پاس\u200cپورت.jpg'],
  ])('%j becomes %j', (name, shown) => {
    expect(safeDisplayName(name)).toBe(shown);
  });

  it('is shortened in the middle, so that the extension stays', () => {
    const shown = safeDisplayName(`${'a'.repeat(5_000)}.jpeg`);
    expect(shown).toHaveLength(48);
    expect(shown).toMatch(/^a+…a+\.jpeg$/);
  });

  it('is never longer than asked and never holds a control, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const shown = safeDisplayName(name);
        expect(Array.from(shown).length).toBeLessThanOrEqual(48);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
