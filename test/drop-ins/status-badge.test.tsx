import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { StatusBadge } from '../../src/drop-ins/status-badge/index.js';

describe('StatusBadge without a provider', () => {
  it('says that it loads while the host has no status yet, and takes the first one without a word', () => {
    const { rerender } = render(<StatusBadge status={undefined} />);
    expect(screen.getByText('Loading')).toBeInTheDocument();
    rerender(<StatusBadge status="ACTIVE" />);
    expect(screen.getByText('Verified')).toBeInTheDocument();
    expect(document.querySelector('[aria-live]')).toBeEmptyDOMElement();
  });

  it('tells a developer that it has neither a status nor a customer', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<StatusBadge />)).toThrow(/without a client there is no customer to show/);
    quiet.mockRestore();
  });
});
