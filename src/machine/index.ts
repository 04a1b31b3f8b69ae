export { bindBackend, type Binding } from './bind-backend.js';
export type { PrepareFile } from './bind-upload.js';
export type { Command, CommandAnswer, CommandOutcome, CommandRequest } from './command.js';
export { createKit, type CustomerKit, type Hearers, type KitOptions, type Running } from './customer-kit.js';
export { customerMachine } from './customer.machine.js';
export type {
  CustomerContext,
  CustomerCourse,
  CustomerEmitted,
  CustomerEvent,
  CustomerInput,
  CustomerKnowledge,
  CustomerSettings,
  CustomerTag,
  Offer,
} from './customer.types.js';
export type { CustomerView } from './customer.view.js';
export { isSessionError, recordError, restoreError, type ErrorRecord } from './error-record.js';
export { fitAnswer } from './fit-answer.js';
export { placeCustomer } from './place-customer.js';
export { requirementMachine } from './requirement.machine.js';
export type {
  RequirementConflict,
  RequirementContext,
  RequirementEvent,
  RequirementInput,
  RequirementTag,
} from './requirement.types.js';
export type { RequirementView } from './requirement.view.js';
export { shareStructure } from './structural-sharing.js';
export { syncMachine } from './sync.machine.js';
export type { Outlook, SyncContext, SyncEvent, SyncInput } from './sync.types.js';
export { uploadMachine } from './upload.machine.js';
export type {
  TransferInput,
  UploadContext,
  UploadEmitted,
  UploadEvent,
  UploadInput,
  UploadTag,
  WithdrawalInput,
} from './upload.types.js';
export type { UploadView } from './upload.view.js';
