import { describe, expect, it } from 'vitest';
import { accented } from '../../scripts/pseudo-locale.ts';
import { foreignWords } from './foreign-words.js';
import { termsWithin, textsWithin } from './texts-within.js';

const known = { data: ['Ada King', 'What is your role?'], formatted: ['March', 'today', 'MB'] };

describe('a word that no language reaches', () => {
  it.each(['Close', '[Çļöšé ···] now', 'Étape two', 'See more…', '3 files'])('is found in "%s"', (text) => {
    expect(foreignWords([{ text, place: '<button> aria-label' }], known)).toEqual([
      expect.stringContaining('<button> aria-label: “'),
    ]);
  });

  it.each([
    accented('Close the dialog'),
    '[Ĝö ţö: What is your role? ···]',
    '3 March',
    'Today',
    '4 MB, PDF',
    'AB123456',
    accented('Reference: {reference}').replace('{reference}', '36ee9cf7-bcde-43a7-986c-3cafbcc99f20'),
    '日本語',
    '12',
    'x',
  ])('is not what stands in "%s"', (text) => {
    expect(foreignWords([{ text, place: '<p>' }], known)).toEqual([]);
  });
});

it('what people wrote within a value is taken from every depth, and no code', () => {
  const value = {
    code: 'under_review',
    currency: 'EUR',
    kind: 'FIELD_TYPE',
    items: [{ title: { default: 'Your role' } }, null, 7],
  };
  expect(textsWithin({ value, again: value })).toEqual(['EUR', 'Your role']);
  const asked = [{ term: 'passport', default: 'Passport' }, { default: 'Plain' }];
  expect([textsWithin(asked), termsWithin(asked)]).toEqual([['Plain'], ['Passport']]);
});
