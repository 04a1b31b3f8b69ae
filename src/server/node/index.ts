export { toNodeHandler } from './to-node-handler.js';
