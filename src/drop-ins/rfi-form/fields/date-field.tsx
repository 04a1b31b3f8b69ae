'use client';
import type { FocusEvent, ReactElement } from 'react';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
import { inputAttributesOf } from '../input-attributes.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { hintOf } from './text-field.js';

/** Something was typed that is no date yet. A browser tells that only by its validity: the value is empty either way. */
const UNREADABLE = '--';

/** A date in the browser's own control. */
export function DateField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const known = typeof value === 'string' ? value : '';
  const judge = (event: FocusEvent<HTMLInputElement>) => {
    const { validity, value: text } = event.currentTarget;
    const next = validity.badInput ? UNREADABLE : text;
    if (next !== known) onValue(next);
  };
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <Parts.Input
        {...inputAttributesOf(item.requirement)}
        className="csk-input"
        data-width="short"
        aria-required={spec.required || undefined}
        value={known === UNREADABLE ? '' : known}
        onValueChange={onValue}
        onBlur={judge}
      />
    </FieldFrame>
  );
}
