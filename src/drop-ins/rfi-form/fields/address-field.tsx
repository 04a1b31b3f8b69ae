'use client';
import { type ReactElement, useRef } from 'react';
import type { AddressValue, FieldValue } from '../../../model/index.js';
import { addressFormat, RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../use-form-words.js';
import { CountrySelect } from './choice-fields.js';
import { FieldFrame, useProblemText } from './field-frame.js';
import type { FieldProps } from './field-props.js';

const EMPTY: AddressValue = { lines: [], city: '', country: '' };

/**
 * A postal address: the country, up to three lines as people write them, then the place by the names it has in the country.
 * A house number is never split off. What was entered for a part stays, also where another country does not ask for it.
 */
export function AddressField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const address = addressOf(value);
  const whole = useProblemText('value');
  const isOwn = item.requirement.subject.type === 'customer' || item.requirement.subject.type === 'business';
  const token = (name: string) => (isOwn && !spec.sensitive ? name : 'off');
  // Several parts may change at once: each has to know of the ones before.
  const latest = useRef(address);
  latest.current = address;
  const change = (part: Partial<AddressValue>) => {
    latest.current = { ...latest.current, ...part };
    onValue(latest.current);
  };
  return (
    <fieldset className="csk-field csk-rfi-form-address">
      <legend className="csk-visually-hidden">{words.text(item.requirement.title).text}</legend>
      {whole === undefined ? null : (
        <p className="csk-error" lang={whole.lang}>
          {whole.text}
        </p>
      )}
      <FieldFrame part="country" label={words.t('rfi-form.address-country')}>
        <CountrySelect
          value={address.country}
          onValue={(country) => change({ country })}
          required={spec.required}
          autoComplete={token('country')}
        />
      </FieldFrame>
      {([1, 2, 3] as const).map((line) => (
        <AddressLine
          key={line}
          part={`line-${line}`}
          label={words.t(`rfi-form.address-line-${line}`)}
          autoComplete={token(`address-line${line}`)}
          required={line === 1 && spec.required}
          value={address.lines[line - 1] ?? ''}
          onValue={(text) => change({ lines: withLine(latest.current, line - 1, text) })}
        />
      ))}
      <Place address={address} required={spec.required} token={token} onChange={change} />
    </fieldset>
  );
}

interface PlaceProps {
  address: AddressValue;
  required: boolean;
  token: (name: string) => string;
  onChange: (part: Partial<AddressValue>) => void;
}

/** Town, code and region in the order of the country. */
function Place({ address, required, token, onChange }: PlaceProps): ReactElement {
  const words = useFormWords();
  const { postal, postalNeed, region, regionNeed, postalFirst } = addressFormat(address.country);
  const named = (label: string, isRequired: boolean) => (isRequired ? label : words.t('common.optional', { label }));
  const hasPostal = postalNeed !== 'none' || (address.postalCode ?? '') !== '';
  const hasRegion = regionNeed !== 'none' || (address.region ?? '') !== '';
  const town = (
    <AddressLine
      key="city"
      part="city"
      label={words.t('rfi-form.address-city')}
      autoComplete={token('address-level2')}
      required={required}
      value={address.city}
      onValue={(city) => onChange({ city })}
    />
  );
  const code = hasPostal ? (
    <AddressLine
      key="postal"
      part="postal-code"
      label={named(words.t(`rfi-form.address-postal-${postal}`), postalNeed === 'required')}
      autoComplete={token('postal-code')}
      isCode
      required={required && postalNeed === 'required'}
      value={address.postalCode ?? ''}
      onValue={(postalCode) => onChange({ postalCode })}
    />
  ) : null;
  return (
    <>
      <div className="csk-rfi-form-pair" data-order={postalFirst ? 'code-first' : undefined}>
        {postalFirst ? [code, town] : [town, code]}
      </div>
      {hasRegion ? (
        <AddressLine
          part="region"
          label={named(words.t(`rfi-form.address-region-${region}`), regionNeed === 'required')}
          autoComplete={token('address-level1')}
          required={required && regionNeed === 'required'}
          value={address.region ?? ''}
          onValue={(text) => onChange({ region: text })}
        />
      ) : null}
    </>
  );
}

interface AddressLineProps {
  part: string;
  label: string;
  autoComplete: string;
  isCode?: boolean;
  required?: boolean;
  value: string;
  onValue: (text: string) => void;
}

function AddressLine({ part, label, autoComplete, isCode, required, value, onValue }: AddressLineProps): ReactElement {
  return (
    <FieldFrame part={part} label={label}>
      <Parts.Input
        className="csk-input"
        type="text"
        autoComplete={autoComplete}
        autoCapitalize={isCode ? 'characters' : 'words'}
        autoCorrect="off"
        spellCheck={false}
        dir={isCode ? 'ltr' : 'auto'}
        enterKeyHint="next"
        aria-required={required || undefined}
        value={value}
        onValueChange={onValue}
      />
    </FieldFrame>
  );
}

function withLine({ lines }: AddressValue, changed: number, text: string): string[] {
  return [0, 1, 2].map((line) => (line === changed ? text : (lines[line] ?? '')));
}

function addressOf(value: FieldValue): AddressValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : EMPTY;
}
