export type { GetToken } from '../connection/access-tokens.js';
export type { FetchLike } from '../connection/fetch-transport.js';
export { sep12Backend, type Sep12CustomerBackend } from './sep12-backend.js';
export type { Sep12BackendOptions, Sep12Customer, Sep12Type } from './sep12-options.js';
