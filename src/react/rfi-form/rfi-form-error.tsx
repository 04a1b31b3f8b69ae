'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';

/** Says what is wrong with the field; renders nothing while nothing is. Renders a `<p>`. */
export const RFIFormError = forwardRef<HTMLParagraphElement, RFIFormErrorProps>(function RFIFormError(consumer, ref) {
  const { errorId, invalid } = useRfiFieldContext();
  if (!invalid) return null;
  return renderPart('p', { props: { id: errorId }, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormError`. */
export type RFIFormErrorProps = PartComponentProps<'p', { invalid: boolean }>;
