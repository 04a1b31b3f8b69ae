import userEvent from '@testing-library/user-event';
import { CustomerStatusPanel, FeatureGate } from 'customer-status-kit';
import { de } from 'customer-status-kit/messages/de';
import { fr } from 'customer-status-kit/messages/fr';
import type { AcceptedDocument } from 'customer-status-kit/model';
import { customerFixture, documentFixture, requirementFixture } from 'customer-status-kit/testing';
import { customerStatusPage, renderWithCustomer, type RenderWithCustomerOptions } from 'customer-status-kit/testing/react';
import { expect, it } from 'vitest';

function open(options: RenderWithCustomerOptions) {
  const rendered = renderWithCustomer(
    <>
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">You can send money.</FeatureGate>
    </>,
    options,
  );
  return { ...rendered, page: customerStatusPage(userEvent.setup({ delay: null }), options) };
}

it('reads status, requests, locks and history of a page, and sees each change', async () => {
  const { page, simulate } = open({ scenario: 'request_for_information' });
  expect(await page.status()).toBe('NEEDS_ADDITIONAL_INFORMATION');
  expect(await page.banner()).toHaveTextContent('3 requests are waiting for you.');
  expect(await page.openRequests()).toEqual(['Source of funds', 'Home address', 'Identity document']);
  expect(page.gate('createTransaction')).toHaveTextContent('We are waiting for information from you.');
  const entries = await page.timelineEntries();
  expect(entries).toHaveLength(3);
  // The day before it is today's or yesterday's: the request is some hours old.
  expect(entries[0]).toMatch(/^\w+ Current More information requested .* by Review team/);
  expect(entries[2]).toMatch(/^Account created /);
  await simulate.approve();
  expect(await page.status()).toBe('ACTIVE');
  expect(page.gate('createTransaction')).toBeNull();
  expect((await page.timelineEntries())[0]).toContain('Account verified');
});

it('answers every kind of request, uploads files and sends it all', { timeout: 30_000 }, async () => {
  const { page, backend } = open({
    customer: customerFixture({
      status: 'NEEDS_ADDITIONAL_INFORMATION',
      requirements: [
        requirementFixture({ title: 'Employer', spec: { kind: 'clarification', question: 'Who?', answer: 'text' } }),
        requirementFixture({ title: 'Born', spec: { kind: 'field', path: 'born', input: 'date_of_birth', required: true } }),
        requirementFixture({ title: 'Resident', spec: { kind: 'field', path: 'resident', input: 'boolean', required: true } }),
        requirementFixture({ title: 'Home', spec: { kind: 'field', path: 'home', input: 'address', required: true } }),
        requirementFixture({
          title: 'Proof',
          spec: {
            kind: 'document',
            accepted: [
              { type: 'passport', label: 'Passport', sides: ['single'] },
              { type: 'card', label: 'Identity card', sides: ['front', 'back'] },
            ],
            mime: ['application/pdf'],
          },
        }),
      ],
    }),
  });
  await page.answer('Employer', 'Fjord Line [AS]');
  await page.answer('Born', '1987-03-27');
  await page.answer('Resident', 'Yes');
  await page.answer('Home', {
    Country: 'NO',
    'Address line 1': 'Søndre gate 7',
    'Postal code': '5003',
    'Town or city': 'Bergen',
  });
  await page.upload('Proof', documentFixture({ name: 'front.pdf' }), { document: 'Identity card', side: 'front' });
  await page.upload('Proof', documentFixture({ name: 'back.pdf' }), { side: 'back' });
  await page.send();
  expect(await page.status()).toBe('UNDER_REVIEW');
  expect(await page.openRequests()).toEqual([]);
  const { requirements, documents } = await backend.getCustomer('cus_1');
  expect(requirements.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'submitted'));
  expect(requirements.map(({ spec }) => (spec.kind === 'field' ? spec.currentValue : undefined))).toEqual([
    undefined,
    '1987-03-27',
    true,
    { lines: ['Søndre gate 7'], city: 'Bergen', postalCode: '5003', country: 'NO' },
    undefined,
  ]);
  expect(documents.flatMap(({ files }) => files).map(({ side }) => side)).toEqual(['front', 'back']);
});

it('reads a page in another language, and in the host’s own words', async () => {
  const messages = { 'status.REJECTED.title': 'Leider nein' };
  const support = { href: 'mailto:hilfe@example.com' };
  const { page } = open({ scenario: 'rejected', locale: 'de', catalogue: de, messages, support });
  expect(await page.status()).toBe('REJECTED');
  expect(await page.banner()).toHaveTextContent('Leider nein');
  expect(page.gate('createTransaction')).toHaveTextContent(de['features.createTransaction'] as string);
});

it('finds the place of a file also in a language that has spaces of its own', async () => {
  const accepted = [{ type: 'card', label: 'Carte d’identité', sides: ['front', 'back'] }] satisfies AcceptedDocument[];
  const { page, backend } = open({
    locale: 'fr',
    catalogue: fr,
    customer: customerFixture({
      status: 'NEEDS_ADDITIONAL_INFORMATION',
      requirements: [requirementFixture({ title: 'Papiers', spec: { kind: 'document', accepted, mime: ['application/pdf'] } })],
    }),
  });
  // oxlint-disable-next-line no-await-in-loop -- as a person does: one file after the other
  for (const side of ['front', 'back'] as const)
    await page.upload('Papiers', documentFixture({ name: `${side}.pdf` }), { document: 'Carte d’identité', side });
  await page.send();
  expect(backend.simulate.getCustomer().status.status).toBe('UNDER_REVIEW');
});

it('says what is wrong with a test that names what is not there', async () => {
  const { page } = open({ scenario: 'active' });
  await expect(page.request('History')).rejects.toThrow('is a heading of the page, and no request of the form');
});
