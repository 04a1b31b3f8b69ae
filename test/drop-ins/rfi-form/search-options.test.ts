import { expect, it } from 'vitest';
import { exactOption, searchable } from '../../../src/drop-ins/rfi-form/fields/search-options.js';

const LABELS = ['バス', 'パス', 'Bá Ria', 'Bà Ria', 'केरल', 'करल', 'Springfield', 'Springfield', 'Größe'];

const options = searchable(
  LABELS.map((label, index) => ({ value: String(index), label })),
  { text: (label) => ({ text: typeof label === 'string' ? label : '' }) },
);

const chosen = (query: string) => exactOption(options, query)?.value;

it.each(['バス', 'パス', 'Bá Ria', 'Bà Ria', 'केरल', 'करल'])(
  'typing out %s chooses it, and not another one that differs by its accents',
  (label) => {
    expect(chosen(` ${label.toLowerCase()} `)).toBe(String(LABELS.indexOf(label)));
  },
);

it('typing an option out without its accents chooses it where no other one is meant as well', () => {
  expect(chosen('grosse')).toBeUndefined();
  expect(chosen('große')).toBe('8');
  expect(chosen('ba ria')).toBeUndefined();
  expect(chosen('Springfield')).toBeUndefined();
  expect(chosen('')).toBeUndefined();
});
