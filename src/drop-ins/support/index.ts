export { safeHref } from './safe-href.js';
export { SupportContact, useHasSupport } from './support-contact.js';
