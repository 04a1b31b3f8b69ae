'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** What is to be photographed: a card, the open page of a passport, or a sheet of paper. */
export type CameraShape = 'card' | 'passport' | 'page';

/** Shows where the document belongs. It says nothing to a screen reader. Renders a `<div>`. */
export const CameraFrame = forwardRef<HTMLDivElement, CameraFrameProps>(function CameraFrame({ shape, ...rest }, ref) {
  return renderPart('div', { props: { 'aria-hidden': true }, state: { shape }, ref }, rest);
});

/** Props of `CameraFrame`. */
export interface CameraFrameProps extends PartComponentProps<'div', { shape: CameraShape }> {
  shape: CameraShape;
}
