import type { PartialCatalogue } from './catalogue.js';
import { camera } from './compiled/en/camera.js';
import { common } from './compiled/en/common.js';

/** The English of everything a camera in the page can say. */
export const cameraEnglish: PartialCatalogue = { ...camera, ...common };
