import type { Meta, StoryObj } from '@storybook/react-vite';
import { CustomerStatusProvider, defineFeatures, FeatureGate } from 'customer-status-kit';
import { DEFAULT_FEATURES } from 'customer-status-kit/model';
import { expect, fn } from 'storybook/test';
import { storyBackend } from '../.storybook/story-backend.js';

const meta = {
  title: 'Components/FeatureGate',
  component: FeatureGate,
  args: {
    feature: 'createTransaction',
    children: <button type="button">Send money</button>,
    onAction: fn(),
  },
  argTypes: { feature: { control: 'select', options: Object.keys(DEFAULT_FEATURES) }, children: { control: false } },
} satisfies Meta<typeof FeatureGate>;

export default meta;
type Story = StoryObj<typeof meta>;

/** In the scenario of the toolbar. */
export const Playground: Story = { tags: ['!test'] };

export const Created: Story = { globals: { scenario: 'created' } };
export const UnderReview: Story = { globals: { scenario: 'under_review' } };
export const RequestForInformation: Story = { globals: { scenario: 'request_for_information' } };
export const DocumentRejected: Story = { globals: { scenario: 'document_rejected' } };
export const Active: Story = { globals: { scenario: 'active' } };
export const ActiveWithDatedRequirement: Story = { globals: { scenario: 'active_with_dated_requirement' } };
export const Rejected: Story = { globals: { scenario: 'rejected' } };
export const Deactivated: Story = { globals: { scenario: 'deactivated' } };
export const UnknownStatus: Story = { globals: { scenario: 'unknown_status' } };
export const Offline: Story = { globals: { scenario: 'offline' } };
export const Slow: Story = { globals: { scenario: 'slow' } };
export const BusinessCreated: Story = { globals: { scenario: 'business_created' } };
export const BusinessUnderReview: Story = { globals: { scenario: 'business_under_review' } };
export const BusinessRequestForInformation: Story = { globals: { scenario: 'business_request_for_information' } };

export const Dark: Story = { globals: { scenario: 'created', theme: 'dark' } };
export const HighContrast: Story = { globals: { scenario: 'deactivated', theme: 'high-contrast' } };
export const RightToLeft: Story = { globals: { scenario: 'request_for_information', direction: 'rtl' } };

/** The default features, each with its own gate. */
export const EveryFeature: Story = {
  globals: { scenario: 'request_for_information' },
  render: (args) => (
    <div style={{ display: 'grid', gap: '1rem' }}>
      {Object.keys(DEFAULT_FEATURES).map((feature) => (
        <FeatureGate {...args} key={feature} feature={feature}>
          <p data-host-words>Open: {feature}</p>
        </FeatureGate>
      ))}
    </div>
  ),
};

const PAYOUTS = defineFeatures({ payOut: { statuses: ['ACTIVE'], capability: 'payouts' } });

/** Open for now: the gate says until when, and what keeps it open. */
export const OpenUntil: Story = {
  globals: { scenario: 'active_with_dated_requirement' },
  render: (args, { loaded, globals }) => (
    <CustomerStatusProvider
      backend={storyBackend({ loaded }).seen}
      customerId="cus_story"
      features={PAYOUTS}
      theme={globals['theme'] as 'light' | 'dark'}
      direction={globals['direction'] as 'ltr' | 'rtl'}
    >
      <FeatureGate {...args} feature="payOut" />
    </CustomerStatusProvider>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Available until/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Send money' })).toBeVisible();
  },
};

/** A host's own words in place of the lock. */
export const OwnFallback: Story = {
  globals: { scenario: 'under_review' },
  args: { fallback: ({ reason }) => <p data-host-words>Payments are closed ({reason}).</p> },
};

/** A feature that nobody declared stays closed. */
export const UndeclaredFeature: Story = { globals: { scenario: 'active' }, args: { feature: 'flyToTheMoon' } };

/** The gate opens the moment the customer is verified, and closes again with the account. */
export const OpensWhenVerified: Story = {
  globals: { scenario: 'under_review' },
  play: async ({ canvas, loaded }) => {
    const { simulate } = storyBackend({ loaded }).backend;
    await canvas.findByText('Your information is being reviewed.');
    await expect(canvas.queryByRole('button', { name: 'Send money' })).toBeNull();
    simulate.approve();
    await expect(await canvas.findByRole('button', { name: 'Send money' })).toBeVisible();
    simulate.deactivate();
    await canvas.findByText('Your account is deactivated.');
    await expect(canvas.queryByRole('button', { name: 'Send money' })).toBeNull();
    simulate.activate();
    await canvas.findByRole('button', { name: 'Send money' });
  },
};

/** The lock shows the way to what opens it. */
export const LeadsToTheNextStep: Story = {
  globals: { scenario: 'created' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Complete Profile' }));
    await expect(args.onAction).toHaveBeenCalledWith('complete_profile');
  },
};
