import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient, CustomerStatusProvider, StatusBanner } from '../../src/index.js';

const support = { href: 'mailto:help@example.com' };

describe('a status that sends customers to support', () => {
  it('warns the developer once where nobody said how to reach it, and names the fix', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const client = createCustomerClient({ backend: memoryBackend({ scenario: 'rejected' }), customerId: 'c' });
    const page = (options: object) => (
      <CustomerStatusProvider client={client} {...options}>
        <StatusBanner />
      </CustomerStatusProvider>
    );
    const view = render(page({ support }));
    await screen.findByText('Verification unsuccessful');
    expect(warn).not.toHaveBeenCalled();
    vi.stubEnv('NODE_ENV', 'production');
    view.rerender(page({}));
    expect(warn).not.toHaveBeenCalled();
    vi.unstubAllEnvs();
    view.rerender(page({ support }));
    view.rerender(page({}));
    view.rerender(page({ support }));
    view.rerender(page({}));
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/REJECTED.*Pass support=/));
    warn.mockRestore();
  });
});
