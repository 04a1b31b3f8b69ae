export type { OffblocksCredentials } from './access-token.js';
export type { SignatureEncoding } from './base64-hex.js';
export {
  offblocksClient,
  type OffblocksCall,
  type OffblocksClient,
  type OffblocksClientOptions,
  type SignedChallenge,
} from './offblocks-client.js';
export { offblocksConnector, type OffblocksConnectorOptions, type OffblocksIdentityCheck } from './offblocks-connector.js';
export { OFFBLOCKS_STATUSES, type OffblocksCustomer, type OffblocksStatus } from './offblocks-customer.js';
export type { OffblocksFacts } from './offblocks-requirements.js';
export { toSnapshot, type OffblocksProfile, type OffblocksView } from './offblocks-snapshot.js';
export type { OffblocksSignedWebhooks, OffblocksWebhooks } from './offblocks-webhook.js';
