import { describe, expect, it } from 'vitest';
import {
  activate,
  changeStatus,
  createSandboxCustomer,
  deactivate,
  requestInformation,
  submitForReview,
  takeAnswers,
} from '../../../src/model/sandbox/index.js';
import { asked, FIRST_ANSWERS, inReview, newCustomer, NOW, sandboxContext } from './provider.js';

const QUESTION = { title: 'Work', spec: { kind: 'clarification', question: 'Where?', answer: 'text' } } as const;
const ANSWER = [{ kind: 'clarification', requirementId: 'id-1', text: 'At home' }] as const;

describe('a new customer of the sandbox', () => {
  it('is CREATED, may change data, and is asked for the first data', () => {
    const customer = newCustomer();
    expect(customer.status).toMatchObject({ status: 'CREATED', editable: true, terminal: false, recovery: 'self' });
    expect(customer.allowed).toMatchObject({ submitAnswers: true, submitForReview: true, activate: false, deactivate: false });
    expect(customer.requirements.map(({ id }) => id)).toEqual(['full-name', 'date-of-birth', 'address']);
    expect(customer.requirements.every(({ status, awaiting }) => status === 'open' && awaiting === 'customer')).toBe(true);
  });

  it('is asked other things as a business', () => {
    const business = createSandboxCustomer({ id: 'b', type: 'BUSINESS', displayName: 'B Ltd' }, sandboxContext());
    expect(business.displayName).toBe('B Ltd');
    expect(business.requirements.map(({ id }) => id)).toEqual(['business-name', 'tax-id', 'address']);
  });
});

describe('a life in the sandbox', () => {
  it('runs as seed 003 draws it', () => {
    const context = sandboxContext();
    const told: string[] = [];
    let customer = newCustomer();
    const tell = (next: typeof customer) => {
      customer = next;
      told.push(customer.status.status);
    };
    tell(takeAnswers(customer, FIRST_ANSWERS, context));
    tell(requestInformation(customer, [QUESTION], context));
    tell(takeAnswers(customer, ANSWER, context));
    tell(changeStatus(customer, 'ACTIVE', {}, context));
    tell(deactivate(customer, { reasonCode: 'inactivity' }, context));
    tell(activate(customer, context));
    tell(changeStatus(customer, 'REJECTED', { reasonCode: 'compliance' }, context));
    expect(told).toEqual([
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'ACTIVE',
      'DEACTIVATED',
      'ACTIVE',
      'REJECTED',
    ]);
    expect(customer.requirements.every(({ status }) => status === 'accepted')).toBe(true);
  });

  it('goes to review by itself once nothing blocking is left, and not before', () => {
    const some = takeAnswers(newCustomer(), FIRST_ANSWERS.slice(0, 2), sandboxContext());
    expect(some.status.status).toBe('CREATED');
    expect(takeAnswers(some, FIRST_ANSWERS.slice(2), sandboxContext()).status.status).toBe('UNDER_REVIEW');
  });

  it('shows when the review is expected to end, in business days', () => {
    expect(inReview().status.expectedBy).toEqual({ min: '2026-05-07T07:08:09.000Z', max: '2026-05-11T07:08:09.000Z' });
    const business = changeStatus(newCustomer('BUSINESS'), 'UNDER_REVIEW', {}, sandboxContext());
    expect(business.status.expectedBy).toEqual({ min: '2026-05-11T07:08:09.000Z', max: '2026-05-15T07:08:09.000Z' });
  });

  it('keeps since while the status stays and begins it anew when it changes', () => {
    const later = sandboxContext(NOW + 60_000);
    expect(changeStatus(inReview(), 'UNDER_REVIEW', {}, later).status.since).toBe('2026-05-06T07:08:09.000Z');
    expect(changeStatus(inReview(), 'ACTIVE', {}, later).status.since).toBe('2026-05-06T07:09:09.000Z');
  });

  it.each(['UNDER_REVIEW', 'ACTIVE', 'REJECTED', 'DEACTIVATED'] as const)('locks data in %s', (status) => {
    const customer = changeStatus(newCustomer(), status, {}, sandboxContext());
    expect(customer.status.editable).toBe(false);
    expect(customer.allowed).toMatchObject({
      submitAnswers: false,
      uploadFile: false,
      removeFile: false,
      submitForReview: false,
    });
    expect(() => takeAnswers(customer, FIRST_ANSWERS, sandboxContext())).toThrowError(
      expect.objectContaining({ code: 'state_conflict' }),
    );
    expect(() => submitForReview(customer, sandboxContext())).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
  });

  it('withdraws what still blocked when the customer is approved all the same', () => {
    const approved = changeStatus(asked(QUESTION), 'ACTIVE', {}, sandboxContext());
    expect(approved.requirements.find(({ id }) => id === 'id-1')?.status).toBe('waived');
    expect(approved.status.editable).toBe(false);
  });

  it('lets only a deactivated customer be activated, and only an active one be deactivated', () => {
    expect(() => activate(inReview(), sandboxContext())).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
    expect(() => deactivate(inReview(), {}, sandboxContext())).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
  });

  it('asks nothing of a closed account', () => {
    for (const status of ['REJECTED', 'DEACTIVATED'] as const) {
      const closed = changeStatus(inReview(), status, {}, sandboxContext());
      expect(closed.allowed.requestInformation).toBe(false);
      expect(() => requestInformation(closed, [QUESTION], sandboxContext())).toThrowError(
        expect.objectContaining({ code: 'state_conflict' }),
      );
    }
  });
});

describe('an active customer with a request that does not block', () => {
  const active = changeStatus(inReview(), 'ACTIVE', {}, sandboxContext());
  const dated = requestInformation(active, [{ ...QUESTION, blocking: false }], sandboxContext());

  it('stays active and may answer', () => {
    expect(dated.status).toMatchObject({ status: 'ACTIVE', editable: true });
    expect(dated.allowed).toMatchObject({ submitAnswers: true, submitForReview: false });
  });

  it('stays active after the answer, and data are locked again', () => {
    const answered = takeAnswers(dated, ANSWER, sandboxContext());
    expect(answered.status).toMatchObject({ status: 'ACTIVE', editable: false });
    expect(answered.allowed.submitAnswers).toBe(false);
  });
});
