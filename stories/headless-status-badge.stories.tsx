import { PRESENTED_STATUSES } from 'customer-status-kit/model';
import { STATUS_BADGE_ANATOMY, StatusBadgeIcon, StatusBadgeLabel, StatusBadgeRoot } from 'customer-status-kit/react';
import preview from '../.storybook/preview.js';
import { AnatomyTable } from './anatomy-table.js';

/** The parts of a badge, without a word and without a colour: the words below are the story's own. */
const meta = preview.meta({
  title: 'Components/Headless/StatusBadge parts',
  component: StatusBadgeRoot,
  subcomponents: { StatusBadgeIcon, StatusBadgeLabel },
  args: { status: 'ACTIVE' },
  argTypes: { status: { control: 'select', options: PRESENTED_STATUSES } },
  parameters: { plain: true },
});

/** No style at all. */
export const Unstyled = meta.story({
  render: (args) => (
    <StatusBadgeRoot {...args}>
      <StatusBadgeIcon>● </StatusBadgeIcon>
      <StatusBadgeLabel>{args.status}</StatusBadgeLabel>
    </StatusBadgeRoot>
  ),
});

/** In a host's own design: `className` and `style` may be functions of the state. */
export const InOwnDesign = meta.story({
  render: (args) => (
    <StatusBadgeRoot
      {...args}
      style={({ status }) => ({
        padding: '0.25rem 0.75rem',
        border: `2px ${status === 'ACTIVE' ? 'solid' : 'dashed'} currentColor`,
        fontWeight: 700,
      })}
    >
      <StatusBadgeIcon>★ </StatusBadgeIcon>
      <StatusBadgeLabel>{args.status === 'ACTIVE' ? 'All set' : 'Not there yet'}</StatusBadgeLabel>
    </StatusBadgeRoot>
  ),
});

/** Another element in place of the part's own. */
export const AsAnotherElement = meta.story({
  render: (args) => (
    <StatusBadgeRoot {...args} render={<strong />}>
      <StatusBadgeLabel>{args.status}</StatusBadgeLabel>
    </StatusBadgeRoot>
  ),
});

/** The contract: parts, elements, attributes. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={STATUS_BADGE_ANATOMY} /> });
