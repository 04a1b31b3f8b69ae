'use client';
import type { ReactElement } from 'react';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../use-form-words.js';
import type { OptionSearchProps } from './option-search.js';

/** All options in the browser's own list, for when the search cannot be loaded. */
export function OptionListBox({ options, several, required, chosen, onChosen }: OptionSearchProps): ReactElement {
  const words = useFormWords();
  const add = (value: string) => {
    if (!several) return onChosen(value === '' ? [] : [value]);
    return onChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <Parts.Select
      className="csk-input"
      aria-required={required || undefined}
      value={several ? '' : (chosen[0] ?? '')}
      onValueChange={add}
    >
      <option value="">{words.t('rfi-form.choose-one')}</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {chosen.includes(value) && several ? `✓ ${text}` : text}
        </option>
      ))}
    </Parts.Select>
  );
}
