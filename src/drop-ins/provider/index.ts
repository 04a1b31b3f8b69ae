export {
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  type CustomerStatusProviderProps,
  CustomerSurroundings,
  SettingsProvider,
} from './customer-status-provider.js';
export type { ClientSource } from './use-provided-client.js';
export {
  type CameraMode,
  type CustomerAction,
  type CustomerWallet,
  type SupportContact,
  useDropInSettings,
  type WalletOutcome,
  type Words,
} from './words-context.js';
export { Scope } from './scope.js';
export { useLanguage, useWords, useWordsOf } from './use-words.js';
export { challengeFacts } from './challenge-facts.js';
export { eip1193Wallet, type Eip1193Provider, type WalletSource } from './eip1193-wallet.js';
