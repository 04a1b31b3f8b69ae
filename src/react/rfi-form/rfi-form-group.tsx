'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';

/** Several controls that answer together, with a `<legend>` first. Renders a `<fieldset>`. */
export const RFIFormGroup = forwardRef<HTMLFieldSetElement, RFIFormGroupProps>(function RFIFormGroup(consumer, ref) {
  const { describedBy, invalid } = useRfiFieldContext();
  return renderPart('fieldset', { props: { 'aria-describedby': describedBy }, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormGroup`. */
export type RFIFormGroupProps = PartComponentProps<'fieldset', { invalid: boolean }>;
