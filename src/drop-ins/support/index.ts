export { SupportContact, useHasSupport } from './support-contact.js';
