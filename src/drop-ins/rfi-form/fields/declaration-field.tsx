'use client';
import type { ReactElement } from 'react';
import { RFIForm as Parts, useRfiControls } from '../../../react/rfi-form/index.js';
import { BackendText } from '../../text/index.js';
import { useFormWords } from '../use-form-words.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';

/** A statement to agree to. */
export function DeclarationField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const { controlId } = useRfiControls();
  const statement = spec.statement === undefined ? { text: words.t('rfi-form.declaration') } : words.text(spec.statement);
  return (
    <FieldFrame>
      <label className="csk-choice" htmlFor={controlId(item.requirement.id)}>
        <Parts.Choice
          type="checkbox"
          first
          checked={value === true}
          aria-required={spec.required || undefined}
          onChoose={(isChosen) => onValue(isChosen)}
        />
        <BackendText value={statement} />
      </label>
    </FieldFrame>
  );
}
