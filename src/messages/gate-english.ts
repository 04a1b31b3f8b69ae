import type { PartialCatalogue } from './catalogue.js';
import { common } from './compiled/en/common.js';
import { errors } from './compiled/en/errors.js';
import { features } from './compiled/en/features.js';

/** The English of everything a gate can say. */
export const gateEnglish: PartialCatalogue = { ...common, ...errors, ...features };
