import 'customer-status-kit/devtools.css';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate } from 'customer-status-kit';
import { memoryBackend, simulatedClock } from 'customer-status-kit/backends/memory';
import { createDevtoolsClient, CustomerStatusDevtools } from 'customer-status-kit/devtools';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

/** A page that is being developed: panel, gate and devtools, on a backend in memory and a clock that can be moved. */
function DevelopedPage({ isOpen }: { isOpen: boolean }) {
  const [{ client, clock }] = useState(() => {
    const made = simulatedClock({ runs: true });
    const backend = memoryBackend({ scenario: 'request_for_information', clock: made });
    return { clock: made, client: createDevtoolsClient({ backend, customerId: 'cus_story', clock: made }) };
  });
  return (
    <CustomerStatusProvider client={client} now={clock.now}>
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">You can send money.</FeatureGate>
      <CustomerStatusDevtools defaultOpen={isOpen} />
    </CustomerStatusProvider>
  );
}

const meta = {
  title: 'Devtools/CustomerStatusDevtools',
  component: DevelopedPage,
  tags: ['!autodocs'],
  parameters: { plain: true },
  args: { isOpen: true },
} satisfies Meta<typeof DevelopedPage>;

export default meta;
type Story = StoryObj<typeof meta>;

const dock = async () => within(await screen.findByRole('region', { name: 'Customer status devtools' }));

/** Where the charts stand, and what is known. */
export const Devtools: Story = {
  play: async () => {
    const panel = await dock();
    await waitFor(() => expect(panel.getAllByText('live')[0]).toBeVisible());
  },
};

/** Another scenario; the page follows at once. */
export const SwitchedScenario: Story = {
  play: async ({ canvas }) => {
    const panel = await dock();
    await userEvent.click(panel.getByRole('tab', { name: 'Provider' }));
    await userEvent.selectOptions(panel.getByRole('combobox', { name: 'Scenario' }), 'active');
    await userEvent.click(panel.getByRole('button', { name: 'Switch scenario' }));
    await expect(await canvas.findByText('You can send money.')).toBeVisible();
  },
};

/** The page shows what it showed before, and opens nothing. */
export const PastState: Story = {
  // Earlier than what is known is the moment at which nothing was.
  parameters: { loading: true },
  play: async () => {
    const panel = await dock();
    await waitFor(() => expect(panel.getAllByText('live')[0]).toBeVisible());
    await userEvent.click(panel.getByRole('tab', { name: 'History' }));
    await userEvent.click(panel.getByRole('button', { name: 'Earlier' }));
    await expect(await screen.findByText(/^Past state of/)).toBeVisible();
  },
};

/** Nothing but the button that opens it. */
export const Closed: Story = {
  args: { isOpen: false },
  play: async () => {
    await expect(await screen.findByRole('button', { name: 'Status devtools' })).toBeVisible();
  },
};
