import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CustomerStatusPanel,
  type CustomerStatusPanelProps,
  type PanelError,
  preloadCustomerStatusPanel,
} from '../../src/drop-ins/customer-status-panel/index.js';
import { openPage } from './scenario-page.js';

beforeAll(preloadCustomerStatusPanel);

beforeEach(() => {
  // The document of the tests has no layout.
  Element.prototype.scrollIntoView = vi.fn<() => void>();
});

const quiet = (event: Event) => event.preventDefault();

async function openPanel(props: CustomerStatusPanelProps, options = {}) {
  openPage(<CustomerStatusPanel {...props} />, { scenario: 'request_for_information', latencyMs: 0 }, options);
  await screen.findByRole('heading', { name: 'Action required' });
}

const step = () => screen.queryByRole('button', { name: 'Provide Information' });

describe('the step that the banner of a panel offers', () => {
  it('leads to what the host put in place of the requests', async () => {
    await openPanel({ sections: { requests: <p>The form of the host</p> } });
    fireEvent.click(step()!);
    expect(document.activeElement).toContainElement(screen.getByText('The form of the host'));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('leads to the message where the requests could not be shown', async () => {
    const Broken = (): never => {
      throw new Error('no such thing');
    };
    window.addEventListener('error', quiet);
    await openPanel({ sections: { requests: <Broken /> } });
    fireEvent.click(step()!);
    expect(document.activeElement).toContainElement(screen.getByRole('alert'));
    expect(document.activeElement).not.toBe(document.body);
    window.removeEventListener('error', quiet);
  });

  it.each([
    ['left out', { sections: { requests: null } }],
    ['replaced by what shows nothing', { sections: { requests: <Nothing /> } }],
    ['not placed', { render: ({ banner }) => banner }],
  ] satisfies [string, CustomerStatusPanelProps][])('is not offered where the requests are %s', async (_, props) => {
    await openPanel(props);
    expect(step()).toBeNull();
  });

  it('leads where the host says while there is no place for it in the panel', async () => {
    const onAction = vi.fn();
    await openPanel({ sections: { requests: null } }, { onAction });
    fireEvent.click(step()!);
    expect(onAction).toHaveBeenCalledExactlyOnceWith('answer_requests');
  });

  it('still leads to the heading of the kit’s own form', async () => {
    await openPanel({});
    await screen.findByRole('heading', { name: 'What we need from you' });
    fireEvent.click(step()!);
    expect(screen.getByRole('heading', { name: 'What we need from you' })).toHaveFocus();
  });
});

function Nothing(): null {
  return null;
}

describe('a section that throws what is no error', () => {
  it('tells the customer the reference that the host gets', async () => {
    const onError = vi.fn<(error: unknown, details: PanelError) => void>();
    const Broken = (): never => {
      // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- hosts do
      throw 'no such thing';
    };
    window.addEventListener('error', quiet);
    await openPanel({ sections: { documents: <Broken /> }, onError });
    const alert = screen.getByRole('alert');
    expect(onError).toHaveBeenCalledOnce();
    expect(alert).toHaveTextContent(`Reference: ${String(onError.mock.calls[0]?.[1].correlationId)}`);
    window.removeEventListener('error', quiet);
  });
});

describe('a panel that waits for its data', () => {
  it('has everything the host gave it, before and after', async () => {
    render(<CustomerStatusPanel id="mine" style={{ color: 'red' }} data-place="account" className="host" />);
    const panel = () => document.querySelector<HTMLElement>('#mine')!;
    expect(panel()).toHaveAttribute('aria-busy', 'true');
    for (const phase of ['waiting', 'ready']) {
      expect(panel(), phase).toHaveClass('host');
      expect(panel(), phase).toHaveAttribute('data-place', 'account');
      expect(panel().style.color, phase).toBe('red');
      await screen.findByText(/Nothing here is real/);
    }
    await waitFor(() => expect(panel()).not.toHaveAttribute('aria-busy'));
    expect(within(panel()).getAllByRole('heading').length).toBeGreaterThan(0);
  });
});
