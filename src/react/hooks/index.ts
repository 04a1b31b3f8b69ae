export { groupOf, groupRequirements, type RequirementGroups, sortByUrgency } from './requirement-order.js';
export { type CustomerStatusView, useCustomerStatus } from './use-customer-status.js';
export { useFeature } from './use-feature.js';
export { type RequirementView, useRequirement } from './use-requirement.js';
export { useRequirements } from './use-requirements.js';
export { type TimelineView, useTimeline } from './use-timeline.js';
export { type UploadSlot, useUpload } from './use-upload.js';
