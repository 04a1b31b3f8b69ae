'use client';
import { forwardRef, useMemo } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiControls } from './rfi-controls.js';
import { RfiFieldContext, type RfiFieldState, useRfiItemContext } from './rfi-form-context.js';

/** One control with its label, hint and error, which find each other by it. Renders a `<div>`. */
export const RFIFormField = forwardRef<HTMLDivElement, RFIFormFieldProps>(function RFIFormField(
  { part = 'value', invalid = false, described = false, ...consumer },
  ref,
) {
  const controls = useRfiControls();
  const { requirement } = useRfiItemContext();
  const controlId = controls.controlId(requirement.id, part);
  const field = useMemo<RfiFieldState>(() => {
    const hintId = `${controlId}-hint`;
    const errorId = `${controlId}-error`;
    const describedBy = [described ? hintId : '', invalid ? errorId : ''].filter(Boolean).join(' ') || undefined;
    return { requirementId: requirement.id, part, controlId, hintId, errorId, describedBy, invalid };
  }, [requirement.id, part, controlId, described, invalid]);
  return (
    <RfiFieldContext.Provider value={field}>
      {renderPart('div', { state: { part, invalid }, ref }, consumer)}
    </RfiFieldContext.Provider>
  );
});

/** Props of `RFIFormField`. */
export interface RFIFormFieldProps extends PartComponentProps<'div', { part: string; invalid: boolean }> {
  /** Names the control among several of one request. */
  part?: string | undefined;
  /** True when an `RFIFormError` stands inside. */
  invalid?: boolean | undefined;
  /** True when an `RFIFormHint` stands inside. */
  described?: boolean | undefined;
}
