export { pl } from './compiled/pl.js';
