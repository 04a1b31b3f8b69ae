import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSpec, FieldValue, Requirement } from '../../../src/model/index.js';
import {
  addressFormat,
  checkAnswer,
  finishAnswer,
  monthAsNumber,
  parseDecimal,
  plainDigits,
} from '../../../src/react/rfi-form/index.js';
import { ask } from './ask.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function faults(spec: Partial<FieldSpec>, value: FieldValue) {
  return checkAnswer(ask(spec), { kind: 'field', requirementId: 'r', value }, { now: NOW });
}

function sent(requirement: Requirement, value: FieldValue): FieldValue | undefined {
  const finished = finishAnswer(requirement, { kind: 'field', requirementId: requirement.id, value });
  return finished?.kind === 'field' ? finished.value : undefined;
}

describe('digits of any script', () => {
  it.each([
    ['Arabic', '٠١٢٣٤٥٦٧٨٩'],
    ['Persian', '۰۱۲۳۴۵۶۷۸۹'],
    ['Hindi', '०१२३४५६७८९'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Thai', '๐๑๒๓๔๕๖๗๘๙'],
    ['Burmese', '၀၁၂၃၄၅၆၇၈၉'],
    ['full width', '０１２３４５６７８９'],
    ['mathematical', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
    ['mathematical, double-struck', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
    ['Adlam', '𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙'],
  ])('are read: %s', (_name, digits) => {
    expect(plainDigits(digits)).toBe('0123456789');
  });

  it('are read in numbers, dates and telephone numbers, whatever the language of the page', () => {
    expect(parseDecimal('١٬٢٣٤٫٥٠', 'en')).toBe('1234.50');
    expect(parseDecimal('۱۲۳۴٫۵', 'de')).toBe('1234.5');
    expect(parseDecimal('\u200f-١٢', 'ar-EG')).toBe('-12');
    expect(parseDecimal('１２，０００', 'ja')).toBe('12000');
    expect(sent(ask({ input: 'date_of_birth' }), '۱۹۹۰-۵-۱')).toBe('1990-05-01');
    expect(faults({ input: 'date_of_birth' }, '١٩٩٠-٢-٣٠')).toMatchObject([{ code: 'date' }]);
    expect(sent(ask({ input: 'phone' }), '+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨')).toBe('+44 20 7946 0958');
    expect(faults({ input: 'phone' }, '+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨')).toEqual([]);
  });

  it('are one thing and separators another: only thousands are grouped, and nothing becomes a hundred times as much', () => {
    for (const locale of ['de', 'es', 'pt-BR', 'tr', 'id']) {
      expect(parseDecimal('1.50', locale), locale).toBe('1.50');
      expect(parseDecimal('0.500', locale), locale).toBe('0.500');
      expect(parseDecimal('1.500', locale), locale).toBe('1500');
      expect(parseDecimal('1.234.50', locale), locale).toBeUndefined();
    }
    expect(parseDecimal('1,50', 'en')).toBeUndefined();
    expect(parseDecimal('0,500', 'en')).toBeUndefined();
    expect(parseDecimal('-1,500', 'en')).toBe('-1500');
    expect(parseDecimal('12,34,567.50', 'hi')).toBe('1234567.50');
    expect(parseDecimal('\u202a1234.5\u202c', 'en')).toBe('1234.5');
  });

  it('all arrive: a number that would be rounded is sent as its text', () => {
    for (const text of ['12345678901234567', '-0.1234567890123456789', '9'.repeat(25), '0.0000001']) {
      expect(sent(ask({ input: 'number' }), text)).toBe(text);
    }
    for (const [text, number] of [
      ['123456789012345', 123_456_789_012_345],
      ['007', 7],
      ['-1.50', -1.5],
    ] as const)
      expect(sent(ask({ input: 'number' }), text)).toBe(number);
    fc.assert(
      fc.property(fc.bigInt(), (number) => {
        const value = sent(ask({ input: 'number' }), String(number));
        expect(typeof value === 'string' || typeof value === 'number' ? BigInt(value) : undefined).toBe(number);
      }),
    );
  });

  it('stay as they are in text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const others = text.replaceAll(/\p{Nd}/gu, '');
        expect(plainDigits(others)).toBe(others);
      }),
    );
    expect(sent(ask({}), 'Straße ١٢')).toBe('Straße ١٢');
  });
});

describe('what a clipboard or a keyboard adds that nobody sees or means', () => {
  it.each([
    ['marks of direction from a list of contacts', '\u202a+44 20 7946 0958\u202c', '+44 20 7946 0958'],
    ['full width', '＋８１　９０－１２３４－５６７８', '+81　90-1234-5678'],
    ['the dash of a Japanese keyboard', '090ー1234ー5678', '090-1234-5678'],
    ['a dash of a printed page', '+49 30–123456', '+49 30-123456'],
  ])('keeps no telephone number from being taken: %s', (_name, typed, meant) => {
    expect(faults({ input: 'phone' }, typed)).toEqual([]);
    expect(sent(ask({ input: 'phone' }), typed)).toBe(meant);
  });

  it.each([
    ['a blank without width', '\u200bann@example.com', 'ann@example.com'],
    ['marks of direction', '\u2068ann@example.com\u2069', 'ann@example.com'],
    ['full width', 'ann＠example．com', 'ann@example.com'],
    ['a full stop of another script', 'ann@example。com', 'ann@example.com'],
  ])('is not in an address of mail: %s', (_name, typed, meant) => {
    expect(faults({ input: 'email' }, typed)).toEqual([]);
    expect(sent(ask({ input: 'email' }), typed)).toBe(meant);
  });

  it('is not held against a pattern, and stays in text that nobody has a pattern for', () => {
    const account = ask({ pattern: '[A-Z]{2}\\d{4}' });
    expect(sent(account, '\u200eDE\u00ad1234\ufeff')).toBe('DE1234');
    expect(sent(ask({ input: 'tax_id', pattern: '\\d+' }), '12\u200b34')).toBe('1234');
    expect(sent(ask({ pattern: '.+' }), 'علی\u200cرضا')).toBe('علی\u200cرضا');
    expect(sent(ask({}), '\u200bx')).toBe('\u200bx');
  });
});

describe('a date in three parts', () => {
  it.each<[string, string[]]>([
    ['1990--', ['day', 'month']],
    ['-5-', ['day', 'year']],
    ['--1', ['month', 'year']],
    ['1990-5-', ['day']],
  ])('names just what is missing of %s', (value, missing) => {
    expect(faults({ input: 'date_of_birth' }, value)).toMatchObject([{ code: 'date_incomplete', part: missing[0], missing }]);
  });

  it('tells a month that does not exist at the month', () => {
    expect(faults({ input: 'date_of_birth' }, '1990-13-1')).toMatchObject([{ code: 'date', part: 'month' }]);
    expect(faults({ input: 'date_of_birth' }, '1990-2-30')).toMatchObject([{ code: 'date', part: 'day' }]);
    expect(faults({ input: 'date' }, '--')).toMatchObject([{ code: 'date_incomplete', part: 'value' }]);
  });

  it.each([
    ['January', 'en', '1'],
    ['sep', 'en', '9'],
    ['Sept.', 'en', '9'],
    ['März', 'de', '3'],
    ['août', 'fr', '8'],
    ['مارس', 'ar', '3'],
    ['5', 'en', '5'],
    ['٥', 'ar', '٥'],
    ['smarch', 'en', 'smarch'],
    ['ma', 'en', 'ma'],
  ])('takes the name of a month: %s in %s is %s', (text, locale, month) => {
    expect(monthAsNumber(text, locale)).toBe(month);
  });
});

describe('an address', () => {
  const address = { lines: ['1 Main St'], city: 'Town', country: 'US' };

  it('asks for what every address of the country has, by its name there', () => {
    expect(faults({ input: 'address' }, address)).toEqual([
      { code: 'address_postal', part: 'postal-code', name: 'zip' },
      { code: 'address_region', part: 'region', name: 'state' },
    ]);
    expect(faults({ input: 'address' }, { ...address, country: 'HK' })).toEqual([]);
    expect(faults({ input: 'address' }, { ...address, country: 'DE' })).toMatchObject([{ code: 'address_postal' }]);
    expect(faults({ input: 'address' }, { lines: [], city: '', country: 'DE' }).map(({ part }) => part)).toEqual([
      'line-1',
      'postal-code',
      'city',
    ]);
  });

  it('is known for any country, also one that does not exist, and asks for nothing strange there', () => {
    expect(addressFormat('')).toEqual(addressFormat('XX'));
    expect(addressFormat('us')).toEqual(addressFormat('US'));
    expect(addressFormat('__proto__')).toEqual(addressFormat(''));
    expect(addressFormat('AE')).toMatchObject({ postalNeed: 'none', region: 'emirate' });
  });

  it('never splits a house number off, wherever it stands', () => {
    for (const line of ['12 Rue de la Paix', 'Hauptstraße 12a', '12/3-4', 'C/ Mayor, 5, 2º izq', '東京都千代田区1-1']) {
      expect(sent(ask({ input: 'address' }), { lines: [line], city: 'x', country: 'JP' })).toMatchObject({ lines: [line] });
    }
  });
});

/** What breaks careless programs. Made here, so that no list of strangers is needed. */
const NAUGHTY: readonly string[] = [
  'undefined',
  'null',
  'NaN',
  'true',
  '0',
  '-1',
  '1e1000',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE customers; --",
  '{{7*7}}',
  '${7*7}',
  '%00',
  '%s%n',
  '../../etc/passwd',
  'C:\\CON',
  'javascript:alert(1)',
  '=1+1',
  'a,b;c\td',
  '\\',
  '\\\\',
  '\\n',
  '"',
  "'",
  '`',
  '{',
  '}',
  '{0}',
  'Ḽơᶉëᶆ ȋṕšᶙṁ',
  '田中さん',
  '부산',
  'Ωμέγα',
  'Ёжик',
  'שלום',
  'مرحبا',
  'สวัสดี',
  'नमस्ते',
  'ᠮᠣᠩᠭᠣᠯ',
  'אב‎ab',
  '\u202eevil\u202c',
  'a\u0301',
  '\u00e1',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇺🇸🇷🇺',
  '1️⃣',
  '𝒳𝓎𝓏',
  '\ud83d',
  '\udc00x',
  '\u200b\u200bx',
  'ﷺ',
  'İıŞş',
  'ß',
  'ﬁ',
  'x'.repeat(20_000),
  "O'Neill",
  'D’Angelo',
  'María-José',
  'Nguyễn Thị',
  'Null',
  'Test',
  'van der Berg',
  'X Æ A-12',
  'line\nbreak',
  'tab\tinside',
  'nbsp\u00a0inside',
];

describe('what is typed', () => {
  it.each(['text', 'long_text', 'tax_id', 'choice', 'a_type_of_tomorrow'])(
    'comes out as it went in, whatever it is, in %s',
    (input) => {
      for (const text of NAUGHTY) expect(sent(ask({ input }), text)).toBe(text);
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          fc.pre(text.trim() === text && text !== '');
          expect(sent(ask({ input }), text)).toBe(text);
        }),
      );
    },
  );

  it('comes out as it went in from each part of an address', () => {
    for (const text of NAUGHTY) {
      const value = { lines: [text], city: text, region: text, postalCode: text, country: 'GB' };
      expect(sent(ask({ input: 'address' }), value)).toEqual(value);
    }
  });

  it('can be judged, whatever it is and whatever is asked', () => {
    const inputs = [
      'text',
      'email',
      'phone',
      'date',
      'date_of_birth',
      'number',
      'money',
      'choice',
      'country',
      'address',
      'tax_id',
      'declaration',
      'boolean',
      'multi_choice',
    ];
    for (const input of inputs) for (const text of NAUGHTY) expect(Array.isArray(faults({ input }, text))).toBe(true);
  });
});
