'use client';
import { type ReactElement, useRef, useState } from 'react';
import { formatDecimal, parseDecimal, RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
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
  const words = useFormWords();
  const known = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const { text, noteTyped } = useOwnWriting(known, words.locale);
  const Input = spec.sensitive ? SecretInput : Parts.Input;
  const change = (typed: string) => {
    const read = parseDecimal(typed, words.locale) ?? typed;
    noteTyped(typed, read);
    onValue(read);
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
          value={text}
          onValueChange={change}
        />
      </div>
    </FieldFrame>
  );
}

interface Written {
  /** The number that is kept. */
  known: string;
  text: string;
  locale: string;
}

/** A number as it was typed for as long as it is that number; any other one as the language writes it. */
function useOwnWriting(known: string, locale: string): { text: string; noteTyped: (text: string, read: string) => void } {
  const write = (): Written => ({ known, locale, text: formatDecimal(known, locale) });
  const [written, setWritten] = useState(write);
  const typed = useRef(written);
  const isShown = written.known === known && written.locale === locale;
  const isTyped = typed.current.known === known && typed.current.locale === locale;
  const shown = isShown ? written : isTyped ? typed.current : write();
  if (!isShown) setWritten(shown);
  const noteTyped = (text: string, read: string) => {
    typed.current = { text, locale, known: read };
  };
  return { text: shown.text, noteTyped };
}
