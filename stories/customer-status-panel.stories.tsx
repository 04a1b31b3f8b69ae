import type { Meta, StoryObj } from '@storybook/react-vite';
import { CustomerStatusPanel } from 'customer-status-kit';

const meta = { title: 'Composites/CustomerStatusPanel', component: CustomerStatusPanel } satisfies Meta<
  typeof CustomerStatusPanel
>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Created: Story = { parameters: { scenario: 'created' } };
export const UnderReview: Story = { parameters: { scenario: 'under_review' } };
export const RequestForInformation: Story = { parameters: { scenario: 'request_for_information' } };
export const DocumentRejected: Story = { parameters: { scenario: 'document_rejected' } };
export const Active: Story = { parameters: { scenario: 'active' } };
export const ActiveWithDatedRequirement: Story = { parameters: { scenario: 'active_with_dated_requirement' } };
export const Rejected: Story = { parameters: { scenario: 'rejected' } };
export const Deactivated: Story = { parameters: { scenario: 'deactivated' } };
export const UnknownStatus: Story = { parameters: { scenario: 'unknown_status' } };
export const Offline: Story = { parameters: { scenario: 'offline' } };
export const Slow: Story = { parameters: { scenario: 'slow' } };
