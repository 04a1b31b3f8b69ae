export { tr } from './compiled/tr.js';
