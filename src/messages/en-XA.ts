export { enXA } from './compiled/en-XA.js';
