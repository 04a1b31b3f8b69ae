import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createPatterns } from '../../../src/react/rfi-form/patterns.js';
import { compileSimplePattern } from '../../../src/react/rfi-form/simple-pattern.js';

async function loaded() {
  const patterns = createPatterns();
  await patterns.load();
  return patterns;
}

async function fits(pattern: string, text: string): Promise<boolean | 'refused' | 'pending'> {
  const found = (await loaded()).find(pattern);
  return 'fits' in found ? found.fits(text) : found.engine;
}

describe('a pattern of the backend', () => {
  it.each([
    ['(a+)+$', `${'a'.repeat(50_000)}!`, false],
    ['^(a+)+$', 'a'.repeat(50_000), true],
    ['([a-zA-Z]+)*', `${'a'.repeat(50_000)}!`, false],
    ['(a|aa)+$', `${'a'.repeat(50_000)}!`, false],
    ['(a|a?)+$', `${'a'.repeat(50_000)}!`, false],
    ['(.*a){12}', 'a'.repeat(50_000), true],
    ['\\d*\\d*\\d*\\d*\\d*x', '1'.repeat(50_000), false],
    ['(\\w+\\s?)+', `${'word '.repeat(10_000)}!`, false],
  ])(
    'that can hang a page, %s, goes to the linear engine and gets the right answer on 50,000 characters',
    async (pattern, text, expected) => {
      const found = (await loaded()).find(pattern);
      expect(found.engine).toBe('linear');
      expect('fits' in found && found.fits(text)).toBe(expected);
    },
  );

  it.each([
    ['looks ahead', '(?=.*\\d)[a-z\\d]+'],
    ['looks behind', '(?<=a)b'],
    ['refers back', '(a+)\\1+'],
    ['is longer than it may be', `(${'a|'.repeat(300)}b)`],
    ['is much larger than it is written', '((\\d{1,30}x){1,30}y)|((\\d{1,30}x){1,30}z)|((\\p{L}{1,30}x){1,30}z)'],
    ['repeats repeats', '((((a{100}){100}){100}){100}){100}'],
    ['is no pattern', '(('],
  ])('that %s is refused and never run', async (_name, pattern) => {
    expect((await loaded()).find(pattern)).toEqual({ engine: 'refused' });
  });

  it('waits for the linear engine, and is refused when that cannot be loaded', async () => {
    const loadEngine = vi.fn(() => Promise.reject(new Error('offline')));
    const patterns = createPatterns(loadEngine);
    expect(patterns.find('(a|b)+')).toEqual({ engine: 'pending' });
    expect(patterns.find('\\d{4}').engine).toBe('native');
    await Promise.all([patterns.load(), patterns.load()]);
    expect(loadEngine).toHaveBeenCalledTimes(1);
    expect(patterns.find('(a|b)+')).toEqual({ engine: 'refused' });
  });

  it.each([
    ['\\d{4}', '1234', true],
    ['\\d{4}', '12345', false],
    ['^[A-Z]{2}\\d{6}[A-D]?$', 'QQ123456C', true],
    ['[A-Z]{2}\\d{6}[A-D]?', 'xQQ123456C', false],
    ['[0-9]{3}-[0-9]{2}-[0-9]{4}', '123-45-6789', true],
    ['\\w+', 'abc', true],
    ['a\\.b', 'a.b', true],
    ['a\\.b', 'axb', false],
    ['[^0-9]+', 'abc', true],
    ['[-a]', '-', true],
    ['[a\\-z]', 'b', false],
    ['日本{2}', '日本本', true],
    ['😀{2}', '😀😀', true],
    ['a\\$', 'a$', true],
    ['', '', true],
  ])('%s is plainly harmless, is for the whole value, and runs at once', (pattern, text, expected) => {
    const found = createPatterns().find(pattern);
    expect(found.engine).toBe('native');
    expect('fits' in found && found.fits(text)).toBe(expected);
  });

  it.each([
    ['(?:foo|bar)', 'foobar', false],
    ['(?:foo|bar)', 'bar', true],
    ['foo|bar', 'foox', false],
    ['\\u0041+', 'AAA', true],
    ['\\p{Lu}.*', 'Ärger', true],
    ['(?<year>\\d{4})', '2020', true],
    ['[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+', 'ada@mail.example', true],
  ])('%s is for the whole value with the linear engine too', async (pattern, text, expected) => {
    expect(await fits(pattern, text)).toBe(expected);
  });

  it.each([
    'a+?',
    'a{2}?',
    'a|b',
    '(a)',
    'a.b',
    '\\s',
    '\\bx',
    '[a-\\d]',
    '[z-a]',
    'a{2',
    'a{3,2}',
    '\\x41',
    '[[:alpha:]]',
    'a{2000}',
    'a?'.repeat(30),
    'a+b+',
  ])('is not called harmless without proof: %s', (pattern) => {
    expect(compileSimplePattern(pattern)).toBeUndefined();
  });

  it('that is harmless gives what the platform gives, for any text', () => {
    const set = fc.constantFrom('\\d', '[a-c]', '[^a]', 'x', '\\.', '[0-9a-f]', '\\w', '-');
    const count = fc.constantFrom('', '?', '{2}', '{1,3}', '{0,2}', '+', '{2,}');
    const pattern = fc.array(fc.tuple(set, count), { maxLength: 5 }).map((items) => items.flat().join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x', '1', '9', '.', '-', 'é', '😀'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        const simple = compileSimplePattern(source);
        fc.pre(simple !== undefined);
        expect(simple?.test(value)).toBe(new RegExp(`^(?:${source})$`, 'v').test(value));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever it is', async () => {
    const patterns = await loaded();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('()[]{}|*+?\\^$.a1-,')) })),
        (pattern) => {
          const found = patterns.find(pattern);
          if ('fits' in found) found.fits('aaaa1111');
        },
      ),
    );
  });
});
