import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { customerFixture, documentFixture, requirementFixture } from 'customer-status-kit/testing';
import { customerStatusPage, renderWithCustomer } from 'customer-status-kit/testing/react';
import { afterEach, expect, it } from 'vitest';
import { AccountPage } from '../src/account.tsx';

const support = { href: 'mailto:help@meridian.example' };

afterEach(cleanup);

it('nobody sends money before they are verified, and from then on they can', async () => {
  const { simulate } = renderWithCustomer(<AccountPage />, { scenario: 'under_review', support });
  const page = customerStatusPage(userEvent.setup());
  expect(await page.status()).toBe('UNDER_REVIEW');
  expect(page.gate('createTransaction')).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Send money' })).toBeNull();
  await simulate.approve();
  expect(page.gate('createTransaction')).toBeNull();
  expect(screen.getByRole('button', { name: 'Send money' })).toBeDefined();
});

it('a customer answers what is asked, and waits', { timeout: 30_000 }, async () => {
  const customer = customerFixture({
    status: 'NEEDS_ADDITIONAL_INFORMATION',
    requirements: [
      requirementFixture({
        title: 'Source of funds',
        spec: { kind: 'clarification', question: 'Where does your income come from?', answer: 'text' },
      }),
      requirementFixture({
        title: 'Proof of address',
        spec: {
          kind: 'document',
          accepted: [{ type: 'proof_of_address', label: 'Bank statement', sides: ['single'] }],
          mime: ['application/pdf'],
        },
      }),
    ],
  });
  const { backend } = renderWithCustomer(<AccountPage />, { customer, support });
  const page = customerStatusPage(userEvent.setup());
  expect(await page.openRequests()).toEqual(['Source of funds', 'Proof of address']);
  await page.answer('Source of funds', 'A salary.');
  await page.upload('Proof of address', documentFixture());
  await page.send();
  expect(await page.status()).toBe('UNDER_REVIEW');
  expect((await page.timelineEntries())[0]).toContain('Review continued');
  const { requirements } = await backend.getCustomer(customer.id);
  expect(requirements.map(({ status }) => status)).toEqual(['submitted', 'submitted']);
});
