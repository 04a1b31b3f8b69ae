'use client';
import { type ComponentType, createElement, type ReactElement } from 'react';
import type { FieldSpec, FieldValue } from '../../../model/index.js';
import { type RfiItem, useRfiControls } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
import { answerInWords } from '../answer-words.js';
import { autocompleteOf } from '../autocomplete.js';
import { AddressField } from './address-field.js';
import { BirthDateField } from './birth-date-field.js';
import { BooleanField, CountrySelect, hasRadios, OptionsField } from './choice-fields.js';
import { CustomField } from './custom-field.js';
import { DateField } from './date-field.js';
import { DecimalField } from './decimal-field.js';
import { DeclarationField } from './declaration-field.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { LongTextField, TextField } from './text-field.js';

const CONTROLS: ReadonlyMap<string, ComponentType<FieldProps>> = new Map<string, ComponentType<FieldProps>>([
  ['text', TextField],
  ['long_text', LongTextField],
  ['email', TextField],
  ['phone', TextField],
  ['date', DateField],
  ['date_of_birth', BirthDateField],
  ['number', DecimalField],
  ['money', DecimalField],
  ['boolean', BooleanField],
  ['choice', OptionsField],
  ['multi_choice', OptionsField],
  ['country', CountryField],
  ['address', AddressField],
  ['tax_id', TextField],
  ['declaration', DeclarationField],
]);

/** Inputs whose title names a group and not one control. */
const GROUPS: ReadonlySet<string> = new Set(['date_of_birth', 'boolean', 'address', 'declaration']);

/** True when the heading of the request can be the label of its one control. */
export function hasOneControl(spec: FieldSpec): boolean {
  if (spec.immutable || GROUPS.has(spec.input)) return false;
  return (spec.input !== 'choice' && spec.input !== 'multi_choice') || !hasRadios(spec);
}

/** The control for one datum. The host's own control comes first; an input nobody knows is asked for as text, with a notice. */
export function FieldControl({ item, spec }: { item: RfiItem; spec: FieldSpec }): ReactElement {
  const words = useFormWords();
  const { fieldTypes, setAnswer } = useRfiControls();
  const value = item.answer?.kind === 'field' ? item.answer.value : null;
  if (spec.immutable) return <FixedValue item={item} spec={spec} />;
  const onValue = (next: FieldValue) => setAnswer({ kind: 'field', requirementId: item.requirement.id, value: next });
  const custom = Object.hasOwn(fieldTypes, spec.input) ? fieldTypes[spec.input] : undefined;
  if (custom !== undefined) return <CustomField control={custom} item={item} spec={spec} value={value} onValue={onValue} />;
  const control = CONTROLS.get(spec.input);
  return (
    <>
      {control === undefined ? <p className="csk-hint">{words.t('rfi-form.unknown-input')}</p> : null}
      {createElement(control ?? TextField, { item, spec, value, onValue })}
    </>
  );
}

/** What is on file and cannot be changed here; of a secret only what the backend made unreadable. */
function FixedValue({ item, spec }: { item: RfiItem; spec: FieldSpec }): ReactElement {
  const words = useFormWords();
  const lines = spec.sensitive ? [spec.currentValueMasked ?? ''] : answerInWords(item, words);
  const known = lines.filter((line) => line !== '');
  return (
    <>
      {known.length === 0 ? null : (
        <p className="csk-text csk-rfi-form-answer-line" data-csk-private={spec.sensitive ? '' : undefined}>
          {known.join('\n')}
        </p>
      )}
      <p className="csk-hint">{words.t('rfi-form.fixed')}</p>
    </>
  );
}

function CountryField(props: FieldProps): ReactElement {
  const { item, spec, value, onValue } = props;
  if (spec.options !== undefined) return <OptionsField {...props} />;
  return (
    <FieldFrame>
      <CountrySelect
        value={typeof value === 'string' ? value : ''}
        onValue={onValue}
        required={spec.required}
        autoComplete={autocompleteOf(item.requirement)}
      />
    </FieldFrame>
  );
}
