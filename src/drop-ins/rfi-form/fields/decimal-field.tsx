'use client';
import { type ReactElement, useState } from 'react';
import { formatDecimal, parseDecimal, RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useWords } from '../../provider/index.js';
import { inputAttributesOf } from '../input-attributes.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { SecretInput } from './secret-input.js';
import { hintOf } from './text-field.js';

/**
 * A number or an amount of money, typed as the reader's language writes it. What is kept is a decimal string, so that
 * nothing is rounded; what cannot be read as a number is kept as it was typed.
 */
export function DecimalField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useWords();
  const known = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const [typed, setTyped] = useState(() => formatDecimal(known, words.locale));
  const isOwn = (parseDecimal(typed, words.locale) ?? typed) === known;
  const Input = spec.sensitive ? SecretInput : Parts.Input;
  const change = (text: string) => {
    setTyped(text);
    onValue(parseDecimal(text, words.locale) ?? text);
  };
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <div className="csk-rfi-form-amount">
        {spec.currency === undefined ? null : (
          <span className="csk-rfi-form-currency" aria-hidden="true">
            {spec.currency}
          </span>
        )}
        <Input
          {...inputAttributesOf(item.requirement)}
          className="csk-input"
          data-width="short"
          aria-required={spec.required || undefined}
          value={isOwn ? typed : formatDecimal(known, words.locale)}
          onValueChange={change}
        />
      </div>
    </FieldFrame>
  );
}
