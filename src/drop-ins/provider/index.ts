export {
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  type CustomerStatusProviderProps,
} from './customer-status-provider.js';
export type { ClientSource } from './use-provided-client.js';
export {
  type CameraMode,
  type CustomerAction,
  type SupportContact,
  useDropInSettings,
  useWords,
  type Words,
} from './words-context.js';
