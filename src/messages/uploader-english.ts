import type { PartialCatalogue } from './catalogue.js';
import { camera } from './compiled/en/camera.js';
import { common } from './compiled/en/common.js';
import { documentUploader } from './compiled/en/document-uploader.js';
import { errors } from './compiled/en/errors.js';
import { panel } from './compiled/en/panel.js';
import { reasons } from './compiled/en/reasons.js';
import { rfiForm } from './compiled/en/rfi-form.js';
import { terms } from './compiled/en/terms.js';

/** The English of everything an uploader can say. */
export const uploaderEnglish: PartialCatalogue = {
  ...camera,
  ...common,
  ...documentUploader,
  ...errors,
  ...panel,
  ...reasons,
  ...rfiForm,
  ...terms,
};
