import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { CustomerStatusPanel, preloadCustomerStatusPanel } from '../../src/drop-ins/customer-status-panel/index.js';
import type { CustomerSnapshot, Requirement, StatusInfo } from '../../src/model/index.js';
import { ask, HERE, openAsked } from './asked-page.js';

beforeAll(preloadCustomerStatusPanel);

const NOTHING_TO_DO = /You do not need to do anything/;

function open(status: Partial<StatusInfo>, requirements: Requirement[], more: Partial<CustomerSnapshot> = {}) {
  const usual: StatusInfo = { status: 'UNDER_REVIEW', reasons: [], terminal: false, recovery: 'self', editable: true };
  openAsked(<CustomerStatusPanel />, requirements, { ...HERE, more: { ...more, status: { ...usual, ...status } } });
  return screen.findByText(/Last checked/);
}

const banner = () => document.querySelector('.csk-status-banner');

describe('what a banner says while something is asked', () => {
  const late = { expectedBy: { max: '2026-02-20T12:00:00Z' } };

  it('is not, during a review, that nothing need be done', async () => {
    await open({ status: 'UNDER_REVIEW', ...late }, [ask('Name'), ask('Address')]);
    expect(banner()).toHaveTextContent('2 requests are waiting for you.');
    expect(banner()).toHaveTextContent('This is taking longer than usual.');
    expect(banner()).toHaveTextContent('When you have sent everything we ask for, the review continues.');
    expect(banner()).not.toHaveTextContent(NOTHING_TO_DO);
    expect(await screen.findByText('0 of 2 ready')).toBeInTheDocument();
  });

  it('is that nothing need be done where nothing can be answered', async () => {
    await open({ status: 'UNDER_REVIEW', editable: false, ...late }, [ask('Name')]);
    expect(banner()).not.toHaveTextContent(/waiting for you/);
    expect(banner()).toHaveTextContent(NOTHING_TO_DO);
  });

  it('is "later" only where nothing is asked now', async () => {
    await open({ status: 'ACTIVE' }, [ask('Proof', { due: { at: '2026-02-01', severity: 'past_due' } })]);
    expect(banner()).toHaveTextContent('1 request is waiting for you.');
    expect(banner()).toHaveTextContent('Answer our requests, so that everything keeps working.');
    expect(banner()).not.toHaveTextContent(/later/);
  });

  it('is "later" where something is asked that can wait', async () => {
    await open({ status: 'ACTIVE' }, [ask('Proof', { blocking: false, due: { at: '2026-09-01', severity: 'eventual' } })]);
    expect(banner()).not.toHaveTextContent(/waiting for you/);
    expect(banner()).toHaveTextContent(/We need something more from you later/);
  });
});

describe('one snapshot', () => {
  it('is counted alike by the banner, the form and the service that waits for it', async () => {
    const group = { id: 'proof', rule: 'any' } as const;
    const alternatives = ['Passport', 'Licence', 'Card'].map((title) => ask(title, { group }));
    const hidden = ask('Previous name', { visibleWhen: { op: 'equals', path: 'name', value: 'Ada' } });
    const requirements = [...alternatives, ask('Name'), hidden];
    const capabilities = [
      { id: 'payouts', status: 'pending' as const, reasons: [], requirementIds: requirements.map(({ id }) => id) },
      { id: 'cards', status: 'pending' as const, reasons: [], requirementIds: alternatives.map(({ id }) => id) },
    ];
    await open({ status: 'NEEDS_ADDITIONAL_INFORMATION' }, requirements, { capabilities });
    expect(banner()).toHaveTextContent('2 requests are waiting for you.');
    expect(await screen.findByText('0 of 2 done')).toBeInTheDocument();
    expect(screen.getByText('Waiting for 2 answers from you.')).toBeInTheDocument();
    expect(screen.getByText('Waiting for 1 answer from you.')).toBeInTheDocument();
  });
});

describe('a day by which a result is expected', () => {
  it.each([
    ['2026-03-01', false],
    ['2026-02-28', true],
    ['2026-03-01T11:00:00Z', true],
    ['2026-03-01T13:00:00Z', false],
  ])('of %s has passed at noon of 1 March: %s', async (max, hasPassed) => {
    await open({ status: 'UNDER_REVIEW', expectedBy: { max } }, []);
    const text = banner()?.textContent ?? '';
    expect(/longer than usual/.test(text)).toBe(hasPassed);
    expect(/We expect a result by/.test(text)).toBe(!hasPassed);
  });
});
