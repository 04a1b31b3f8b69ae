import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { memoryBackend, simulatedClock } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusDevtools } from '../../src/devtools/always.js';

it('a journey that cannot go on is refused by name, and can be played again', async () => {
  const clock = simulatedClock();
  const backend = memoryBackend({ clock });
  const client = createCustomerClient({ backend, customerId: 'cus_1', clock });
  const getInTheWay = clock.onMove(() => void backend.simulate.reject());
  render(<CustomerStatusDevtools client={client} backend={backend} clock={clock} defaultOpen />);
  fireEvent.click(screen.getByRole('tab', { name: 'Provider' }));
  fireEvent.click(screen.getByRole('button', { name: 'Play journey' }));
  expect(await screen.findByText('Refused: Play journey (state_conflict).')).toBeInTheDocument();
  getInTheWay();
  fireEvent.click(await screen.findByRole('button', { name: 'Play journey' }));
  expect(await screen.findByText('Done: Play journey.')).toBeInTheDocument();
  expect(backend.simulate.getCustomer().status.status).toBe('ACTIVE');
});
