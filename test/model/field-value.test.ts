import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { answerSchema, type FieldValue, isValueOfInput } from '../../src/model/index.js';

const ADDRESS = { lines: ['1 High Street'], city: 'Leeds', country: 'GB' };

describe('a value', () => {
  it.each<[FieldValue, string[], string[]]>([
    [
      'a text',
      ['text', 'date', 'choice', 'money', 'number', 'something_new'],
      ['address', 'boolean', 'declaration', 'multi_choice'],
    ],
    [4.5, ['number', 'money', 'something_new'], ['text', 'date_of_birth', 'address', 'boolean']],
    [true, ['boolean', 'declaration', 'something_new'], ['text', 'choice']],
    [['a'], ['multi_choice'], ['choice', 'text', 'address']],
    [ADDRESS, ['address'], ['text', 'multi_choice', 'country']],
    [null, ['text', 'address', 'boolean', 'multi_choice', 'something_new'], []],
  ])('%j fits the inputs that give one of its kind, and no others', (value, fitting, others) => {
    expect(fitting.filter((input) => !isValueOfInput(value, input))).toEqual([]);
    expect(others.filter((input) => isValueOfInput(value, input))).toEqual([]);
  });

  it('that is no number anybody can write is none on the wire', () => {
    const answer = { kind: 'field', requirementId: 'r', value: JSON.parse('1e999') as unknown };
    expect(v.is(answerSchema, answer)).toBe(false);
    expect(v.is(answerSchema, { ...answer, value: 1e300 })).toBe(true);
  });
});
