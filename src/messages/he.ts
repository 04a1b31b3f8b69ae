export { he } from './compiled/he.js';
