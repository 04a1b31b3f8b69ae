/** What a postal code is called where it has a name of its own. */
export type PostalName = 'postal' | 'zip' | 'postcode' | 'eircode' | 'pin';

/** What the part of a country is called that is written on a letter. */
export type RegionName = 'region' | 'state' | 'province' | 'county' | 'prefecture' | 'emirate' | 'territory';

/** How addresses of a country are written, as far as a form has to know. */
export interface AddressFormat {
  postal: PostalName;
  /** `none`: there are no postal codes. */
  postalNeed: 'required' | 'optional' | 'none';
  region: RegionName;
  /** `none`: it is not part of an address. */
  regionNeed: 'required' | 'optional' | 'none';
  /** True where the code stands before the town. */
  postalFirst: boolean;
}

/** Before a country is chosen, and for all that need no more than this. */
const ANYWHERE: AddressFormat = {
  postal: 'postal',
  postalNeed: 'optional',
  region: 'region',
  regionNeed: 'optional',
  postalFirst: false,
};

/** Countries without postal codes. */
const WITHOUT_POSTAL = new Set(
  (
    'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GA GD GM GQ GY HK KI KM KN ML MO MR MW NR NU QA RW SB SC ' +
    'SL SR SS ST SY TD TG TK TL TO TV UG VU YE ZW'
  ).split(' '),
);

/** Countries where every address has a code before the town, and no region. */
const CODE_AND_TOWN = new Set('AT BE BG CH CZ DE DK EE FI FR GR HR HU IS LI LT LU LV MC NL NO PL PT RO SE SI SK'.split(' '));

const SPECIAL: Readonly<Record<string, Partial<AddressFormat>>> = {
  AE: { region: 'emirate', regionNeed: 'required' },
  AU: { postal: 'postcode', postalNeed: 'required', region: 'territory', regionNeed: 'required' },
  BR: { postalNeed: 'required', region: 'state', regionNeed: 'required' },
  CA: { postalNeed: 'required', region: 'province', regionNeed: 'required' },
  CN: { region: 'province' },
  ES: { postalNeed: 'required', region: 'province', postalFirst: true },
  GB: { postal: 'postcode', postalNeed: 'required', region: 'county' },
  IE: { postal: 'eircode', region: 'county' },
  IN: { postal: 'pin', postalNeed: 'required', region: 'state', regionNeed: 'required' },
  IT: { postalNeed: 'required', region: 'province', postalFirst: true },
  JP: { postalNeed: 'required', region: 'prefecture', regionNeed: 'required', postalFirst: true },
  MX: { region: 'state', postalFirst: true },
  NZ: { postal: 'postcode', regionNeed: 'none' },
  SG: { postalNeed: 'required', regionNeed: 'none' },
  US: { postal: 'zip', postalNeed: 'required', region: 'state', regionNeed: 'required' },
};

/** How addresses are written in a country, by its ISO 3166-1 alpha-2 code. A house number is never a part of its own. */
export function addressFormat(country: string): AddressFormat {
  const code = country.toUpperCase();
  const special = Object.hasOwn(SPECIAL, code) ? SPECIAL[code] : undefined;
  if (CODE_AND_TOWN.has(code)) return { ...ANYWHERE, postalNeed: 'required', regionNeed: 'none', postalFirst: true };
  return { ...ANYWHERE, ...(WITHOUT_POSTAL.has(code) ? { postalNeed: 'none' } : {}), ...special };
}
