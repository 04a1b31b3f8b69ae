export {
  compactJson,
  compactUnicodeJson,
  type DollarPeCanonical,
  spacedJson,
  topLevelKeysJson,
} from '../../webhooks/dollarpe-canonical.js';
export { type DollarPeClient, dollarPeClient, type DollarPeClientOptions } from './dollarpe-client.js';
export { dollarPeConnector } from './dollarpe-connector.js';
export type {
  AdditionalInfoHints,
  DollarPeFailure,
  DollarPeMapping,
  DollarPeTopic,
} from './dollarpe-mapping.js';
export type { DollarPeConfiguration, DollarPeCustomer, DollarPeNotice, DollarPeOutcome } from './dollarpe-objects.js';
export type { DollarPeConnectorOptions } from './dollarpe-options.js';
export type {
  AdditionalInfoUpdate,
  DocumentData,
  DocumentUpdate,
  KycData,
  NewDollarPeCustomer,
  SelfieUpdate,
  TaxUpdate,
} from './dollarpe-requests.js';
export { type DollarPeCredentials, signDollarPe } from './dollarpe-signing.js';
export { type DollarPeMoment, toSnapshot } from './dollarpe-snapshot.js';
