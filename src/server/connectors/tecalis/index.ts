export { tecalisClient, type TecalisChange, type TecalisClient, type TecalisClientOptions } from './tecalis-client.js';
export { tecalisConnector, type TecalisConnectorOptions } from './tecalis-connector.js';
export { TECALIS_STATES, type TecalisMeaning, type TecalisReading, type TecalisState } from './tecalis-meaning.js';
export { readTecalisProcess, type TecalisOperation, type TecalisProcess } from './tecalis-process.js';
export { toSnapshot, type TecalisMapping, type TecalisMoment } from './tecalis-snapshot.js';
export type { TecalisStepOptions } from './tecalis-steps.js';
export type { KnownCustomer, NewCustomer } from '../unread-customer.js';
