'use client';
import { type ChangeEvent, forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import { type ControlValue, useControlProps } from './use-control-props.js';

/** A choice from a list. Renders a `<select>`. */
export const RFIFormSelect = forwardRef<HTMLSelectElement, RFIFormSelectProps>(function RFIFormSelect(
  { value, onValueChange, ...consumer },
  ref,
) {
  const { onLeave, ...control } = useControlProps();
  const props = {
    ...control,
    value,
    onChange: (event: ChangeEvent<HTMLSelectElement>) => onValueChange(event.currentTarget.value),
    onBlur: onLeave,
  };
  const { invalid } = useRfiFieldContext();
  return renderPart('select', { props, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormSelect`. */
export type RFIFormSelectProps = ControlValue &
  Omit<PartComponentProps<'select', { invalid: boolean }>, 'value' | 'defaultValue'>;
