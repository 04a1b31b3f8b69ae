export type { FernAsk, FernDocumentRules, FernPath, FernPlace } from './fern-ask.js';
export { fernClient, type FernClient, type FernClientOptions, type NewFernCustomer } from './fern-client.js';
export { fernConnector, type FernConnectorOptions } from './fern-connector.js';
export type { FernPerson } from './fern-person.js';
export { toSnapshot, type FernView } from './to-snapshot.js';
