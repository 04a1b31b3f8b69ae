import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { defineCustomerStatusPanel } from '../../src/element/index.js';
import { PanelTree, type PanelView } from '../../src/element/panel-tree.js';
import { CustomerStatusError } from '../../src/model/index.js';

/** What an element shows for a customer of the memory backend. */
function viewOf(over: Partial<PanelView> = {}): PanelView {
  return {
    client: createCustomerClient({ backend: memoryBackend({ scenario: 'under_review' }), customerId: 'cus_1' }),
    fault: undefined,
    options: {},
    panel: {},
    sections: undefined,
    onError: vi.fn(),
    onRetry: vi.fn(),
    ...over,
  };
}

describe('what stands within <customer-status-panel>', () => {
  it('runs its client while it is mounted, also where React mounts twice', async () => {
    const view = viewOf();
    const { unmount } = render(<PanelTree view={view} />);
    expect(await screen.findByText('Verification in progress')).toBeInTheDocument();
    unmount();
    expect(view.client?.getSnapshot().connection).toBe('paused');
  });

  it('begins anew for another client and goes on for other words', async () => {
    const view = viewOf();
    const { rerender, container } = render(<PanelTree view={view} />);
    await screen.findByText('Verification in progress');
    const panel = container.querySelector('.csk-customer-status-panel');
    rerender(<PanelTree view={{ ...view, options: { messages: { 'status.UNDER_REVIEW.title': 'Hang tight' } } }} />);
    expect(await screen.findByText('Hang tight')).toBeInTheDocument();
    expect(container.querySelector('.csk-customer-status-panel')).toBe(panel);
    rerender(<PanelTree view={viewOf()} />);
    await waitFor(() => expect(container.querySelector('.csk-customer-status-panel')).not.toBe(panel));
  });

  it('offers a second look at settings that are to blame', () => {
    const view = viewOf({ client: undefined, fault: new CustomerStatusError('validation_failed') });
    render(<PanelTree view={view} />);
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(view.onRetry).toHaveBeenCalledOnce();
  });
});

describe('<customer-status-panel> with the React that is installed', () => {
  it('shows a status and takes everything away again', async () => {
    defineCustomerStatusPanel();
    const panel = document.createElement('customer-status-panel');
    panel.backend = memoryBackend({ scenario: 'active' });
    panel.customerId = 'cus_1';
    document.body.append(panel);
    expect(await screen.findByText('Account active')).toBeInTheDocument();
    panel.remove();
    await waitFor(() => expect(panel.childNodes).toHaveLength(0));
  });
});
