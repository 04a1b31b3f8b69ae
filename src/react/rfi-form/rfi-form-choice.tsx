'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiControls } from './rfi-controls.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import { usePrivacy } from './use-control-props.js';

/** One choice among several, or something to agree to. The first one of a field is what a summary leads to. Renders an `<input>`. */
export const RFIFormChoice = forwardRef<HTMLInputElement, RFIFormChoiceProps>(function RFIFormChoice(
  { type = 'radio', first = false, checked, onChoose, ...consumer },
  ref,
) {
  const controls = useRfiControls();
  const privacy = usePrivacy();
  const { requirementId, controlId, describedBy, invalid } = useRfiFieldContext();
  const props = {
    ...privacy,
    type,
    checked,
    id: first ? controlId : undefined,
    name: controlId,
    'aria-invalid': (invalid && type === 'checkbox') || undefined,
    'aria-describedby': first && type === 'checkbox' ? describedBy : undefined,
    disabled: !controls.editable,
    onChange: () => onChoose(!checked),
    onBlur: () => controls.leave(requirementId),
  };
  return renderPart('input', { props, state: { checked }, ref }, consumer);
});

/** Props of `RFIFormChoice`. */
export interface RFIFormChoiceProps extends Omit<PartComponentProps<'input', { checked: boolean }>, 'type' | 'checked'> {
  type?: 'radio' | 'checkbox' | undefined;
  first?: boolean | undefined;
  checked: boolean;
  /** Called with whether it is chosen now. */
  onChoose: (chosen: boolean) => void;
}
