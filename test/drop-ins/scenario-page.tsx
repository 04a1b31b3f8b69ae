import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { memoryBackend, type MemoryBackendOptions } from '../../src/backends/memory/index.js';
import { createCustomerClient, type DraftKeeper } from '../../src/client/index.js';
import { CustomerStatusProvider, type CustomerStatusProviderOptions } from '../../src/drop-ins/provider/index.js';

/** A page of a host with one customer of the memory backend. */
export function openPage(
  element: ReactElement,
  backendOptions: MemoryBackendOptions,
  options: CustomerStatusProviderOptions = {},
  drafts?: DraftKeeper,
) {
  const backend = memoryBackend(backendOptions);
  const client = createCustomerClient({ backend, customerId: 'cus_1', drafts });
  const page = (child: ReactElement) => (
    <CustomerStatusProvider client={client} {...options}>
      {child}
    </CustomerStatusProvider>
  );
  const view = render(page(element));
  return { backend, client, ...view, show: (child: ReactElement) => view.rerender(page(child)) };
}

/** Collects everything that is announced. */
export function listenToAnnouncements(): string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      const region = target instanceof Element ? target.closest('[aria-live]') : null;
      if (region !== null) for (const node of addedNodes) heard.push(node.textContent ?? '');
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return heard;
}
