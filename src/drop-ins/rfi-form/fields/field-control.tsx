'use client';
import { type ComponentType, createElement, type ReactElement } from 'react';
import type { FieldSpec, FieldValue } from '../../../model/index.js';
import { type RfiItem, useRfiControls } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
import { Support } from '../actions/elsewhere-control.js';
import { answerInWords } from '../answer-words.js';
import { autocompleteOf } from '../autocomplete.js';
import { AddressField } from './address-field.js';
import { BirthDateField } from './birth-date-field.js';
import { BooleanField, CountrySelect, hasRadios, OptionsField } from './choice-fields.js';
import { ControlBoundary } from './control-boundary.js';
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

/** Inputs that take one of the options, where there are some. */
const CHOSEN: ReadonlySet<string> = new Set(['choice', 'multi_choice', 'country']);

/** True when the heading of the request can be the label of its one control. */
export function hasOneControl(spec: FieldSpec): boolean {
  if (spec.immutable || GROUPS.has(spec.input) || hasNothingToChoose(spec)) return false;
  if (!hasOptions(spec)) return true;
  return (spec.input !== 'choice' && spec.input !== 'multi_choice') || !hasRadios(spec);
}

/**
 * The control for one datum. The host's own control comes first, and the kit's stands in where that fails; an input nobody
 * knows, and a choice of which nobody says between what, is asked for as text, with a notice. Where nothing could be taken as
 * an answer, the way to people is left.
 */
export function FieldControl({ item, spec }: { item: RfiItem; spec: FieldSpec }): ReactElement {
  const { fieldTypes, setAnswer } = useRfiControls();
  const value = item.answer?.kind === 'field' ? item.answer.value : null;
  if (spec.immutable) return <FixedValue item={item} spec={spec} />;
  const onValue = (next: FieldValue) => setAnswer({ kind: 'field', requirementId: item.requirement.id, value: next });
  const custom = Object.hasOwn(fieldTypes, spec.input) ? fieldTypes[spec.input] : undefined;
  const props = { item, spec, value, onValue };
  const own = <OwnControl {...props} />;
  if (custom === undefined) return own;
  return (
    <ControlBoundary instead={own}>
      <CustomField control={custom} {...props} />
    </ControlBoundary>
  );
}

function OwnControl(props: FieldProps): ReactElement {
  const { spec } = props;
  const words = useFormWords();
  if (hasNothingToChoose(spec)) return <Support text="rfi-form.action-nowhere" />;
  const control = hasOptions(spec) ? CONTROLS.get(spec.input) : undefined;
  return (
    <>
      {control === undefined ? <p className="csk-hint">{words.t('rfi-form.unknown-input')}</p> : null}
      {createElement(control ?? TextField, props)}
    </>
  );
}

/** A choice without options may be any text. */
function hasOptions({ input, options }: FieldSpec): boolean {
  return input !== 'choice' || options !== undefined;
}

/** No text can stand for several choices, and none is among options of which there are none. */
function hasNothingToChoose({ input, options }: FieldSpec): boolean {
  if (input === 'multi_choice' && options === undefined) return true;
  return options?.length === 0 && CHOSEN.has(input);
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
