export { fr } from './compiled/fr.js';
