import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import {
  createCustomerClient,
  CustomerStatusPanel,
  CustomerStatusProvider,
  DocumentUploader,
  preloadCustomerStatusPanel,
  RFIForm,
  StatusBadge,
  StatusBanner,
} from '../../src/index.js';
import type { CustomerBackend, CustomerSnapshot, Requirement, UploadTarget } from '../../src/model/index.js';
import { documentFixture, requirementFixture } from '../../src/testing/index.js';
import { listenToAnnouncements } from './scenario-page.js';

beforeAll(preloadCustomerStatusPanel);

/** Somebody of whom everything is known at once. */
function clientOf(id: string, status: CustomerSnapshot['status']['status'], requirements: Requirement[] = []) {
  const { snapshot } = SCENARIOS.request_for_information(Date.now());
  const customer = { ...snapshot, id, requirements, status: { ...snapshot.status, status, editable: true } };
  return createCustomerClient({ backend: memoryBackend({ customer }), customerId: id, initialSnapshot: customer });
}

/** A page that shows one customer, and then another. */
function openFor(element: ReactElement, first: ReturnType<typeof clientOf>) {
  const page = (client: ReturnType<typeof clientOf>) => (
    <CustomerStatusProvider client={client}>{element}</CustomerStatusProvider>
  );
  const { rerender } = render(page(first));
  return (next: ReturnType<typeof clientOf>) => rerender(page(next));
}

describe('a page that goes from one customer to the next', () => {
  it.each([
    ['banner', <StatusBanner key="banner" />],
    ['badge', <StatusBadge key="badge" />],
    ['form', <RFIForm key="form" />],
    ['panel', <CustomerStatusPanel key="panel" />],
  ])('announces no change: the %s', async (_, element) => {
    const show = openFor(element, clientOf('ada', 'UNDER_REVIEW', [requirementFixture({ title: 'Name' })]));
    await act(async () => Promise.resolve());
    const heard = listenToAnnouncements();
    show(clientOf('ben', 'NEEDS_ADDITIONAL_INFORMATION', [requirementFixture({ title: 'Proof of address' })]));
    await act(async () => Promise.resolve());
    await waitFor(() => expect(document.body.textContent).toMatch(/Action needed|Action required|Proof of address/));
    expect(heard).toEqual([]);
  });

  it('still announces what changes of the second one', async () => {
    const show = openFor(<StatusBanner />, clientOf('ada', 'UNDER_REVIEW'));
    const backend = memoryBackend({ scenario: 'under_review' });
    const ben = createCustomerClient({ backend, customerId: 'ben' });
    show(ben);
    await screen.findByText('Verification in progress');
    const heard = listenToAnnouncements();
    act(() => void backend.simulate.approve());
    await waitFor(() => expect(heard).toEqual(['Your verification status is now: Verified']));
  });

  it('shows a section again that failed for the first one', async () => {
    let isBroken = true;
    const Mine = () => {
      if (isBroken) throw new Error('no such thing');
      return <p>all well</p>;
    };
    const quiet = (event: Event) => event.preventDefault();
    window.addEventListener('error', quiet);
    const show = openFor(<CustomerStatusPanel sections={{ documents: <Mine /> }} />, clientOf('ada', 'ACTIVE'));
    await screen.findByRole('alert');
    isBroken = false;
    show(clientOf('ben', 'ACTIVE'));
    expect(await screen.findByText('all well')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    window.removeEventListener('error', quiet);
  });

  it('shows nobody the review that another one had opened', async () => {
    const answered = (id: string) => {
      const client = clientOf(id, 'NEEDS_ADDITIONAL_INFORMATION', [requirementFixture({ title: 'Name' })]);
      client.setDraft({ requirementId: 'name', kind: 'field', value: 'Somebody' });
      return client;
    };
    const show = openFor(<RFIForm />, answered('ada'));
    fireEvent.click(await screen.findByRole('button', { name: 'Review answers' }));
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    show(answered('ben'));
    expect(await screen.findByRole('button', { name: 'Review answers' })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Check your answers before sending' })).toBeNull();
  });

  it('shows nothing of the first one where the host still hands in what its server knew of them', async () => {
    const people = [clientOf('ada', 'ACTIVE'), clientOf('ben', 'UNDER_REVIEW')].map((client) => client.getSnapshot().customer!);
    const backends = new Map(people.map((customer) => [customer.id, memoryBackend({ customer })]));
    const backend: CustomerBackend = { id: 'both', getCustomer: (id, options) => backends.get(id)!.getCustomer(id, options) };
    const page = (customerId: string) => (
      <CustomerStatusProvider backend={backend} customerId={customerId} initialSnapshot={people[0]}>
        <StatusBanner />
      </CustomerStatusProvider>
    );
    const { rerender } = render(page('ada'));
    expect(screen.getByRole('heading', { name: 'Account active' })).toBeInTheDocument();
    rerender(page('ben'));
    expect(screen.queryByRole('heading', { name: 'Account active' })).toBeNull();
    expect(await screen.findByRole('heading', { name: 'Verification in progress' })).toBeInTheDocument();
  });

  it('says of the files of the next one nothing that was so before they were shown', async () => {
    const { snapshot } = SCENARIOS.request_for_information(Date.now());
    const { id } = snapshot.requirements.find(({ kind }) => kind === 'document')!;
    const withFiles = (customerId: string) => {
      const customer = { ...snapshot, id: customerId };
      const backend = memoryBackend({ customer, latencyMs: 3_600_000 });
      return createCustomerClient({ backend, customerId, initialSnapshot: customer });
    };
    const show = openFor(<DocumentUploader requirementId={id} />, withFiles('ada'));
    const ben = withFiles('ben');
    ben.setDraft({ kind: 'document', requirementId: id, documentType: 'passport', fileIds: [] });
    const target: UploadTarget = { requirementId: id, documentType: 'passport', side: 'single' };
    ben.upload(target, documentFixture({ name: 'passport.pdf' }));
    const heard = listenToAnnouncements();
    show(ben);
    expect(await screen.findByText('passport.pdf')).toBeInTheDocument();
    expect(heard).toEqual([]);
  });
});
