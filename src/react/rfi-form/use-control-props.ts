'use client';
import { useContext } from 'react';
import { useRfiControls } from './rfi-controls.js';
import { RfiItemContext, useRfiFieldContext } from './rfi-form-context.js';

/** What every control of a field has: its id, what describes it, and what it tells the form when it is left. */
export function useControlProps() {
  const controls = useRfiControls();
  const privacy = usePrivacy();
  const { requirementId, controlId, describedBy, invalid } = useRfiFieldContext();
  return {
    ...privacy,
    id: controlId,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    disabled: !controls.editable,
    onLeave: () => controls.leave(requirementId),
  };
}

/** Marks the controls of a secret for tools that record sessions. */
export function usePrivacy(): { 'data-csk-private'?: '' } {
  const spec = useContext(RfiItemContext)?.requirement.spec;
  return spec?.kind === 'field' && spec.sensitive ? { 'data-csk-private': '' } : {};
}

/** The value of a control and what takes a new one. */
export interface ControlValue {
  value: string;
  onValueChange: (value: string) => void;
}
