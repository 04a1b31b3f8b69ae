'use client';
import type { ReactElement } from 'react';
import type { FieldOption, FieldSpec } from '../../../model/index.js';
import { useHydrated } from '../../../react/provider/index.js';
import { RFIForm as Parts, useRfiFieldContext } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
import { BackendText } from '../../text/index.js';
import { chosenCountry, countriesIn } from '../countries.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { ManyOptionsField } from './many-options-field.js';
import { hintOf } from './text-field.js';

/** As many options as a person overlooks; more of them become a list to open. */
const MAX_RADIOS = 7;

/** Longer lists are searched by typing: to scroll through them is no help, and the browser's list gets slow. */
const MAX_LISTED = 200;

/** A group of radio buttons or checkboxes. */
export function ChoiceGroup({ legend, options, chosen, several = false, onChosen }: ChoiceGroupProps): ReactElement {
  const words = useFormWords();
  const { controlId } = useRfiFieldContext();
  const toggle = (value: string, isChosen: boolean) => {
    if (!several) onChosen([value]);
    else onChosen(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value));
  };
  return (
    <Parts.Group className="csk-field csk-rfi-form-choices">
      <legend className="csk-visually-hidden">{legend}</legend>
      {options.map((option, index) => (
        <label key={option.value} className="csk-choice" htmlFor={index === 0 ? controlId : `${controlId}-${String(index)}`}>
          <Parts.Choice
            id={index === 0 ? undefined : `${controlId}-${String(index)}`}
            type={several ? 'checkbox' : 'radio'}
            first={index === 0}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChoose={(isChosen) => toggle(option.value, isChosen)}
          />
          <BackendText value={words.text(option.label)} />
        </label>
      ))}
    </Parts.Group>
  );
}

/** Props of `ChoiceGroup`. */
export interface ChoiceGroupProps {
  legend: string;
  options: readonly FieldOption[];
  chosen: readonly string[];
  several?: boolean | undefined;
  onChosen: (chosen: string[]) => void;
}

/** Yes or no. */
export function BooleanField({ item, value, onValue, spec }: FieldProps): ReactElement {
  const words = useFormWords();
  const options = [
    { value: 'yes', label: words.t('rfi-form.yes') },
    { value: 'no', label: words.t('rfi-form.no') },
  ];
  const chosen = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : [];
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      <ChoiceGroup
        legend={words.text(item.requirement.title).text}
        options={options}
        chosen={chosen}
        onChosen={([first]) => onValue(first === 'yes')}
      />
    </FieldFrame>
  );
}

/** True when the options are all shown, as a group of buttons. */
export function hasRadios({ input, options = [] }: Pick<FieldSpec, 'input' | 'options'>): boolean {
  return options.length <= (input === 'multi_choice' ? MAX_LISTED : MAX_RADIOS);
}

/** One or several of the options of the backend, in the control that suits how many there are. */
export function OptionsField(props: FieldProps): ReactElement {
  const { item, spec, value, onValue } = props;
  const words = useFormWords();
  const several = spec.input === 'multi_choice';
  const options = spec.options ?? [];
  if (options.length > MAX_LISTED) return <ManyOptionsField {...props} />;
  const one = typeof value === 'string' ? value : '';
  const chosen = Array.isArray(value) ? value : one === '' ? [] : [one];
  return (
    <FieldFrame hint={hintOf(spec, words)}>
      {hasRadios(spec) ? (
        <ChoiceGroup
          legend={words.text(item.requirement.title).text}
          options={options}
          chosen={chosen}
          several={several}
          onChosen={(next) => onValue(several ? next : (next[0] ?? null))}
        />
      ) : (
        <OptionSelect options={options} required={spec.required} value={one} onValue={onValue} />
      )}
    </FieldFrame>
  );
}

/** A list that opens: the browser's own. */
export function OptionSelect({ options, required, value, onValue }: OptionSelectProps): ReactElement {
  const words = useFormWords();
  return (
    <Parts.Select className="csk-input" aria-required={required || undefined} value={value} onValueChange={onValue}>
      <option value="">{words.t('rfi-form.choose-one')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {words.text(option.label).text}
        </option>
      ))}
    </Parts.Select>
  );
}

/** Props of `OptionSelect`. */
export interface OptionSelectProps {
  options: readonly FieldOption[];
  required: boolean;
  value: string;
  onValue: (value: string) => void;
}

/**
 * A list of countries by name. Names and their order are the platform's, and a server's are not always those of a browser: what
 * is served has the chosen one alone. One that is on file stands in the list, whatever it is.
 */
export function CountrySelect({ value, onValue, required, autoComplete }: CountrySelectProps): ReactElement {
  const words = useFormWords();
  const isHydrated = useHydrated();
  const code = value.toUpperCase();
  const all = isHydrated ? countriesIn(words) : [];
  const countries = all.some((country) => country.code === code) ? all : [...chosenCountry(code, words), ...all];
  return (
    <Parts.Select
      className="csk-input"
      aria-required={required || undefined}
      autoComplete={autoComplete}
      value={code}
      onValueChange={onValue}
    >
      <option value="">{words.t('rfi-form.choose-one')}</option>
      {countries.map((country) => (
        <option key={country.code} value={country.code} suppressHydrationWarning>
          {country.name}
        </option>
      ))}
    </Parts.Select>
  );
}

/** Props of `CountrySelect`. */
export interface CountrySelectProps {
  value: string;
  onValue: (code: string) => void;
  required: boolean;
  autoComplete: string | undefined;
}
