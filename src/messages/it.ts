export { it } from './compiled/it.js';
