import { FIELD_INPUTS, type FieldInput, type FieldValue } from './requirement-spec.js';

const INPUTS_OF_KIND: Readonly<Record<'list' | 'address' | 'boolean' | 'number', readonly FieldInput[]>> = {
  list: ['multi_choice'],
  address: ['address'],
  boolean: ['boolean', 'declaration'],
  number: ['number', 'money'],
};

const WITHOUT_TEXT = [...INPUTS_OF_KIND.list, ...INPUTS_OF_KIND.address, ...INPUTS_OF_KIND.boolean];

/**
 * True when a value is of the kind that an input gives: a list, an address, a yes or no, a number or a text. Nothing at all
 * (`null`) fits every input. Every value fits an input the kit does not know: a host may have a control of its own for it.
 */
export function isValueOfInput(value: FieldValue, input: FieldInput): boolean {
  if (value === null || !FIELD_INPUTS.some((known) => known === input)) return true;
  if (typeof value === 'string') return !WITHOUT_TEXT.includes(input);
  return INPUTS_OF_KIND[kindOf(value)].includes(input);
}

function kindOf(value: Exclude<FieldValue, string | null>): keyof typeof INPUTS_OF_KIND {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'address';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}
