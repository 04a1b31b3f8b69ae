export { nodeClientAddress, type ClientAddressOptions } from './client-address.js';
export { publicFetch, type PublicAnswer, type PublicFetchOptions } from './public-fetch.js';
export { toNodeHandler } from './to-node-handler.js';
