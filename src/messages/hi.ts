export { hi } from './compiled/hi.js';
