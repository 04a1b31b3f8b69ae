'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import { type ControlValue, useControlProps } from './use-control-props.js';

/** Several lines of text. Renders a `<textarea>`. */
export const RFIFormTextarea = forwardRef<HTMLTextAreaElement, RFIFormTextareaProps>(function RFIFormTextarea(
  { value, onValueChange, ...consumer },
  ref,
) {
  const props = useControlProps(value, onValueChange);
  const { invalid } = useRfiFieldContext();
  return renderPart('textarea', { props, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormTextarea`. */
export type RFIFormTextareaProps = ControlValue &
  Omit<PartComponentProps<'textarea', { invalid: boolean }>, 'value' | 'defaultValue'>;
