import { describe, expect, it } from 'vitest';
import { inputAttributesOf } from '../../../src/drop-ins/rfi-form/input-attributes.js';
import type { FieldSpec, SubjectRef } from '../../../src/model/index.js';
import { ask } from '../../react/rfi-form/ask.js';

function attributes(spec: Partial<FieldSpec>, subject: SubjectRef = { type: 'customer' }) {
  return inputAttributesOf(ask(spec, { subject }));
}

const EXACT = { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off', dir: 'ltr' };

describe('what a control tells keyboards, browsers and spell checkers', () => {
  it.each<[string, Partial<FieldSpec>, ReturnType<typeof attributes>]>([
    [
      'an address of mail',
      { input: 'email' },
      { ...EXACT, type: 'email', inputMode: 'email', enterKeyHint: 'next', autoComplete: 'email' },
    ],
    ['a telephone', { input: 'phone' }, { ...EXACT, type: 'tel', inputMode: 'tel', enterKeyHint: 'next', autoComplete: 'tel' }],
    [
      'a number',
      { input: 'number' },
      { ...EXACT, type: 'text', inputMode: 'decimal', enterKeyHint: 'next', autoComplete: undefined },
    ],
    [
      'an amount',
      { input: 'money' },
      { ...EXACT, type: 'text', inputMode: 'decimal', enterKeyHint: 'next', autoComplete: undefined },
    ],
    ['a date', { input: 'date' }, { type: 'date', enterKeyHint: 'next', autoComplete: undefined }],
    [
      'a birth',
      { input: 'date_of_birth' },
      { ...EXACT, type: 'text', inputMode: 'numeric', enterKeyHint: 'next', autoComplete: undefined },
    ],
    [
      'a tax number',
      { input: 'tax_id' },
      { ...EXACT, type: 'text', autoCapitalize: 'characters', enterKeyHint: 'next', autoComplete: 'off' },
    ],
    [
      'a story',
      { input: 'long_text' },
      { spellCheck: true, autoCapitalize: 'sentences', dir: 'auto', enterKeyHint: 'enter', autoComplete: undefined },
    ],
    [
      'a word',
      { input: 'text' },
      {
        type: 'text',
        spellCheck: false,
        autoCapitalize: 'sentences',
        dir: 'auto',
        enterKeyHint: 'next',
        autoComplete: undefined,
      },
    ],
    [
      'a name',
      { input: 'text', path: 'firstName' },
      {
        type: 'text',
        spellCheck: false,
        autoCapitalize: 'words',
        autoCorrect: 'off',
        dir: 'auto',
        enterKeyHint: 'next',
        autoComplete: 'given-name',
      },
    ],
    [
      'an input of tomorrow',
      { input: 'hologram' },
      {
        type: 'text',
        spellCheck: false,
        autoCapitalize: 'sentences',
        dir: 'auto',
        enterKeyHint: 'next',
        autoComplete: undefined,
      },
    ],
    [
      'a secret',
      { input: 'text', sensitive: true },
      {
        type: 'text',
        spellCheck: false,
        autoCapitalize: 'none',
        autoCorrect: 'off',
        dir: 'auto',
        enterKeyHint: 'next',
        autoComplete: 'off',
      },
    ],
  ])('is right for %s', (_name, spec, expected) => {
    expect(attributes(spec)).toEqual(expected);
  });

  it.each([
    ['fullName', 'name'],
    ['full_legal_name', 'name'],
    ['first-name', 'given-name'],
    ['middleName', 'additional-name'],
    ['person.lastName', 'family-name'],
    ['surname', 'family-name'],
    ['businessName', 'organization'],
    ['tradingName', 'organization'],
    ['jobTitle', 'organization-title'],
    ['address.line1', 'address-line1'],
    ['addressLine2', 'address-line2'],
    ['zip_code', 'postal-code'],
    ['postalCode', 'postal-code'],
    ['town', 'address-level2'],
    ['state', 'address-level1'],
    ['dateOfBirth', 'bday'],
    ['website', 'url'],
    ['username', undefined],
    ['motherMaidenNameHint', undefined],
  ])('names the datum %s for autofill as %s', (path, token) => {
    expect(attributes({ path }).autoComplete).toBe(token);
  });

  it('keeps autofill off what is about somebody else, whose browser this is not', () => {
    expect(attributes({ input: 'email' }, { type: 'person', id: 'p1' }).autoComplete).toBe('off');
    expect(attributes({ input: 'email' }, { type: 'business' }).autoComplete).toBe('email');
  });
});
