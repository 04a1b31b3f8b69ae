import { nextStep, type Requirement, standingOf } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { requirement, snapshotOf } from '../client/fixtures.js';

const open = requirement('open');
const submitted = requirement('submitted', { status: 'submitted', awaiting: 'provider' });
const waived = requirement('waived', { status: 'waived' });
const spent = requirement('spent', { status: 'rejected', attempts: { used: 3, max: 3 } });
const elsewhere: Requirement = requirement('step', {
  spec: { kind: 'action', action: 'redirect', url: 'https://provider.example/start' },
});

const COLLECTING = ['CREATED', 'NEEDS_ADDITIONAL_INFORMATION'] as const;
const USUAL = { CREATED: 'complete_profile', NEEDS_ADDITIONAL_INFORMATION: 'answer_requests' } as const;

describe.each(COLLECTING)('%s leads on', (status) => {
  it('as usual where the customer can answer, and where nothing is listed because the host asks elsewhere', () => {
    expect(nextStep({ status })).toBe(USUAL[status]);
    expect(nextStep({ status, recovery: 'self', requirements: [] })).toBe(USUAL[status]);
    expect(nextStep({ status, recovery: 'self', requirements: [open, submitted] })).toBe(USUAL[status]);
    expect(nextStep({ status, recovery: 'none', requirements: [open] })).toBe(USUAL[status]);
  });

  it('through support where the backend says so, and where nobody else is left', () => {
    expect(nextStep({ status, recovery: 'support', requirements: [open] })).toBe('contact_support');
    expect(nextStep({ status, recovery: 'none', requirements: [] })).toBe('contact_support');
    expect(nextStep({ status, recovery: 'self', requirements: [spent, submitted] })).toBe('contact_support');
    expect(nextStep({ status, recovery: 'self', requirements: [open], editable: false })).toBe('contact_support');
  });

  it.each([[[submitted]], [[waived]], [[submitted, waived]]])(
    'by waiting where everything that was asked is settled or sent',
    (asked) => {
      expect(nextStep({ status, recovery: 'self', requirements: asked })).toBe('wait_for_review');
    },
  );

  it('by a step elsewhere, where no answers are taken', () => {
    const allowed = { submitAnswers: false };
    expect(nextStep({ status, recovery: 'self', requirements: [elsewhere], allowed })).toBe(USUAL[status]);
    expect(nextStep({ status, recovery: 'self', requirements: [elsewhere, open], allowed })).toBe('contact_support');
  });

  it('by waiting where what is left is hidden by a condition', () => {
    const snapshot = snapshotOf(1, { is: status, requirements: [submitted, open] });
    expect(nextStep(standingOf(snapshot))).toBe(USUAL[status]);
    expect(nextStep(standingOf(snapshot, new Set(['open'])))).toBe('wait_for_review');
  });
});

it('leads on where all is answered and the customer still has to hand it in, and nowhere else', () => {
  const all = { recovery: 'self', requirements: [submitted] } as const;
  const isAllowed = { allowed: { submitForReview: true } };
  expect(nextStep({ status: 'CREATED', ...all, ...isAllowed })).toBe('complete_profile');
  expect(nextStep({ status: 'CREATED', ...all, ...isAllowed, editable: false })).toBe('wait_for_review');
  expect(nextStep({ status: 'CREATED', ...all, allowed: { submitForReview: false } })).toBe('wait_for_review');
  expect(nextStep({ status: 'NEEDS_ADDITIONAL_INFORMATION', ...all, ...isAllowed })).toBe('wait_for_review');
});

it('a customer who was refused may not correct what is locked', () => {
  expect(nextStep({ status: 'REJECTED', recovery: 'self', requirements: [open], editable: false })).toBe('contact_support');
});

it.each([
  ['UNDER_REVIEW', 'self', [], 'wait_for_review'],
  ['UNDER_REVIEW', 'self', [open], 'answer_requests'],
  ['ACTIVE', 'self', [open], 'contact_support'],
  ['REJECTED', 'self', [], 'answer_requests'],
  ['REJECTED', 'self', [open], 'answer_requests'],
  ['REJECTED', 'self', [submitted], 'answer_requests'],
  ['REJECTED', 'self', [spent], 'contact_support'],
  ['REJECTED', 'support', [open], 'contact_support'],
  ['DEACTIVATED', 'self', [], 'reactivate'],
  ['DEACTIVATED', 'support', [], 'contact_support'],
  ['UNKNOWN', 'self', [open], 'wait'],
] as const)('%s with recovery %s and %o comes to %s', (status, recovery, requirements, step) => {
  expect(nextStep({ status, recovery, requirements })).toBe(step);
});
