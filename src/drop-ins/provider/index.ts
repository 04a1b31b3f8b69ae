export {
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  type CustomerStatusProviderProps,
} from './customer-status-provider.js';
export { Scope } from './scope.js';
export { type DropInSettings, type SupportContact, useDropInSettings, useWords, type Words } from './words-context.js';
