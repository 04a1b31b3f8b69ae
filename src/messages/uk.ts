export { uk } from './compiled/uk.js';
