export { nl } from './compiled/nl.js';
