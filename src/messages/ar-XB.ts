export { arXB } from './compiled/ar-XB.js';
