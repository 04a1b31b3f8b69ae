'use client';
import type { ReactElement } from 'react';
import type { FieldSpec } from '../../../model/index.js';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useWords, type Words } from '../../provider/index.js';
import { autocompleteOf } from '../autocomplete.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';

const KINDS: Readonly<Record<string, { type?: string; inputMode?: 'email' | 'tel'; width?: 'short' }>> = {
  email: { type: 'email', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel', width: 'short' },
  date: { type: 'date', width: 'short' },
  tax_id: { width: 'short' },
};

/** A line of text: names, addresses of mail, numbers of telephones, single dates. */
export function TextField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useWords();
  const kind = KINDS[spec.input] ?? {};
  const isPlain = spec.input === 'text' || spec.input === 'tax_id';
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <Parts.Input
        className="csk-input"
        type={kind.type ?? 'text'}
        inputMode={kind.inputMode}
        data-width={kind.width}
        dir={spec.input === 'text' || spec.input === 'date' ? undefined : 'ltr'}
        autoComplete={autocompleteOf(item.requirement)}
        spellCheck={isPlain ? false : undefined}
        enterKeyHint="next"
        aria-required={spec.required || undefined}
        value={typeof value === 'string' ? value : ''}
        onValueChange={onValue}
      />
    </FieldFrame>
  );
}

/** Several lines of text, with how many characters are left where there is a limit. */
export function LongTextField({ spec, value, onValue }: FieldProps): ReactElement {
  const words = useWords();
  const text = typeof value === 'string' ? value : '';
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <Parts.Textarea
        className="csk-input"
        rows={4}
        aria-required={spec.required || undefined}
        value={text}
        onValueChange={onValue}
      />
      <LengthLeft text={text} maxLength={spec.maxLength} />
    </FieldFrame>
  );
}

/** How many characters are left. */
export function LengthLeft({ text, maxLength }: { text: string; maxLength: number | undefined }): ReactElement | null {
  const words = useWords();
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

/** What is said before the control: what is on file, an example, that the input is not known. */
export function hintOf(spec: FieldSpec, words: Words): string | undefined {
  const hints = [
    spec.currentValueMasked === undefined ? '' : words.t('rfi-form.on-file', { value: spec.currentValueMasked }),
    spec.example === undefined ? '' : words.t('rfi-form.example', { example: spec.example }),
    spec.input === 'phone' && spec.example === undefined ? words.t('rfi-form.phone-hint') : '',
  ];
  return hints.filter(Boolean).join(' ') || undefined;
}
