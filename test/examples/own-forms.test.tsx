import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { memoryBackend, type ScenarioName } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { AnnouncerProvider, CustomerProvider } from 'customer-status-kit/react';
import { documentFixture } from 'customer-status-kit/testing';
import type { ComponentType } from 'react';
import { describe, expect, it } from 'vitest';
import { Requests as MuiRequests } from '../../examples/mui/src/own-form/requests.tsx';
import { Requests as TailwindRequests } from '../../examples/tailwind/src/own-form/requests.tsx';

function open(Requests: ComponentType, scenario: ScenarioName) {
  const backend = memoryBackend({ scenario });
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const view = render(
    <AnnouncerProvider>
      <CustomerProvider client={client}>
        <Requests />
      </CustomerProvider>
    </AnnouncerProvider>,
  );
  return { backend, client, view };
}

describe.each([
  ['tailwind', TailwindRequests],
  ['mui', MuiRequests],
])('the form that %s makes of the parts', (_name, Requests) => {
  it('says of each file what was decided, and why', async () => {
    const { view } = open(Requests, 'document_rejected');
    expect(await screen.findByText(/front\.jpg: accepted/)).toBeDefined();
    expect(screen.getByText(/back\.jpg: not accepted/)).toBeDefined();
    expect(screen.getByText(/The back is blurred: the licence number cannot be read\./)).toBeDefined();
    expect(view.container.textContent).not.toContain('uploading');
  });

  it('sends a file again that did not arrive', async () => {
    const { backend, view } = open(Requests, 'active_with_dated_requirement');
    await screen.findByRole('button', { name: /Choose a file/ });
    backend.simulate.failNext('uploadFile', 'forbidden');
    const input = view.container.querySelector<HTMLInputElement>('input[type="file"]');
    await userEvent.upload(input ?? document.body, documentFixture({ name: 'bill.pdf' }));
    await screen.findByText(/bill\.pdf: not uploaded/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again: bill.pdf' }));
    expect(await screen.findByText(/bill\.pdf: uploaded/)).toBeDefined();
  });

  it('asks what becomes of an answer whose question was changed meanwhile, and goes on', { timeout: 30_000 }, async () => {
    const { backend, client } = open(Requests, 'created');
    await screen.findByRole('heading', { name: 'Full legal name' });
    const { drafts: none } = client.getSnapshot();
    expect(none).toEqual({});
    await userEvent.type(screen.getAllByRole('textbox')[0] ?? document.body, 'Ada Byron');
    const change = (title: string, maxLength: number) =>
      act(() => {
        backend.simulate.change((customer) => ({
          ...customer,
          requirements: customer.requirements.map((one) =>
            one.id === 'full-name' && one.spec.kind === 'field' ? { ...one, title, spec: { ...one.spec, maxLength } } : one,
          ),
        }));
      });
    change('Name as in your passport', 100);
    expect(await screen.findByRole('heading', { name: /Changed while you answered: / })).toBeDefined();
    expect(screen.getByText(/You entered: Ada Byron/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Keep my answer' }));
    expect(screen.queryByRole('heading', { name: /Changed while you answered/ })).toBeNull();
    expect(client.getSnapshot().drafts['full-name']).toMatchObject({ answer: { value: 'Ada Byron' } });
  });
});
