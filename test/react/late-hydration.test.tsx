import { act, render, screen } from '@testing-library/react';
import { type ComponentType, lazy, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerProvider, useCustomerStatus } from '../../src/react/index.js';
import { customerFixture } from '../../src/testing/index.js';
import { deferred } from '../client/fake-backend.js';

function Status() {
  return <p>{useCustomerStatus().status}</p>;
}

it('a part of a served page that comes to life after the customer was read begins with what was served', async () => {
  const initialSnapshot = customerFixture({ status: 'UNDER_REVIEW' });
  const backend = memoryBackend({ customer: initialSnapshot });
  const clientOf = () => createCustomerClient({ backend, customerId: initialSnapshot.id, initialSnapshot });
  const page = (client: ReturnType<typeof clientOf>, Part: ComponentType) => (
    <CustomerProvider client={client}>
      <Suspense fallback="wait">
        <Part />
      </Suspense>
    </CustomerProvider>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(page(clientOf(), Status));
  document.body.append(container);
  backend.simulate.approve();

  const client = clientOf();
  const code = deferred<{ default: ComponentType }>();
  const Late = lazy(() => code.promise);
  const faults: unknown[] = [];
  render(page(client, Late), { container, hydrate: true, onRecoverableError: (fault) => faults.push(fault) });
  await act(() => client.refresh());
  expect(client.getSnapshot().status).toBe('ACTIVE');
  expect(container).toHaveTextContent('UNDER_REVIEW');
  await act(async () => code.resolve({ default: Status }));
  expect(await screen.findByText('ACTIVE')).toBeInTheDocument();
  expect(faults).toEqual([]);
});
