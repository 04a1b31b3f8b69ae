// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { Catalogue } from '../catalogue.js';
import { badge } from './en/badge.js';
import { banner } from './en/banner.js';
import { camera } from './en/camera.js';
import { common } from './en/common.js';
import { documentUploader } from './en/document-uploader.js';
import { errors } from './en/errors.js';
import { features } from './en/features.js';
import { operator } from './en/operator.js';
import { panel } from './en/panel.js';
import { reasons } from './en/reasons.js';
import { rfiFields } from './en/rfi-fields.js';
import { rfiFlow } from './en/rfi-flow.js';
import { rfiForm } from './en/rfi-form.js';
import { rfiItems } from './en/rfi-items.js';
import { status } from './en/status.js';
import { substatus } from './en/substatus.js';
import { terms } from './en/terms.js';
import { timeline } from './en/timeline.js';

/** Every sentence of the kit in this language, compiled. */
export const en: Catalogue = {
  ...badge,
  ...banner,
  ...camera,
  ...common,
  ...documentUploader,
  ...errors,
  ...features,
  ...operator,
  ...panel,
  ...reasons,
  ...rfiFields,
  ...rfiFlow,
  ...rfiForm,
  ...rfiItems,
  ...status,
  ...substatus,
  ...terms,
  ...timeline,
};
