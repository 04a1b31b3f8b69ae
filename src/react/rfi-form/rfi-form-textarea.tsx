'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import type { ControlValue } from './use-control-props.js';
import { useTextProps } from './use-text-props.js';

/** Several lines of text. Renders a `<textarea>`. */
export const RFIFormTextarea = forwardRef<HTMLTextAreaElement, RFIFormTextareaProps>(function RFIFormTextarea(
  { value, onValueChange, ...consumer },
  ref,
) {
  const { props, ref: own } = useTextProps<HTMLTextAreaElement>(value, onValueChange);
  const composed = useComposedRefs(ref, own);
  const { invalid } = useRfiFieldContext();
  return renderPart('textarea', { props, state: { invalid }, ref: composed }, consumer);
});

/** Props of `RFIFormTextarea`. */
export type RFIFormTextareaProps = ControlValue &
  Omit<PartComponentProps<'textarea', { invalid: boolean }>, 'value' | 'defaultValue'>;
