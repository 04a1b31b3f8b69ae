// Written by `npm run stories:states`: change scripts/write-stories.ts, not this file.
import { CustomerStatusPanel } from 'customer-status-kit';
import preview from '../../.storybook/preview.js';

const meta = preview.meta({
  title: 'Composites/CustomerStatusPanel/Scenarios',
  component: CustomerStatusPanel,
  tags: ['!autodocs'],
});

export const Created = meta.story({ globals: { scenario: 'created' } });
export const UnderReview = meta.story({ globals: { scenario: 'under_review' } });
export const RequestForInformation = meta.story({ globals: { scenario: 'request_for_information' } });
export const DocumentRejected = meta.story({ globals: { scenario: 'document_rejected' } });
export const Active = meta.story({ globals: { scenario: 'active' } });
export const ActiveWithDatedRequirement = meta.story({ globals: { scenario: 'active_with_dated_requirement' } });
export const Rejected = meta.story({ globals: { scenario: 'rejected' } });
export const Deactivated = meta.story({ globals: { scenario: 'deactivated' } });
export const UnknownStatus = meta.story({ globals: { scenario: 'unknown_status' } });
export const Offline = meta.story({ globals: { scenario: 'offline' } });
export const Slow = meta.story({ globals: { scenario: 'slow' } });
export const BusinessCreated = meta.story({ globals: { scenario: 'business_created' } });
export const BusinessUnderReview = meta.story({ globals: { scenario: 'business_under_review' } });
export const BusinessRequestForInformation = meta.story({ globals: { scenario: 'business_request_for_information' } });
export const BusinessWithDirectors = meta.story({ globals: { scenario: 'business_with_directors' } });
