export {
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  type CustomerStatusProviderProps,
} from './customer-status-provider.js';
export type { ClientSource } from './use-provided-client.js';
export { Scope } from './scope.js';
export {
  type CustomerAction,
  type DropInSettings,
  type SupportContact,
  useDropInSettings,
  useWords,
  type Words,
} from './words-context.js';
