import type { PartialCatalogue } from './catalogue.js';
import { banner } from './compiled/en/banner.js';
import { common } from './compiled/en/common.js';
import { documentUploader } from './compiled/en/document-uploader.js';
import { errors } from './compiled/en/errors.js';
import { panel } from './compiled/en/panel.js';
import { reasons } from './compiled/en/reasons.js';
import { rfiFields } from './compiled/en/rfi-fields.js';
import { rfiFlow } from './compiled/en/rfi-flow.js';
import { rfiForm } from './compiled/en/rfi-form.js';
import { rfiItems } from './compiled/en/rfi-items.js';
import { terms } from './compiled/en/terms.js';

/** The English of everything a form of requests can say. */
export const formEnglish: PartialCatalogue = {
  ...banner,
  ...common,
  ...documentUploader,
  ...errors,
  ...panel,
  ...reasons,
  ...rfiFields,
  ...rfiFlow,
  ...rfiForm,
  ...rfiItems,
  ...terms,
};
