import type { LocalizedText } from './localized-text.js';

/** Whom something is about: the customer, their business, a person such as a director, or a document. */
export interface SubjectRef {
  type: 'customer' | 'business' | 'person' | 'document';
  id?: string | undefined;
  label?: LocalizedText | undefined;
}
