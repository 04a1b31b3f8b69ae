'use client';
import type { ComponentType } from 'react';
import type { FieldSpec, FieldValue, Requirement } from '../../model/index.js';
import { useRfiFieldContext, useRfiItemContext } from './rfi-form-context.js';
import { useRfiControls } from './rfi-controls.js';

/** What a control of the host gets. Its label, hint and error stand around it already. */
export interface CustomFieldProps {
  /** For the element that takes the focus: the label and the summary of errors lead to it. */
  id: string;
  /** For `aria-labelledby`, where the control is a group: the id of the heading of the request. */
  labelledBy: string;
  /** For `aria-describedby`: hint, then error. */
  describedBy: string | undefined;
  /** For `aria-invalid`. */
  invalid: boolean;
  /** For `aria-required`. */
  required: boolean;
  disabled: boolean;
  /** For `data-csk-private`: session recordings must not show what is entered. */
  sensitive: boolean;
  spec: FieldSpec;
  requirement: Requirement;
  /** `null` while nothing is entered. */
  value: FieldValue;
  /** Keeps a value; `null` for nothing. Nothing is sent. */
  onChange: (value: FieldValue) => void;
  /** To be called when the person has left the control: what is wrong with the value may be told then. */
  onBlur: () => void;
}

/** A control of the host. */
export type CustomFieldType = ComponentType<CustomFieldProps>;

/**
 * Controls of the host, by the name of the input they are for. A name of the kit's own replaces that control. Keep the
 * object the same from render to render.
 *
 * @example
 * ```tsx
 * import { type CustomFieldProps, type FieldTypes, RFIForm } from 'customer-status-kit';
 *
 * function Rating({ id, describedBy, invalid, disabled, value, onChange, onBlur }: CustomFieldProps) {
 *   return (
 *     <input
 *       id={id}
 *       type="range"
 *       min={1}
 *       max={5}
 *       aria-describedby={describedBy}
 *       aria-invalid={invalid || undefined}
 *       disabled={disabled}
 *       value={typeof value === 'number' ? value : 3}
 *       onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
 *       onBlur={onBlur}
 *     />
 *   );
 * }
 *
 * const FIELD_TYPES: FieldTypes = { rating: Rating };
 *
 * export const Questions = () => <RFIForm fieldTypes={FIELD_TYPES} />;
 * ```
 */
export type FieldTypes = Readonly<Record<string, CustomFieldType>>;

/** The field in reach as a control of one's own needs it. Throws outside `RFIForm.Field`, and for a request that is no field. */
export function useRfiField(): CustomFieldProps {
  const controls = useRfiControls();
  const { requirement, answer } = useRfiItemContext();
  const { controlId, describedBy, invalid } = useRfiFieldContext();
  const { spec, id } = requirement;
  if (spec.kind !== 'field') {
    throw new Error(
      `customer-status-kit: useRfiField was used in a request of the kind "${spec.kind}". It gives the value of a field, ` +
        'and this request has none. Look at requirement.kind before you use it.',
    );
  }
  return {
    id: controlId,
    labelledBy: controls.controlId(id, 'title'),
    describedBy,
    invalid,
    required: spec.required,
    disabled: !controls.editable,
    sensitive: spec.sensitive === true,
    spec,
    requirement,
    value: answer?.kind === 'field' ? answer.value : null,
    onChange: (value) => controls.setAnswer({ kind: 'field', requirementId: id, value }),
    onBlur: () => controls.leave(id),
  };
}
