export { en } from './compiled/en.js';
