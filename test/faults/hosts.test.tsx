import { act, render, screen, waitFor } from '@testing-library/react';
import { Component, type ReactElement, type ReactNode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusPanel, CustomerStatusProvider, StatusBadge, preloadCustomerStatusPanel } from '../../src/index.js';
import type { CustomerBackend } from '../../src/model/index.js';
import { CustomerProvider, useCustomerStatus } from '../../src/react/index.js';
import { counting, Status, troubles, turn } from './counting-page.js';

beforeAll(preloadCustomerStatusPanel);

class Boundary extends Component<{ children: ReactNode; onError: (error: unknown) => void }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }
  override render() {
    return this.state.failed ? <p>the host’s own words</p> : this.props.children;
  }
}

describe('a host whose', () => {
  it('component throws loses that component only: the client and the rest of the page go on', async () => {
    troubles();
    const { memory, backend } = counting();
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    function Faulty(): ReactElement {
      if (useCustomerStatus().status === 'ACTIVE') throw new Error('of the host');
      return <p>fine</p>;
    }
    const onError = vi.fn();
    render(
      <CustomerProvider client={client}>
        <Boundary onError={onError}>
          <Faulty />
        </Boundary>
        <Status />
      </CustomerProvider>,
    );
    expect(await screen.findByText('UNDER_REVIEW')).toBeInTheDocument();
    act(() => void memory.simulate.approve());
    expect(await screen.findByText('the host’s own words')).toBeInTheDocument();
    expect(screen.getByText('ACTIVE')).toBeInTheDocument();
    expect(onError).toHaveBeenCalledTimes(1);
    expect(client.getSnapshot().connection).toBe('live');
  });

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('at once');
      },
    ],
    ['rejects with a string', () => Promise.reject('nope')], // oxlint-disable-line prefer-promise-reject-errors -- the fault under test
    ['answers with nothing', () => Promise.resolve(undefined)],
  ])('adapter %s gets a page that can be tried again', async (_what, answer) => {
    const seen = troubles();
    const { memory } = counting('active');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- adapters without types answer anything
    const getCustomer = vi.fn(answer as unknown as CustomerBackend['getCustomer']);
    const client = createCustomerClient({ backend: { id: 'faulty', getCustomer }, customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client}>
        <CustomerStatusPanel />
      </CustomerStatusProvider>,
    );
    await waitFor(() => expect(client.getSnapshot().phase).toBe('unavailable'));
    const retry = await screen.findByRole('button', { name: /try again/i });
    getCustomer.mockImplementation((id, options) => memory.getCustomer(id, options));
    act(() => retry.click());
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(seen).toEqual([]);
  });

  it('adapter never answers shows that it is loading, and leaves without a trace', async () => {
    const seen = troubles();
    const client = createCustomerClient({
      backend: { id: 'silent', getCustomer: () => new Promise(() => undefined) },
      customerId: 'cus_1',
    });
    const { unmount } = render(
      <CustomerStatusProvider client={client}>
        <StatusBadge />
      </CustomerStatusProvider>,
    );
    await turn();
    expect(client.getSnapshot().phase).toBe('loading');
    unmount();
    await turn();
    expect(seen).toEqual([]);
  });
});

describe('two copies of the kit on one page', () => {
  it('do not know of each other, and understand each other’s errors', async () => {
    const first = await import('../../src/index.js');
    vi.resetModules();
    const second = await import('../../src/index.js');
    expect(second.createCustomerClient).not.toBe(first.createCustomerClient);
    const one = counting('active');
    const two = counting('rejected');
    const client = first.createCustomerClient({ backend: one.backend, customerId: 'cus_1' });
    const other = second.createCustomerClient({ backend: two.backend, customerId: 'cus_2' });
    render(
      <first.CustomerStatusProvider client={client}>
        <second.CustomerStatusProvider client={other}>
          <second.StatusBadge />
        </second.CustomerStatusProvider>
        <first.StatusBadge />
      </first.CustomerStatusProvider>,
    );
    expect(await screen.findByText('Verified')).toBeInTheDocument();
    await waitFor(() => expect(other.getSnapshot().status).toBe('REJECTED'));
    expect(client.getSnapshot().status).toBe('ACTIVE');
    const error = new first.CustomerStatusError('rate_limited');
    const faulty = second.createCustomerClient({
      backend: { id: 'mixed', getCustomer: () => Promise.reject(error) },
      customerId: 'cus_3',
    });
    expect(await faulty.refresh()).toEqual({ ok: false, error });
  });
});
