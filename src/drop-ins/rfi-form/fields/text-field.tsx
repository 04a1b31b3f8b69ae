'use client';
import { type ReactElement, useState } from 'react';
import type { FieldSpec } from '../../../model/index.js';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import type { Words } from '../../provider/index.js';
import { useFormWords } from '../form-words.js';
import { inputAttributesOf } from '../input-attributes.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { SecretInput } from './secret-input.js';

const SHORT: ReadonlySet<string> = new Set(['phone', 'date', 'tax_id']);

/** A line of text: names, addresses of mail, numbers of telephones, numbers of taxes. A secret is typed masked. */
export function TextField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const attributes = inputAttributesOf(item.requirement);
  const Input = spec.sensitive ? SecretInput : Parts.Input;
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <Input
        {...attributes}
        className="csk-input"
        data-width={SHORT.has(spec.input) ? 'short' : undefined}
        aria-required={spec.required || undefined}
        value={typeof value === 'string' ? value : ''}
        onValueChange={onValue}
      />
    </FieldFrame>
  );
}

/** Several lines of text, with how many characters are left where there is a limit. */
export function LongTextField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const text = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState({ after: text, text });
  const type = (next: string) => {
    if (spec.maxLength !== undefined) setTyped({ after: text, text: next });
    onValue(next);
  };
  const { spellCheck, autoCapitalize, enterKeyHint, autoComplete, dir } = inputAttributesOf(item.requirement);
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <Parts.Textarea
        className="csk-input"
        rows={4}
        spellCheck={spellCheck}
        autoCapitalize={autoCapitalize}
        enterKeyHint={enterKeyHint}
        autoComplete={autoComplete}
        dir={dir}
        aria-required={spec.required || undefined}
        value={text}
        onValueChange={type}
      />
      <LengthLeft text={typed.after === text ? typed.text : text} maxLength={spec.maxLength} />
    </FieldFrame>
  );
}

/** How many characters are left. */
export function LengthLeft({ text, maxLength }: { text: string; maxLength: number | undefined }): ReactElement | null {
  const words = useFormWords();
  if (maxLength === undefined) return null;
  const left = maxLength - text.length;
  const sentence =
    left < 0 ? words.t('rfi-form.length-over', { count: -left }) : words.t('rfi-form.length-left', { count: left });
  return (
    <p className="csk-hint" data-over={left < 0 ? '' : undefined}>
      {sentence}
    </p>
  );
}

/** What is said before the control: what is on file, an example, how to write a telephone number. */
export function hintOf(spec: FieldSpec, words: Words): string | undefined {
  const hints = [
    spec.currentValueMasked === undefined ? '' : words.t('rfi-form.on-file', { value: spec.currentValueMasked }),
    spec.example === undefined ? '' : words.t('rfi-form.example', { example: spec.example }),
    spec.input === 'phone' && spec.example === undefined ? words.t('rfi-form.phone-hint') : '',
  ];
  return hints.filter(Boolean).join(' ') || undefined;
}
