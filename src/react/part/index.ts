export type { Anatomy, AnatomyAttribute, AnatomyPart } from './anatomy.js';
export { useComposedRefs } from './compose-refs.js';
export { isOfComposition } from './is-of-composition.js';
export {
  dataAttributes,
  type PartComponentProps,
  type PartProps,
  type PartRender,
  renderPart,
} from './part.js';
export { useLayout } from './use-layout.js';
