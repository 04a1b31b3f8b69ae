import type { Answer, CustomerSnapshot, FieldSpec, FieldValue } from 'customer-status-kit/model';
import { isCustomerStatusError } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import {
  completeAction,
  requestInformation,
  startAction,
  submitForReview,
  takeAnswers,
} from '../../../src/model/sandbox/index.js';
import { asked, FIRST_ANSWERS, inReview, newCustomer, sandboxContext } from './provider.js';

function faults(snapshot: CustomerSnapshot, answers: readonly Answer[]): string[] {
  try {
    takeAnswers(snapshot, answers, sandboxContext());
    return [];
  } catch (error) {
    if (isCustomerStatusError(error) && error.code === 'validation_failed')
      return error.fieldErrors.map(({ path, code }) => `${path}: ${code}`);
    throw error;
  }
}

function askedField(input: string, more: Partial<FieldSpec> = {}): CustomerSnapshot {
  return asked({ title: 'A field', spec: { kind: 'field', path: 'x', required: true, input, ...more } });
}

function value(fieldValue: FieldValue): Answer[] {
  return [{ kind: 'field', requirementId: 'id-1', value: fieldValue }];
}

describe('answers to fields', () => {
  it.each<[string, Partial<FieldSpec>, FieldValue, string[]]>([
    ['text', { maxLength: 3 }, 'abcd', ['id-1: data_invalid']],
    ['text', { minLength: 3 }, 'ab', ['id-1: data_invalid']],
    ['text', { maxLength: 3 }, 'abc', []],
    ['text', {}, '  ', ['id-1: information_missing']],
    ['text', {}, null, ['id-1: information_missing']],
    ['text', { required: false }, '', []],
    ['multi_choice', {}, [], ['id-1: information_missing']],
    ['date', {}, '2026-02-30', ['id-1: data_invalid']],
    ['date', {}, '2024-02-29', []],
    ['date_of_birth', {}, '12.4.1990', ['id-1: data_invalid']],
    ['choice', { options: [{ value: 'a', label: 'A' }] }, 'b', ['id-1: data_invalid']],
    ['choice', { options: [{ value: 'a', label: 'A' }] }, 'a', []],
    ['multi_choice', { options: [{ value: 'a', label: 'A' }] }, ['a', 'b'], ['id-1: data_invalid']],
    ['date_of_birth', {}, 5, ['id-1: data_invalid']],
    ['address', {}, 'a text', ['id-1: data_invalid']],
    ['text', {}, true, ['id-1: data_invalid']],
    ['number', {}, 5, []],
    ['declaration', {}, false, ['id-1: information_missing']],
    ['declaration', {}, true, []],
    ['boolean', {}, false, []],
    ['address', {}, { lines: [' '], city: 'Bristol', country: 'GB' }, ['id-1: information_missing']],
    ['address', {}, { lines: ['1 Road'], city: 'Bristol', country: 'GB' }, []],
  ])('of %s with %j: %j gives %j', (input, more, given, expected) => {
    expect(faults(askedField(input, more), value(given))).toEqual(expected);
  });

  it('are kept where they are not sensitive, so that they are not asked for twice', () => {
    const open = askedField('text');
    const kept = takeAnswers(open, value('Bristol'), sandboxContext()).requirements.at(-1);
    expect(kept?.spec).toMatchObject({ currentValue: 'Bristol' });
    const secret = askedField('text', { sensitive: true });
    expect(takeAnswers(secret, value('Bristol'), sandboxContext()).requirements.at(-1)?.spec).not.toHaveProperty('currentValue');
  });
});

describe('answers', () => {
  it('are all or none, and each one at fault is named', () => {
    const wrong: Answer[] = [
      { kind: 'field', requirementId: 'full-name', value: '' },
      { kind: 'field', requirementId: 'nobody-asked', value: 'x' },
      { kind: 'clarification', requirementId: 'address', text: 'x' },
    ];
    expect(faults(newCustomer(), [FIRST_ANSWERS[1]!, ...wrong])).toEqual([
      'full-name: information_missing',
      'nobody-asked: data_invalid',
      'address: data_invalid',
    ]);
  });

  it('to something that is with the reviewer already are at fault', () => {
    const open = asked({ title: 'Q', spec: { kind: 'clarification', question: 'Q', answer: 'text' } });
    expect(faults(open, FIRST_ANSWERS.slice(0, 1))).toEqual(['full-name: data_invalid']);
  });

  it('beyond the attempts the provider allows are refused as such', () => {
    const spec = { kind: 'clarification', question: 'Q', answer: 'text' } as const;
    const tried = asked({ title: 'Q', spec, attempts: { used: 1, max: 1 } });
    expect(faults(tried, [{ kind: 'clarification', requirementId: 'id-1', text: 'x' }])).toEqual(['id-1: attempts_exhausted']);
    const once = takeAnswers(
      asked({ title: 'Q', spec, attempts: { used: 0, max: 1 } }),
      [{ kind: 'clarification', requirementId: 'id-1', text: 'x' }],
      sandboxContext(),
    );
    expect(once.requirements.at(-1)?.attempts).toEqual({ used: 1, max: 1 });
  });

  it.each([
    ['text', { text: ' ' }, ['id-1: information_missing']],
    ['text', { text: 'x'.repeat(6) }, ['id-1: data_invalid']],
    ['choice', {}, ['id-1: information_missing']],
    ['choice', { choice: 'c' }, ['id-1: data_invalid']],
    ['choice', { choice: 'a' }, []],
    ['attachment', { text: 'x' }, ['id-1: information_missing']],
    ['text_and_attachment', { text: 'x', fileIds: ['not-mine'] }, ['id-1: data_invalid']],
  ] as const)('to a question for %s: %j gives %j', (answer, given, expected) => {
    const options = [{ value: 'a', label: 'A' }];
    const open = asked({ title: 'Q', spec: { kind: 'clarification', question: 'Q', answer, options, maxLength: 5 } });
    const { fileIds, ...words } = { fileIds: undefined, ...given };
    const files = fileIds === undefined ? {} : { fileIds: [...fileIds] };
    expect(faults(open, [{ kind: 'clarification', requirementId: 'id-1', ...words, ...files }])).toEqual(expected);
  });

  it('to one of several alternatives are enough', () => {
    const group = { id: 'proof', rule: 'any' } as const;
    const question = { title: 'Q', spec: { kind: 'clarification', question: 'Q', answer: 'text' }, group } as const;
    const open = requestInformation(inReview(), [question, question], sandboxContext());
    expect(() => submitForReview(open, sandboxContext())).toThrowError(expect.objectContaining({ code: 'validation_failed' }));
    const sent = takeAnswers(open, [{ kind: 'clarification', requirementId: 'id-2', text: 'x' }], sandboxContext());
    expect(sent.status.status).toBe('UNDER_REVIEW');
  });

  it('to what does not block are not waited for', () => {
    const optional = { title: 'Q', blocking: false, spec: { kind: 'clarification', question: 'Q', answer: 'text' } } as const;
    const blocking = { ...optional, blocking: true };
    const open = requestInformation(inReview(), [optional, blocking], sandboxContext());
    const sent = takeAnswers(open, [{ kind: 'clarification', requirementId: 'id-2', text: 'x' }], sandboxContext());
    expect(sent.status.status).toBe('UNDER_REVIEW');
  });
});

describe('an action', () => {
  const code = asked({ title: 'Confirm', spec: { kind: 'action', action: 'verify_code' } });

  it('is done with a proof that fits, and goes to the reviewer', () => {
    expect(() => completeAction(code, 'id-1', {}, sandboxContext())).toThrowError(
      expect.objectContaining({ code: 'validation_failed' }),
    );
    const done = completeAction(code, 'id-1', { code: '123456' }, sandboxContext());
    expect(done.requirements.at(-1)).toMatchObject({ status: 'submitted', awaiting: 'provider' });
    expect(done.status.status).toBe('UNDER_REVIEW');
  });

  it('of a wallet begins with something to sign, and one elsewhere with its address', () => {
    const wallet = asked({ title: 'Sign', spec: { kind: 'action', action: 'wallet_signature' } });
    expect(startAction(wallet, 'id-1', sandboxContext()).challenge).toMatch(/^sandbox:/);
    const url = 'https://provider.example/session';
    const elsewhere = asked({ title: 'Go', spec: { kind: 'action', action: 'redirect', url } });
    expect(startAction(elsewhere, 'id-1', sandboxContext()).url).toBe(url);
  });

  it('cannot be begun where nobody asked for one, or when it is done', () => {
    expect(() => startAction(code, 'full-name', sandboxContext())).toThrowError(expect.objectContaining({ code: 'not_found' }));
    const done = completeAction(code, 'id-1', { code: '123456' }, sandboxContext());
    expect(() => startAction(done, 'id-1', sandboxContext())).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
  });
});
