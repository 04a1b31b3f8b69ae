import type { PartialCatalogue } from './catalogue.js';
import { badge } from './compiled/en/badge.js';
import { banner } from './compiled/en/banner.js';
import { common } from './compiled/en/common.js';
import { errors } from './compiled/en/errors.js';
import { reasons } from './compiled/en/reasons.js';
import { status } from './compiled/en/status.js';
import { substatus } from './compiled/en/substatus.js';
import { terms } from './compiled/en/terms.js';

/** The English of everything a banner can say. */
export const bannerEnglish: PartialCatalogue = {
  ...badge,
  ...banner,
  ...common,
  ...errors,
  ...reasons,
  ...status,
  ...substatus,
  ...terms,
};
