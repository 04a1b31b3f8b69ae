export { completeAction, startAction } from './sandbox-actions.js';
export { submitForReview, takeAnswers } from './sandbox-answers.js';
export type { SandboxContext } from './sandbox-context.js';
export { createSandboxCustomer, openRequirement, type SandboxCustomerInput } from './sandbox-customer.js';
export { attachFile, detachFile, type StoredFile } from './sandbox-files.js';
export { decideFile, decideRequirement, decisionReason, requestInformation } from './sandbox-operator.js';
export { allowedIn, REVIEW_DAYS, withStatus } from './sandbox-status.js';
export { activate, changeStatus, deactivate, type StatusReason } from './sandbox-transitions.js';
