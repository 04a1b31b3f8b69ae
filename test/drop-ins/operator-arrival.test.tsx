import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { CustomerStatusError } from '../../src/model/index.js';

const user = userEvent.setup({ delay: null });

/** A desk whose customer cannot be read until the line is mended. */
function brokenDesk() {
  const working = memoryBackend({ scenario: 'under_review', latencyMs: 0 });
  const state = { fails: true };
  const getCustomer: typeof working.getCustomer = (id, options) =>
    state.fails ? Promise.reject(new CustomerStatusError('not_found')) : working.getCustomer(id, options);
  const client = createCustomerClient({ backend: { ...working, getCustomer }, customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client}>
      <OperatorControls />
      <button type="button">Elsewhere</button>
    </CustomerStatusProvider>,
  );
  return state;
}

it('an operator who asks again for a customer that could not be read is taken to them when they come', async () => {
  const state = brokenDesk();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  state.fails = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText('Change status', { selector: 'h3' });
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveFocus());
});

it('an operator who has gone elsewhere meanwhile is left there', async () => {
  const state = brokenDesk();
  const check = await screen.findByRole('button', { name: 'Try again' });
  state.fails = false;
  await user.click(check);
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
  await screen.findByText('Change status', { selector: 'h3' });
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus();
});
