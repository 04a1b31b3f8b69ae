'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import { type ControlValue, useControlProps } from './use-control-props.js';

/** A line of text. Renders an `<input>`. */
export const RFIFormInput = forwardRef<HTMLInputElement, RFIFormInputProps>(function RFIFormInput(
  { value, onValueChange, ...consumer },
  ref,
) {
  const props = useControlProps(value, onValueChange);
  const { invalid } = useRfiFieldContext();
  return renderPart('input', { props, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormInput`. */
export type RFIFormInputProps = ControlValue & Omit<PartComponentProps<'input', { invalid: boolean }>, 'value' | 'defaultValue'>;
