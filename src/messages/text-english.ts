import type { PartialCatalogue } from './catalogue.js';
import { common } from './compiled/en/common.js';

/** The English of everything a text with a reference can say. */
export const textEnglish: PartialCatalogue = { ...common };
