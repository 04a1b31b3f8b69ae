export { id } from './compiled/id.js';
