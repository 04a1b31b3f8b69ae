import { CustomerStatusError } from '../model/index.js';

/** What plain HTML says of a panel. Each is an attribute in kebab case, and a property that reflects it. */
export interface PanelAttributes {
  /** `base-url`: where the kit's protocol begins, a path or an `http(s)` address. */
  baseUrl: string | undefined;
  /** `customer-id`: whom the panel is about; needed wherever there is a backend. Another one is another client. */
  customerId: string | undefined;
  /** `credentials`: as for `fetch`; `same-origin` unless said. */
  credentials: RequestCredentials | undefined;
  /** `locale`: BCP 47; the language of the page (`lang`) unless said. The words are loaded when needed. */
  locale: string | undefined;
  /** `time-zone`: IANA name; the reader's own unless said. */
  timeZone: string | undefined;
  /** `theme`: follows the page's `color-scheme` unless said. */
  theme: 'light' | 'dark' | 'high-contrast' | undefined;
  /** `heading-level`: rank of the sections' headings, 2 unless said. */
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** `camera`: how photos of documents are taken. */
  camera: 'native' | 'in_page' | 'off' | undefined;
  /** `support-href`: `https:`, `mailto:` or `tel:`. */
  supportHref: string | undefined;
  /** `support-label`: the text of the way to support. */
  supportLabel: string | undefined;
  /** `sign-in-href`: where a customer whose session has ended goes to sign in again. */
  signInHref: string | undefined;
}

/** The name of a property that an attribute stands behind. */
export type PanelAttributeName = keyof PanelAttributes;

/** An attribute or property that cannot be used as it is. */
export interface SettingFault {
  /** The attribute's name. */
  setting: string;
  error: CustomerStatusError;
}

interface AttributeRule<Value> {
  attribute: string;
  /** The value, or `undefined` where the text is none. */
  read: (text: string) => Value | undefined;
  /** For developers: what is right. */
  expects: string;
}

type AttributeRules = { readonly [Name in PanelAttributeName]: AttributeRule<NonNullable<PanelAttributes[Name]>> };

const someText = (text: string) => (text.trim() === '' ? undefined : text);

const oneOf = <const Value extends string>(values: readonly Value[]) => ({
  read: (text: string) => values.find((value) => value === text),
  expects: `one of ${values.join(', ')}`,
});

/** The rule of each attribute. */
export const ATTRIBUTE_RULES: AttributeRules = {
  baseUrl: { attribute: 'base-url', read: webAddress, expects: 'a path or an http(s) address, such as "/api/customer-status"' },
  customerId: { attribute: 'customer-id', read: someText, expects: 'the id your backend knows the customer by' },
  credentials: { attribute: 'credentials', ...oneOf(['omit', 'same-origin', 'include']) },
  locale: { attribute: 'locale', read: languageTag, expects: 'a BCP 47 tag such as "de" or "pt-BR"' },
  timeZone: { attribute: 'time-zone', read: timeZoneName, expects: 'an IANA name such as "Europe/Oslo"' },
  theme: { attribute: 'theme', ...oneOf(['light', 'dark', 'high-contrast']) },
  headingLevel: { attribute: 'heading-level', read: headingLevel, expects: 'a whole number from 1 to 6' },
  camera: { attribute: 'camera', ...oneOf(['native', 'in_page', 'off']) },
  supportHref: { attribute: 'support-href', read: someText, expects: 'an address that begins with https:, mailto: or tel:' },
  supportLabel: { attribute: 'support-label', read: someText, expects: 'a text' },
  signInHref: { attribute: 'sign-in-href', read: webAddress, expects: 'a path or an http(s) address' },
};

/** The names of all attributes, as properties. */
export const ATTRIBUTE_NAMES: readonly PanelAttributeName[] =
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the names
  Object.keys(ATTRIBUTE_RULES) as PanelAttributeName[];

/** The value of one attribute; `undefined` where it is missing or wrong. */
export function readAttribute<Name extends PanelAttributeName>(element: Element, name: Name): PanelAttributes[Name] {
  const rule: AttributeRule<NonNullable<PanelAttributes[Name]>> = ATTRIBUTE_RULES[name];
  const text = element.getAttribute(rule.attribute);
  return text === null ? undefined : rule.read(text);
}

/** What is wrong with the attributes of an element. Says which, and never what stood in it. */
export function attributeFaults(element: Element): SettingFault[] {
  return ATTRIBUTE_NAMES.filter(
    (name) => element.hasAttribute(ATTRIBUTE_RULES[name].attribute) && readAttribute(element, name) === undefined,
  ).map((name) => {
    const { attribute, expects } = ATTRIBUTE_RULES[name];
    const message = `<customer-status-panel> cannot use its attribute "${attribute}" as it is, so it counts as missing; give ${expects}`;
    return { setting: attribute, error: new CustomerStatusError('validation_failed', { message }) };
  });
}

function webAddress(text: string): string | undefined {
  try {
    const { protocol } = new URL(text, document.baseURI);
    return text.trim() !== '' && /^https?:$/.test(protocol) ? text : undefined;
  } catch {
    return undefined;
  }
}

function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

function timeZoneName(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function headingLevel(text: string): PanelAttributes['headingLevel'] {
  return ([1, 2, 3, 4, 5, 6] as const).find((level) => String(level) === text.trim());
}
