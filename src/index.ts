export { createCustomerClient, type CustomerClient, type CustomerClientOptions } from './client/index.js';
export {
  CustomerStatusPanel,
  type CustomerStatusPanelProps,
  type PanelError,
  type PanelSectionName,
  type PanelSectionOverrides,
  type PanelSections,
  preloadCustomerStatusPanel,
} from './drop-ins/customer-status-panel/index.js';
export { DocumentUploader, type DocumentUploaderProps } from './drop-ins/document-uploader/index.js';
export { type ClosedDecision, FeatureGate, type FeatureGateProps } from './drop-ins/feature-gate/index.js';
export { LifecycleTimeline, type LifecycleTimelineProps } from './drop-ins/lifecycle-timeline/index.js';
export { OperatorControls, type OperatorControlsProps } from './drop-ins/operator-controls/index.js';
export {
  type ClientSource,
  type CustomerAction,
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  type CustomerStatusProviderProps,
  type CustomerWallet,
  eip1193Wallet,
  type Eip1193Provider,
  type SupportContact,
  useWords,
  type WalletOutcome,
  type WalletSource,
  type Words,
} from './drop-ins/provider/index.js';
export {
  type ActionHandler,
  RFIForm,
  RFIFormDialog,
  type RFIFormDialogProps,
  type RFIFormHostProps,
  type RFIFormProps,
} from './drop-ins/rfi-form/index.js';
export type {
  CustomFieldProps,
  CustomFieldType,
  FieldReport,
  FieldReportCode,
  FieldTypes,
  ReportField,
  Validators,
} from './react/rfi-form/index.js';
export { StatusBadge, type StatusBadgeProps } from './drop-ins/status-badge/index.js';
export { StatusBanner, type StatusBannerProps } from './drop-ins/status-banner/index.js';
export {
  createTranslator,
  type CustomerMessage,
  customerReasonWords,
  errorWords,
  getCustomerMessage,
  type MessageKey,
  type MessageOverride,
  type MessageOverrides,
  type PartialCatalogue,
  type ReasonWordsOptions,
  type TranslateHook,
  type Translator,
  type TranslatorOptions,
} from './messages/index.js';
export {
  CUSTOMER_STATUSES,
  type CustomerBackend,
  type CustomerSnapshot,
  type CustomerStatus,
  CustomerStatusError,
  type CustomerStatusErrorCode,
  defineFeatures,
  type FeatureDecision,
  type FeaturePolicy,
  getAvailableFeatures,
  type LifecycleEvent,
  type PresentedStatus,
  type Requirement,
} from './model/index.js';
export {
  useCustomerStatus,
  useFeature,
  useRequirement,
  useRequirements,
  useTimeline,
  useUpload,
} from './react/hooks/index.js';
