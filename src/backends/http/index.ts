export type { GetToken } from '../connection/access-tokens.js';
export type { FetchLike } from '../connection/fetch-transport.js';
export { httpBackend, type HttpBackendOptions, type HttpCustomerBackend } from './http-backend.js';
