'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';

/** Names the field's control. Renders a `<label>`. */
export const RFIFormLabel = forwardRef<HTMLLabelElement, RFIFormLabelProps>(function RFIFormLabel(consumer, ref) {
  const { controlId, invalid } = useRfiFieldContext();
  return renderPart('label', { props: { htmlFor: controlId }, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormLabel`. */
export type RFIFormLabelProps = PartComponentProps<'label', { invalid: boolean }>;
