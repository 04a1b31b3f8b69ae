export type { Anatomy, AnatomyAttribute, AnatomyPart } from './anatomy.js';
export { composeRefs, useComposedRefs } from './compose-refs.js';
export {
  dataAttributes,
  mergeProps,
  type OwnPart,
  type PartComponentProps,
  type PartProps,
  type PartRender,
  renderPart,
} from './part.js';
