import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatusBadge } from 'customer-status-kit';
import { PRESENTED_STATUSES } from 'customer-status-kit/model';

const meta = { title: 'Components/StatusBadge', component: StatusBadge } satisfies Meta<typeof StatusBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

export const NotStarted: Story = { args: { status: 'CREATED' } };
export const UnderReview: Story = { args: { status: 'UNDER_REVIEW' } };
export const NeedsAdditionalInformation: Story = { args: { status: 'NEEDS_ADDITIONAL_INFORMATION' } };
export const Active: Story = { args: { status: 'ACTIVE' } };
export const Rejected: Story = { args: { status: 'REJECTED' } };
export const Deactivated: Story = { args: { status: 'DEACTIVATED' } };
export const Unknown: Story = { args: { status: 'UNKNOWN' } };

/** Without a `status`, the badge follows the provider's client. */
export const OfTheProvider: Story = { parameters: { scenario: 'request_for_information' } };

/** The badge needs no provider: a list of customers costs no client each. */
export const InAList: Story = {
  render: () => (
    <ul>
      {PRESENTED_STATUSES.map((status) => (
        <li key={status}>
          <StatusBadge status={status} />
        </li>
      ))}
    </ul>
  ),
};
