import type { Answer, FieldSpec, NewRequirement } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { requestInformation, submitForReview, takeAnswers } from '../../../src/model/sandbox/index.js';
import { inReview, sandboxContext } from './provider.js';

function field(path: string, spec: Partial<FieldSpec> = {}): NewRequirement {
  return { title: path, spec: { kind: 'field', path, input: 'text', required: true, ...spec } };
}

const asked = (...requests: NewRequirement[]) => requestInformation(inReview(), requests, sandboxContext());

const given = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });

const form = () => asked(field('work'), field('employer', { visibleWhen: { op: 'equals', path: 'work', value: 'employed' } }));

describe('a field that is asked only sometimes', () => {
  it('keeps nobody from review while its condition does not hold', () => {
    const next = takeAnswers(form(), [given('id-1', 'retired')], sandboxContext());
    expect(next.status.status).toBe('UNDER_REVIEW');
  });

  it('is waited for once its condition holds', () => {
    const next = takeAnswers(form(), [given('id-1', 'employed')], sandboxContext());
    expect(next.status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect(() => submitForReview(next, sandboxContext())).toThrow();
    const whole = takeAnswers(next, [given('id-2', 'Northwind')], sandboxContext());
    expect(whole.status.status).toBe('UNDER_REVIEW');
  });

  it('is waited for when its condition leads back to itself', () => {
    const circle = asked(
      field('a', { visibleWhen: { op: 'present', path: 'b' } }),
      field('b', { visibleWhen: { op: 'present', path: 'a' } }),
    );
    expect(takeAnswers(circle, [given('id-1', 'x')], sandboxContext()).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
  });
});
