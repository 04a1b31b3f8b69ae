import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, FieldSpec, FieldValue, Requirement } from '../../../src/model/index.js';
import { checkAnswer, finishAnswer, parseDecimal, formatDecimal } from '../../../src/react/rfi-form/index.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function requirement(spec: Partial<FieldSpec>): Requirement {
  return {
    id: 'r',
    kind: 'field',
    status: 'open',
    blocking: true,
    title: 'Thing',
    reasons: [],
    awaiting: 'customer',
    subject: { type: 'customer' },
    spec: { kind: 'field', path: 'thing', input: 'text', required: true, ...spec },
  };
}

function sent(spec: Partial<FieldSpec>, value: FieldValue): Answer | undefined {
  return finishAnswer(requirement(spec), { kind: 'field', requirementId: 'r', value });
}

function codes(spec: Partial<FieldSpec>, value: FieldValue): string[] {
  const answer: Answer = { kind: 'field', requirementId: 'r', value };
  return checkAnswer(requirement(spec), answer, { now: NOW }).map((fault) => fault.code);
}

describe('what is wrong with an answer', () => {
  it.each<[string, Partial<FieldSpec>, FieldValue, string[]]>([
    ['nothing in a required text', {}, '  ', ['required']],
    ['nothing in an optional text', { required: false }, '', []],
    ['a text that is too long', { maxLength: 3 }, 'abcd', ['too_long']],
    ['a text that is too short', { minLength: 3 }, 'ab', ['too_short']],
    ['an address without an at sign', { input: 'email' }, 'ada.example.com', ['email']],
    ['a good address', { input: 'email' }, 'ada+x@mail.example.co.uk', []],
    ['letters in a telephone number', { input: 'phone' }, 'call me', ['phone']],
    ['a telephone number as people write it', { input: 'phone' }, '+44 (20) 7946-0958', []],
    ['a day that does not exist', { input: 'date_of_birth' }, '1990-2-30', ['date']],
    ['a birth without a year', { input: 'date_of_birth' }, '-2-3', ['date_incomplete']],
    ['a year of two digits', { input: 'date_of_birth' }, '90-2-3', ['year']],
    ['a birth to come', { input: 'date_of_birth' }, '2027-1-1', ['date_future']],
    ['a good birth', { input: 'date_of_birth' }, '1990-5-1', []],
    ['a date to come', { input: 'date' }, '2030-01-31', []],
    ['words for an amount', { input: 'money' }, 'much', ['money']],
    ['a choice that is not offered', { input: 'choice', options: [{ value: 'a', label: 'A' }] }, 'b', ['choice']],
    ['no to a question', { input: 'boolean' }, false, []],
    ['no answer to a question', { input: 'boolean' }, null, ['required_choice']],
    ['a declaration that is not agreed to', { input: 'declaration' }, false, ['declaration']],
    ['a country', { input: 'country' }, 'GB', []],
    ['a country by a code of the backend', { input: 'country', options: [{ value: 'GBR', label: 'UK' }] }, 'GBR', []],
    ['a country that is not offered', { input: 'country', options: [{ value: 'GB', label: 'UK' }] }, 'US', ['choice']],
    [
      'an empty address',
      { input: 'address' },
      { lines: [], city: '', country: '' },
      ['address_country', 'address_line', 'address_city'],
    ],
    ['an address nobody began', { input: 'address' }, null, ['address_country', 'address_line', 'address_city']],
    ['an optional address that is empty', { input: 'address', required: false }, { lines: [], city: '', country: '' }, []],
    [
      'half an address',
      { input: 'address' },
      { lines: ['1 Main St'], city: '', country: '' },
      ['address_country', 'address_city'],
    ],
    ['what is fixed', { immutable: true }, null, []],
    ['a pattern of the backend, which is never run', { pattern: '(a+)+$' }, `${'a'.repeat(60)}!`, []],
  ])('%s', (_name, spec, value, expected) => {
    expect(codes(spec, value)).toEqual(expected);
  });

  it('is found for any value of any input without throwing', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()), fc.constant(null));
    fc.assert(fc.property(fc.string(), value, (input, entered) => void codes({ input }, entered)));
  });
});

describe('an answer as it is sent', () => {
  it('is trimmed, with dates in full and numbers as numbers', () => {
    expect(sent({}, ' Ada ')).toMatchObject({ value: 'Ada' });
    expect(sent({ input: 'date_of_birth' }, '1990-5-1')).toMatchObject({ value: '1990-05-01' });
    expect(sent({ input: 'number' }, '15')).toMatchObject({ value: 15 });
    expect(sent({ input: 'money' }, '0.10')).toMatchObject({ value: '0.10' });
    expect(sent({ required: false }, '')).toMatchObject({ value: null });
    expect(sent({ input: 'address' }, { lines: [' 1 Main St ', ''], city: 'Ulm', region: '', country: 'de' })).toMatchObject({
      value: { lines: ['1 Main St'], city: 'Ulm', country: 'DE' },
    });
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['1,234.50', 'en', '1234.50'],
    ['1.234,50', 'de', '1234.50'],
    ['1234.50', 'de', '1234.50'],
    ['1 234,5', 'fr', '1234.5'],
    ['١٢٣٫٥', 'ar-EG', '123.5'],
    ['12,34,567', 'en-IN', '1234567'],
    ['1,2,3', 'en', undefined],
    ['five', 'en', undefined],
    ['1.2.3', 'en', undefined],
  ])('%s in %s is %s', (text, locale, decimal) => {
    expect(parseDecimal(text, locale)).toBe(decimal);
  });

  it.each(['en', 'de', 'fr', 'ar-EG', 'de-CH'])('come back the same in %s', (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimal = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(parseDecimal(formatDecimal(decimal, locale), locale)).toBe(decimal);
      }),
    );
  });
});
