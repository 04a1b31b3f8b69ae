import type { LocalizedText } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { askField, type AskPlace, choicesOf, type FernAsk } from './fern-ask.js';

/** Somebody behind a business: an owner of a quarter or more, or whoever controls, directs or signs for it. */
export interface FernPerson {
  /** The host's own, stable: part of the ids of what is asked about them. */
  id: string;
  /** How to call them; without one the kit says "person behind the business". */
  label?: LocalizedText | undefined;
}

/** Who somebody is; the same for an individual and for a person behind a business. */
export function personAsks(place: AskPlace): FernAsk[] {
  const together = { ...place, bundle: place.bundle ?? `${place.idRoot}.nationalId` };
  const kinds = choicesOf('SSN', 'TIN', 'NATIONAL_ID');
  return [
    askField(place, 'legalFirstName', term('first_name', 'First name'), 'text', { maxLength: 100 }),
    askField(place, 'legalMiddleName', term('middle_name', 'Middle name'), 'text', { maxLength: 100, required: false }),
    askField(place, 'legalLastName', term('last_name', 'Last name'), 'text', { maxLength: 100 }),
    askField(place, 'dateOfBirth', term('date_of_birth', 'Date of birth'), 'date_of_birth'),
    askField(place, 'phoneNumber', term('phone', 'Phone number'), 'phone', { example: '+14155551234' }),
    askField(place, 'nationality', term('nationality', 'Nationality'), 'country'),
    askField(place, 'address', term('address', 'Home address'), 'address'),
    // "When patching this data in, all three fields are required together in a single patch."
    askField(together, 'nationalIdType', term('national_id_type', 'Kind of tax number'), 'choice', { options: kinds }),
    askField(together, 'nationalIdNumber', term('tax_number', 'Tax number'), 'tax_id', { sensitive: true }),
    askField(together, 'nationalIdIssuingCountry', term('national_id_country', 'Country of the tax number'), 'country'),
  ];
}
