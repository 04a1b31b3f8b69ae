import {
  composeStatus,
  CUSTOMER_STATUSES,
  headlineStatus,
  PRESENTED_STATUSES,
  type PresentedStatus,
  providerStatus,
  type ScopeState,
  type StatusInfo,
} from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

const said = (status: PresentedStatus): StatusInfo => ({
  status,
  reasons: [],
  terminal: false,
  recovery: 'self',
  editable: true,
  provider: { name: 'fern', value: 'raw' },
});

describe('the host’s own state', () => {
  it.each(PRESENTED_STATUSES.filter((status) => status !== 'REJECTED'))('closes an account that is %s', (status) => {
    const shown = composeStatus(said(status), { status: 'DEACTIVATED', substatus: 'closed_by_customer' });
    expect(shown.status).toBe('DEACTIVATED');
    expect(shown.editable).toBe(status === 'DEACTIVATED');
  });

  it('never hides a rejection behind a closed account', () => {
    expect(composeStatus(said('REJECTED'), { status: 'DEACTIVATED' })).toEqual(said('REJECTED'));
  });

  it.each(PRESENTED_STATUSES)('never opens an account that is %s', (status) => {
    expect(composeStatus(said(status), { status: 'ACTIVE' })).toEqual(said(status));
  });

  it('holds a verified customer back, and nobody who has a step to take', () => {
    expect(composeStatus(said('ACTIVE'), { status: 'UNDER_REVIEW' }).status).toBe('UNDER_REVIEW');
    expect(composeStatus(said('NEEDS_ADDITIONAL_INFORMATION'), { status: 'UNDER_REVIEW' }).status).toBe(
      'NEEDS_ADDITIONAL_INFORMATION',
    );
  });

  it('closes what was open where nobody knows its value', () => {
    const unheard = { status: 'FROZEN' as 'DEACTIVATED' };
    expect(composeStatus(said('ACTIVE'), unheard)).toMatchObject({ status: 'UNKNOWN', editable: false, recovery: 'support' });
    expect(composeStatus(said('CREATED'), unheard).status).toBe('CREATED');
  });

  it('keeps what the provider said, and gives it back', () => {
    for (const host of CUSTOMER_STATUSES)
      for (const status of PRESENTED_STATUSES) {
        const shown = composeStatus(said(status), { status: host });
        expect(providerStatus(shown)).toEqual(said(status));
        if (shown !== said(status)) expect(shown.provider).toMatchObject({ name: 'fern', value: 'raw' });
      }
    const { provider: _provider, ...nameless } = said('ACTIVE');
    expect(providerStatus(composeStatus(nameless, { status: 'DEACTIVATED' }))).toEqual(nameless);
  });
});

describe('the headline over scopes', () => {
  const scope = (id: string, status: PresentedStatus): ScopeState => ({ id, status: said(status) });

  it('is that of the primary scope where the host names one', () => {
    const scopes = [scope('eur', 'ACTIVE'), scope('usd', 'REJECTED')];
    expect(headlineStatus(scopes, { primaryScope: 'usd' }).status).toBe('REJECTED');
    expect(headlineStatus(scopes, { primaryScope: 'gbp' }).status).toBe('ACTIVE');
  });

  it('is active as soon as one scope is, and says when others are not', () => {
    expect(headlineStatus([scope('eur', 'ACTIVE'), scope('usd', 'ACTIVE')]).substatus).toBeUndefined();
    expect(headlineStatus([scope('eur', 'UNDER_REVIEW'), scope('usd', 'ACTIVE')])).toMatchObject({
      status: 'ACTIVE',
      substatus: 'restricted',
    });
  });

  it('is otherwise what the customer can do something about first', () => {
    const order = ['NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'UNKNOWN', 'CREATED', 'REJECTED', 'DEACTIVATED'] as const;
    for (const [at, status] of order.entries()) {
      const scopes = order.slice(at).map((name) => scope(name, name));
      expect(headlineStatus(scopes.toReversed()).status).toBe(status);
    }
  });

  it('is unknown and closed where there is no scope', () => {
    expect(headlineStatus([])).toMatchObject({ status: 'UNKNOWN', editable: false });
  });
});
