import type { PartialCatalogue } from './catalogue.js';
import { badge } from './compiled/en/badge.js';
import { common } from './compiled/en/common.js';
import { errors } from './compiled/en/errors.js';
import { operator } from './compiled/en/operator.js';
import { panel } from './compiled/en/panel.js';
import { reasons } from './compiled/en/reasons.js';
import { substatus } from './compiled/en/substatus.js';
import { terms } from './compiled/en/terms.js';

/** The English of everything an operator's controls can say. */
export const operatorEnglish: PartialCatalogue = {
  ...badge,
  ...common,
  ...errors,
  ...operator,
  ...panel,
  ...reasons,
  ...substatus,
  ...terms,
};
