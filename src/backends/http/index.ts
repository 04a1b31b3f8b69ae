export type { GetToken } from './access-tokens.js';
export type { FetchLike } from './fetch-transport.js';
export { httpBackend, type HttpBackendOptions, type HttpCustomerBackend } from './http-backend.js';
