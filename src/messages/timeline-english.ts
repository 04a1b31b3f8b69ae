import type { PartialCatalogue } from './catalogue.js';
import { common } from './compiled/en/common.js';
import { errors } from './compiled/en/errors.js';
import { reasons } from './compiled/en/reasons.js';
import { status } from './compiled/en/status.js';
import { timeline } from './compiled/en/timeline.js';

/** The English of everything a timeline can say: a page with nothing but a timeline carries no more. */
export const timelineEnglish: PartialCatalogue = { ...common, ...errors, ...reasons, ...status, ...timeline };
