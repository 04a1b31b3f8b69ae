import type { LocalizedText } from '../localized-text.js';

/**
 * A text that the kit has words for in every language: `name` is a code such as `passport`, `text` stands in for an
 * interface that does not know it.
 */
export function term(name: string, text: string): LocalizedText {
  return { term: name, default: text };
}
