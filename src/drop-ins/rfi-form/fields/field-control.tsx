'use client';
import { type ComponentType, createElement, type ReactElement } from 'react';
import { FIELD_INPUTS, type FieldSpec, type FieldValue } from '../../../model/index.js';
import { type RfiItem, useRfiFormContext } from '../../../react/rfi-form/index.js';
import { useWords } from '../../provider/index.js';
import { answerInWords } from '../answer-words.js';
import { autocompleteOf } from '../autocomplete.js';
import { AddressField } from './address-field.js';
import { BirthDateField } from './birth-date-field.js';
import { BooleanField, CountrySelect, OptionsField } from './choice-fields.js';
import { DecimalField } from './decimal-field.js';
import { DeclarationField } from './declaration-field.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { LongTextField, TextField } from './text-field.js';

const CONTROLS: ReadonlyMap<string, ComponentType<FieldProps>> = new Map<string, ComponentType<FieldProps>>([
  ['long_text', LongTextField],
  ['date_of_birth', BirthDateField],
  ['number', DecimalField],
  ['money', DecimalField],
  ['boolean', BooleanField],
  ['choice', OptionsField],
  ['multi_choice', OptionsField],
  ['country', CountryField],
  ['address', AddressField],
  ['declaration', DeclarationField],
]);

/** Inputs whose title names a group and not one control. */
const GROUPS: ReadonlySet<string> = new Set(['date_of_birth', 'boolean', 'multi_choice', 'address', 'declaration']);

/** True when the heading of the request can be the label of its one control. */
export function hasOneControl(spec: FieldSpec): boolean {
  if (spec.immutable || GROUPS.has(spec.input)) return false;
  return spec.input !== 'choice' || (spec.options ?? []).length > 7;
}

/** The control for one datum. An input the kit does not know is asked for as text, with a notice. */
export function FieldControl({ item, spec }: { item: RfiItem; spec: FieldSpec }): ReactElement {
  const words = useWords();
  const form = useRfiFormContext();
  const value = item.answer?.kind === 'field' ? item.answer.value : null;
  if (spec.immutable) {
    const lines = answerInWords(item, words);
    return (
      <p className="csk-text">
        {lines.length > 0 ? `${lines.join(', ')}. ` : null}
        {words.t('rfi-form.fixed')}
      </p>
    );
  }
  const control = CONTROLS.get(spec.input) ?? TextField;
  const onValue = (next: FieldValue) => form.setAnswer({ kind: 'field', requirementId: item.requirement.id, value: next });
  const isKnown = FIELD_INPUTS.some((input) => input === spec.input);
  return (
    <>
      {isKnown ? null : <p className="csk-hint">{words.t('rfi-form.unknown-input')}</p>}
      {createElement(control, { item, spec, value, onValue })}
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
