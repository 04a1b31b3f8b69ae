export { createDevtoolsClient } from './create-devtools-client.js';
export { CustomerStatusDevtools, type CustomerStatusDevtoolsProps } from './customer-status-devtools.js';
