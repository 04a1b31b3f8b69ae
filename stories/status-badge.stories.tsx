import { StatusBadge } from 'customer-status-kit';
import { PRESENTED_STATUSES } from 'customer-status-kit/model';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';

const meta = preview.meta({
  title: 'Components/StatusBadge',
  component: StatusBadge,
  argTypes: {
    status: { control: 'select', options: PRESENTED_STATUSES },
    size: { control: 'select', options: ['small', 'medium', 'large'], description: 'Medium unless said.' },
  },
});

/** Without a `status` the badge follows the customer of the provider: choose a scenario in the toolbar. */
export const FollowsTheCustomer = meta.story();

export const NotStarted = meta.story({ args: { status: 'CREATED' } });
export const UnderReview = meta.story({ args: { status: 'UNDER_REVIEW' } });
export const NeedsAdditionalInformation = meta.story({ args: { status: 'NEEDS_ADDITIONAL_INFORMATION' } });
export const Active = meta.story({ args: { status: 'ACTIVE' } });
export const Rejected = meta.story({ args: { status: 'REJECTED' } });
export const Deactivated = meta.story({ args: { status: 'DEACTIVATED' } });
export const Unknown = meta.story({ args: { status: 'UNKNOWN' } });

/** A status that the kit does not know is never shown as anything good. */
export const NewAtTheProvider = meta.story({ args: { status: 'PENDING_ENHANCED_CHECK' } });

/** Nothing is known yet. */
export const Loading = meta.story({ globals: { scenario: 'slow' } });

/** Nothing could be read, so nothing is claimed. */
export const Offline = meta.story({ globals: { scenario: 'offline' } });

export const Sizes = meta.story({
  args: { status: 'UNDER_REVIEW' },
  render: (args) => (
    <p>
      <StatusBadge {...args} size="small" /> <StatusBadge {...args} size="medium" /> <StatusBadge {...args} size="large" />
    </p>
  ),
});

/** A badge with a `status` needs no provider, so a list of customers costs no client each. */
export const InAList = meta.story({
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
});

export const Dark = InAList.extend({ globals: { theme: 'dark' } });
export const HighContrast = InAList.extend({ globals: { theme: 'high-contrast' } });
export const RightToLeft = InAList.extend({ globals: { direction: 'rtl' } });

/** The review ends while the page is open: the badge changes, and says so once. */
export const ChangesLive = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, canvasElement, loaded }) => {
    await canvas.findByText('In review');
    storyBackend({ loaded }).backend.simulate.approve();
    await canvas.findByText('Verified');
    await expect(canvasElement.querySelector('[data-status]')).toHaveAttribute('data-status', 'ACTIVE');
    await canvas.findByText('Your verification status is now: Verified');
  },
});
