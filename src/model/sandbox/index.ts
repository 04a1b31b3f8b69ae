export { completeAction, startAction } from './sandbox-actions.js';
export { submitForReview, takeAnswers } from './sandbox-answers.js';
export type { SandboxContext } from './sandbox-context.js';
export { createSandboxCustomer, type SandboxCustomerInput } from './sandbox-customer.js';
export { requestExtension } from './sandbox-extensions.js';
export { decideFile, decideRequirement, requestInformation } from './sandbox-operator.js';
export { withUnknownStatus } from './sandbox-status.js';
export { activate, changeStatus, deactivate } from './sandbox-transitions.js';
