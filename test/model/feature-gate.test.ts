import {
  CUSTOMER_STATUSES,
  type CapabilityState,
  type CustomerStatus,
  decideFeature,
  DEFAULT_FEATURES,
  type DefaultFeature,
  defineFeatures,
  type FeatureDecision,
  getAvailableFeatures,
} from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { requirement } from '../client/fixtures.js';

/** Seed 003, "Enabling features by state", written out for each status. */
const SEED: Readonly<Record<CustomerStatus, readonly DefaultFeature[]>> = {
  CREATED: ['viewProfile', 'updateProfile'],
  UNDER_REVIEW: ['viewProfile'],
  NEEDS_ADDITIONAL_INFORMATION: ['viewProfile', 'updateProfile'],
  ACTIVE: ['viewProfile', 'createTransaction', 'viewTransactionHistory', 'accessAPIs'],
  REJECTED: [],
  DEACTIVATED: ['viewProfile', 'viewTransactionHistory'],
};

const FEATURES: readonly DefaultFeature[] = [
  'viewProfile',
  'updateProfile',
  'createTransaction',
  'viewTransactionHistory',
  'accessAPIs',
];

function payouts(status: CapabilityState['status'], more: Partial<CapabilityState> = {}): CapabilityState {
  return { id: 'payouts', status, reasons: [], requirementIds: [], ...more };
}

function unlockStep(decision: FeatureDecision): string {
  return decision.open ? 'open' : decision.unlocks.step;
}

describe('the features of seed 003', () => {
  it.each(CUSTOMER_STATUSES)('are exactly those of its table in %s', (status) => {
    expect(getAvailableFeatures(status)).toEqual(SEED[status]);
  });

  it.each(CUSTOMER_STATUSES)('are decided one by one as the table says in %s', (status) => {
    const open = FEATURES.filter((feature) => decideFeature(DEFAULT_FEATURES, feature, { phase: 'ready', status }).open);
    expect(open).toEqual(SEED[status]);
  });

  it.each(['UNKNOWN', '', 'active', 'PENDING', null, undefined, 3, {}, 'constructor'])('are all closed for %j', (status) => {
    expect(getAvailableFeatures(status)).toEqual([]);
  });

  it('are those five and no others', () => {
    expect(Object.keys(DEFAULT_FEATURES)).toEqual(FEATURES);
  });

  it('follow a policy of the host', () => {
    const policy = defineFeatures({ exportData: { statuses: ['ACTIVE', 'REJECTED'] } });
    expect(getAvailableFeatures('REJECTED', policy)).toEqual(['exportData']);
    expect(getAvailableFeatures('CREATED', policy)).toEqual([]);
  });
});

describe('a feature', () => {
  const policy = defineFeatures({
    pay: { statuses: ['ACTIVE'], capability: 'payouts' },
    never: { statuses: [] },
  });

  it.each(['loading', 'stale', 'unavailable'] as const)('is closed while the data are %s, whatever the status', (phase) => {
    for (const status of CUSTOMER_STATUSES) {
      const decision = decideFeature(policy, 'pay', { phase, status, capabilities: [payouts('active')] });
      expect(decision).toEqual({ open: false, reason: phase, unlocks: { step: 'wait', statuses: ['ACTIVE'] } });
    }
  });

  it.each([undefined, 'UNKNOWN'] as const)('is closed for the status %s, and says that it is unknown', (status) => {
    const decision = decideFeature(policy, 'pay', { phase: 'ready', status });
    expect(decision).toMatchObject({ open: false, reason: 'unknown_status', unlocks: { step: 'wait' } });
  });

  it.each([
    ['CREATED', 'complete_profile'],
    ['UNDER_REVIEW', 'wait_for_review'],
    ['NEEDS_ADDITIONAL_INFORMATION', 'answer_requests'],
    ['REJECTED', 'contact_support'],
    ['DEACTIVATED', 'contact_support'],
  ] as const)('that %s closes is opened by the step %s', (status, step) => {
    const decision = decideFeature(policy, 'pay', { phase: 'ready', status });
    expect(decision).toEqual({ open: false, reason: 'status', unlocks: { step, statuses: ['ACTIVE'] } });
  });

  it('that no status opens has nothing that would open it', () => {
    for (const status of CUSTOMER_STATUSES)
      expect(unlockStep(decideFeature(policy, 'never', { phase: 'ready', status }))).toBe('nothing');
  });

  it.each([
    ['active', 'open'],
    ['pending', 'wait_for_review'],
    ['inactive', 'contact_support'],
    ['unrequested', 'contact_support'],
    ['rejected', 'contact_support'],
  ] as const)('whose capability is %s comes to %s', (status, step) => {
    const input = { phase: 'ready', status: 'ACTIVE', capabilities: [payouts(status)] } as const;
    expect(unlockStep(decideFeature(policy, 'pay', input))).toBe(step);
  });

  it.each([
    ['inactive', { status: 'open' }, 'answer_requests'],
    ['pending', { status: 'open' }, 'answer_requests'],
    ['inactive', { status: 'submitted', awaiting: 'provider' }, 'wait_for_review'],
    ['inactive', { status: 'accepted' }, 'contact_support'],
    ['inactive', { status: 'rejected', attempts: { used: 3, max: 3 } }, 'contact_support'],
    ['rejected', { status: 'open' }, 'contact_support'],
  ] as const)('whose capability is %s and asks for what is %o comes to %s', (status, more, step) => {
    const capabilities = [payouts(status, { requirementIds: ['own'] })];
    const requirements = [requirement('own', more), requirement('other')];
    expect(unlockStep(decideFeature(policy, 'pay', { phase: 'ready', status: 'ACTIVE', capabilities, requirements }))).toBe(step);
  });

  it('is not opened by answers where the customer may not give any', () => {
    const capabilities = [payouts('inactive', { requirementIds: ['own'] })];
    const input = { phase: 'ready', status: 'ACTIVE', capabilities, requirements: [requirement('own')] } as const;
    expect(unlockStep(decideFeature(policy, 'pay', { ...input, editable: false }))).toBe('contact_support');
    expect(unlockStep(decideFeature(policy, 'pay', { ...input, allowed: { submitAnswers: false } }))).toBe('contact_support');
  });

  it('is not opened by its capability where the status closes it', () => {
    const input = { phase: 'ready', status: 'UNDER_REVIEW', capabilities: [payouts('active')] } as const;
    expect(decideFeature(policy, 'pay', input)).toMatchObject({ open: false, reason: 'status' });
  });

  it('says until when it is open where its capability will be restricted', () => {
    const restrictedAt = '2026-12-01T00:00:00.000Z';
    const input = { phase: 'ready', status: 'ACTIVE', capabilities: [payouts('active', { restrictedAt })] } as const;
    expect(decideFeature(policy, 'pay', input)).toEqual({ open: true, until: restrictedAt });
  });

  it('says that answers keep it open only where its own capability asks for them', () => {
    const restrictedAt = '2026-12-01T00:00:00.000Z';
    const decide = (requirementIds: string[]) => {
      const capabilities = [payouts('active', { restrictedAt, requirementIds })];
      return decideFeature(policy, 'pay', { phase: 'ready', status: 'ACTIVE', capabilities, requirements: [requirement('r1')] });
    };
    expect(decide(['r1'])).toEqual({ open: true, until: restrictedAt, isAsked: true });
    expect(decide(['r2'])).toEqual({ open: true, until: restrictedAt });
  });

  it('is not restricted by a capability that the snapshot does not list', () => {
    expect(decideFeature(policy, 'pay', { phase: 'ready', status: 'ACTIVE', capabilities: [] })).toEqual({ open: true });
  });

  it.each(['toString', '__proto__', 'paay'])('that the policy does not hold, such as %s, is closed', (feature) => {
    const decision = decideFeature<string>(policy, feature, { phase: 'ready', status: 'ACTIVE' });
    expect(decision).toMatchObject({ open: false, unlocks: { step: 'nothing' } });
  });
});
