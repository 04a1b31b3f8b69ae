export { de } from './compiled/de.js';
