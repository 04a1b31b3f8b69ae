export type { Answer, ClarificationAnswer, DocumentAnswer, FieldAnswer } from './answer.js';
export { asksTheSame } from './asks-the-same.js';
export type { BackendCapabilities, CapabilityState, UploadCapabilities, UploadElsewhere } from './capability.js';
export { contentDigest, DIGEST_MISMATCH, LARGEST_DIGESTED, rememberDigest, sha256OfDigest } from './content-digest.js';
export { calendarDay, calendarDayOf, isDateOnly, startOfCalendarDay } from './calendar-day.js';
export { canonicalJson } from './canonical-json.js';
export { composeStatus, providerStatus, type HostStatus } from './compose-status.js';
export { headlineStatus } from './headline-status.js';
export { systemClock, type Clock } from './clock.js';
export { type AlternativeChoices, type CustomerDraft, type DraftEntry, isEmptyDraft } from './customer-draft.js';
export { alternativeChoicesSchema, customerDraftSchema, draftEntrySchema } from './customer-draft.schema.js';
export type {
  ActionProof,
  BackendUpdate,
  CustomerBackend,
  EventQuery,
  NewRequirement,
  OperatorDecision,
  ReadOptions,
  SaveDraftOptions,
  StartedAction,
  SubscribeOptions,
  UploadOptions,
  UploadTarget,
  WriteOptions,
} from './customer-backend.js';
export {
  judgeCondition,
  pathsOf,
  readCondition,
  type ConditionValue,
  type FieldCondition,
  type UnknownCondition,
} from './condition.js';
export {
  compareSnapshots,
  OPERATION_NAMES,
  type CustomerSnapshot,
  type OperationName,
  type ScopeState,
  type SnapshotOrder,
} from './customer-snapshot.js';
export type { DocumentFile, DocumentRecord, DocumentStatus, UploadedFile } from './document.js';
export { documentFileName } from './document-file-name.js';
export {
  CUSTOMER_STATUS_ERROR_CODES,
  CustomerStatusError,
  isCustomerStatusError,
  isCustomerStatusErrorCode,
  toCustomerStatusError,
  type CustomerStatusErrorCode,
  type CustomerStatusErrorDetails,
  type FieldError,
} from './error.js';
export { isValueOfInput } from './field-value.js';
export {
  decideFeature,
  DEFAULT_FEATURES,
  defineFeatures,
  getAvailableFeatures,
  isAskedFor,
  type ClosedReason,
  type DefaultFeature,
  type FeatureDecision,
  type FeaturePolicy,
  type FeatureRule,
  type GateInput,
} from './feature-gate.js';
export { diffSnapshots, type ChangeOrigin } from './lifecycle-diff.js';
export {
  LIFECYCLE_EVENT_TYPES,
  LIFECYCLE_STEP_STATUSES,
  matchesEventFilter,
  type Actor,
  type EventFilter,
  type LifecycleEvent,
  type LifecycleEventPage,
  type LifecycleEventType,
  type LifecycleStep,
  type LifecycleStepStatus,
} from './lifecycle-event.js';
export { nextStep, standingOf, type Standing, type UnlockStep } from './next-step.js';
export { resolveText, type LocalizedText, type ResolvedText } from './localized-text.js';
export { parse } from './parse.js';
export { instantSchema } from './reason.schema.js';
export {
  CONFIDENTIAL_REASON_CODES,
  isConfidentialReason,
  REASON_CODES,
  reasonsForCustomer,
  type Reason,
  type ReasonCode,
} from './reason.js';
export {
  actionProofSchema,
  answerSchema,
  operatorDecisionSchema,
  operatorReasonSchema,
  requestInformationSchema,
  setStatusSchema,
  startActionSchema,
  submitAnswersSchema,
} from './request.schema.js';
export {
  hasAttemptsLeft,
  isAnswerable,
  isSettled,
  REQUIREMENT_STATUSES,
  type Requirement,
  type RequirementDue,
  type RequirementStatus,
} from './requirement.js';
export { type FilesAsked, filesAskedBy, roomFor } from './files-asked.js';
export {
  FIELD_INPUTS,
  type AcceptedDocument,
  type ActionSpec,
  type AddressValue,
  type ClarificationSpec,
  type DocumentSide,
  type DocumentSpec,
  type FieldInput,
  type FieldOption,
  type FieldSpec,
  type FieldValue,
  type RequirementSpec,
} from './requirement-spec.js';
export {
  backendCapabilitiesSchema,
  lifecycleEventPageSchema,
  lifecycleEventSchema,
  problemSchema,
  startedActionSchema,
} from './response.schema.js';
export { uploadedFileSchema } from './document.schema.js';
export { customerSnapshotSchema } from './snapshot.schema.js';
export {
  CUSTOMER_STATUSES,
  isClosedStatus,
  isCustomerStatus,
  PRESENTED_STATUSES,
  presentStatus,
  SUBSTATUSES,
  substatusForCustomer,
  type CustomerStatus,
  type PresentedStatus,
  type Recovery,
  type StatusInfo,
  type Substatus,
} from './status.js';
export type { SubjectRef } from './subject.js';
export { createVisibility, hiddenRequirements, type AnswerLookup, type Visibility } from './visibility.js';
export { findTransition, isIrregularTransition, TRANSITIONS, type Transition } from './transition.js';
