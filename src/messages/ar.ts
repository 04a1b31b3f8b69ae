export { ar } from './compiled/ar.js';
