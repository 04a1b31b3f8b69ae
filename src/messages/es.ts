export { es } from './compiled/es.js';
