import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatusBadge } from 'customer-status-kit';
import { PRESENTED_STATUSES } from 'customer-status-kit/model';
import { expect } from 'storybook/test';
import { storyBackend } from '../.storybook/story-backend.js';

const meta = {
  title: 'Components/StatusBadge',
  component: StatusBadge,
  argTypes: {
    status: { control: 'select', options: PRESENTED_STATUSES },
    size: { control: 'select', options: ['small', 'medium', 'large'], description: 'Medium unless said.' },
  },
} satisfies Meta<typeof StatusBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Without a `status` the badge follows the customer of the provider: choose a scenario in the toolbar. */
export const FollowsTheCustomer: Story = {};

export const NotStarted: Story = { args: { status: 'CREATED' } };
export const UnderReview: Story = { args: { status: 'UNDER_REVIEW' } };
export const NeedsAdditionalInformation: Story = { args: { status: 'NEEDS_ADDITIONAL_INFORMATION' } };
export const Active: Story = { args: { status: 'ACTIVE' } };
export const Rejected: Story = { args: { status: 'REJECTED' } };
export const Deactivated: Story = { args: { status: 'DEACTIVATED' } };
export const Unknown: Story = { args: { status: 'UNKNOWN' } };

/** A status that the kit does not know is never shown as anything good. */
export const NewAtTheProvider: Story = { args: { status: 'PENDING_ENHANCED_CHECK' } };

/** Nothing is known yet. */
export const Loading: Story = { globals: { scenario: 'slow' } };

/** Nothing could be read, so nothing is claimed. */
export const Offline: Story = { globals: { scenario: 'offline' } };

export const Sizes: Story = {
  args: { status: 'UNDER_REVIEW' },
  render: (args) => (
    <p>
      <StatusBadge {...args} size="small" /> <StatusBadge {...args} size="medium" /> <StatusBadge {...args} size="large" />
    </p>
  ),
};

/** A badge with a `status` needs no provider, so a list of customers costs no client each. */
export const InAList: Story = {
  args: { announce: false, size: 'small' },
  parameters: { plain: true },
  render: (args) => (
    <ul>
      {PRESENTED_STATUSES.map((status) => (
        <li key={status}>
          <StatusBadge {...args} status={status} />
        </li>
      ))}
    </ul>
  ),
};

export const Dark: Story = { ...InAList, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...InAList, globals: { theme: 'high-contrast' } };
export const RightToLeft: Story = { ...InAList, globals: { direction: 'rtl' } };

/** The review ends while the page is open: the badge changes, and says so once. */
export const ChangesLive: Story = {
  globals: { scenario: 'under_review' },
  play: async ({ canvas, canvasElement, loaded }) => {
    await canvas.findByText('In review');
    storyBackend({ loaded }).backend.simulate.approve();
    await canvas.findByText('Verified');
    await expect(canvasElement.querySelector('[data-status]')).toHaveAttribute('data-status', 'ACTIVE');
    await canvas.findByText('Your verification status is now: Verified');
  },
};
