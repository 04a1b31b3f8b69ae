import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { NewRequirement } from '../../../src/model/index.js';

async function open(count: number) {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation(
    Array.from({ length: count }, (_, index): NewRequirement => {
      const path = `q${String(index)}`;
      return { title: path, spec: { kind: 'field', path, input: 'text', required: true } };
    }),
  );
  const client = createCustomerClient({ backend, customerId: 'c1' });
  client.start();
  await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
  render(
    <CustomerStatusProvider client={client}>
      <RFIForm />
    </CustomerStatusProvider>,
  );
  return { first: document.querySelectorAll('input').length };
}

it('a long list shows the first screen at once and all of its rows by itself', async () => {
  const { first } = await open(120);
  expect(first).toBeLessThan(60);
  await waitFor(() => expect(screen.getAllByRole('textbox', { hidden: true })).toHaveLength(120), { timeout: 10_000 });
  expect(screen.getByLabelText('q119')).toBeInTheDocument();
});

it('a list of everyday length is there at once', async () => {
  const { first } = await open(30);
  expect(first).toBe(30);
});
