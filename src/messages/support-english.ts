import type { PartialCatalogue } from './catalogue.js';
import { status } from './compiled/en/status.js';

/** The English of everything a way to support can say. */
export const supportEnglish: PartialCatalogue = { ...status };
