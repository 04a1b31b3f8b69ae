'use client';
import type { ChangeEvent } from 'react';
import { useRfiFieldContext, useRfiFormContext } from './rfi-form-context.js';

/** What every control of a field has: its id, what describes it, and what it tells the form. */
export function useControlProps(value: string, onValueChange: (value: string) => void) {
  const form = useRfiFormContext();
  const { requirementId, controlId, describedBy, invalid } = useRfiFieldContext();
  return {
    id: controlId,
    value,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    disabled: !form.editable,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      onValueChange(event.currentTarget.value),
    onBlur: () => form.leave(requirementId),
  };
}

/** The value of a control and what takes a new one. */
export interface ControlValue {
  value: string;
  onValueChange: (value: string) => void;
}
