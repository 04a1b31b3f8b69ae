import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';

it('a result is expected from the earlier day to the later, also where a backend swapped them', () => {
  const { snapshot } = SCENARIOS.under_review(Date.parse('2026-05-20T12:00:00Z'));
  const expectedBy = { min: '2126-05-29T12:00:00Z', max: '2126-05-25T12:00:00Z' };
  const initialSnapshot = { ...snapshot, status: { ...snapshot.status, expectedBy } };
  const client = createCustomerClient({ backend: memoryBackend(), customerId: snapshot.id, initialSnapshot });
  render(
    <CustomerStatusProvider client={client} timeZone="UTC">
      <StatusBanner />
    </CustomerStatusProvider>,
  );
  expect(document.body).toHaveTextContent('We expect a result between May 25, 2126 and May 29, 2126.');
});
