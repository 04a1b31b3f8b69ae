'use client';
import type { ReactElement } from 'react';
import type { AddressValue, FieldValue } from '../../../model/index.js';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useWords } from '../../provider/index.js';
import { CountrySelect } from './choice-fields.js';
import { FieldFrame, useProblemText } from './field-frame.js';
import type { FieldProps } from './field-props.js';

const EMPTY: AddressValue = { lines: [], city: '', country: '' };

/** A postal address: up to three lines as people write them, then the place. A house number is never split off. */
export function AddressField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useWords();
  const address = addressOf(value);
  const whole = useProblemText('value');
  const isOwn = item.requirement.subject.type === 'customer' || item.requirement.subject.type === 'business';
  const token = (name: string) => (isOwn && !spec.sensitive ? name : 'off');
  const setLine = (index: number, text: string) => {
    const lines = [0, 1, 2].map((line) => (line === index ? text : (address.lines[line] ?? '')));
    onValue({ ...address, lines });
  };
  return (
    <fieldset className="csk-field csk-rfi-form-address">
      <legend className="csk-visually-hidden">{words.text(item.requirement.title).text}</legend>
      {whole === undefined ? null : (
        <p className="csk-error" lang={whole.lang}>
          {whole.text}
        </p>
      )}
      {([1, 2, 3] as const).map((line) => (
        <AddressLine
          key={line}
          part={`line-${line}`}
          label={words.t(`rfi-form.address-line-${line}`)}
          autoComplete={token(`address-line${line}`)}
          required={line === 1 && spec.required}
          value={address.lines[line - 1] ?? ''}
          onValue={(text) => setLine(line - 1, text)}
        />
      ))}
      <div className="csk-rfi-form-pair">
        <AddressLine
          part="city"
          label={words.t('rfi-form.address-city')}
          autoComplete={token('address-level2')}
          required={spec.required}
          value={address.city}
          onValue={(city) => onValue({ ...address, city })}
        />
        <AddressLine
          part="postal-code"
          label={words.t('rfi-form.address-postal')}
          autoComplete={token('postal-code')}
          value={address.postalCode ?? ''}
          onValue={(postalCode) => onValue({ ...address, postalCode })}
        />
      </div>
      <AddressLine
        part="region"
        label={words.t('rfi-form.address-region')}
        autoComplete={token('address-level1')}
        value={address.region ?? ''}
        onValue={(region) => onValue({ ...address, region })}
      />
      <FieldFrame part="country" label={words.t('rfi-form.address-country')}>
        <CountrySelect
          value={address.country}
          onValue={(country) => onValue({ ...address, country })}
          required={spec.required}
          autoComplete={token('country')}
        />
      </FieldFrame>
    </fieldset>
  );
}

interface AddressLineProps {
  part: string;
  label: string;
  autoComplete: string;
  required?: boolean;
  value: string;
  onValue: (text: string) => void;
}

function AddressLine({ part, label, autoComplete, required, value, onValue }: AddressLineProps): ReactElement {
  return (
    <FieldFrame part={part} label={label}>
      <Parts.Input
        className="csk-input"
        type="text"
        autoComplete={autoComplete}
        enterKeyHint="next"
        aria-required={required || undefined}
        value={value}
        onValueChange={onValue}
      />
    </FieldFrame>
  );
}

function addressOf(value: FieldValue): AddressValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : EMPTY;
}
