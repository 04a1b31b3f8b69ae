import type { PartialCatalogue } from './catalogue.js';
import { badge } from './compiled/en/badge.js';
import { common } from './compiled/en/common.js';
import { errors } from './compiled/en/errors.js';
import { features } from './compiled/en/features.js';
import { panel } from './compiled/en/panel.js';
import { reasons } from './compiled/en/reasons.js';
import { substatus } from './compiled/en/substatus.js';
import { terms } from './compiled/en/terms.js';

/** The English of everything a panel's own sections can say. */
export const panelEnglish: PartialCatalogue = {
  ...badge,
  ...common,
  ...errors,
  ...features,
  ...panel,
  ...reasons,
  ...substatus,
  ...terms,
};
