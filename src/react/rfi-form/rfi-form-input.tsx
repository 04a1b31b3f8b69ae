'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import type { ControlValue } from './use-control-props.js';
import { useTextProps } from './use-text-props.js';

/** A line of text. Renders an `<input>`. */
export const RFIFormInput = forwardRef<HTMLInputElement, RFIFormInputProps>(function RFIFormInput(
  { value, onValueChange, ...consumer },
  ref,
) {
  const { props, ref: own } = useTextProps<HTMLInputElement>(value, onValueChange);
  const composed = useComposedRefs(ref, own);
  const { invalid } = useRfiFieldContext();
  return renderPart('input', { props, state: { invalid }, ref: composed }, consumer);
});

/** Props of `RFIFormInput`. */
export type RFIFormInputProps = ControlValue & Omit<PartComponentProps<'input', { invalid: boolean }>, 'value' | 'defaultValue'>;
