export { createDevtoolsClient, CustomerStatusDevtools, type CustomerStatusDevtoolsProps } from './index.js';
