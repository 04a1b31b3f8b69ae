import type { FieldCondition } from './condition.js';
import type { LocalizedText } from './localized-text.js';

/** How a field is entered. The list is open: an unknown input is shown as text with a notice. */
export const FIELD_INPUTS = [
  'text',
  'long_text',
  'email',
  'phone',
  'date',
  'date_of_birth',
  'number',
  'money',
  'boolean',
  'choice',
  'multi_choice',
  'country',
  'address',
  'tax_id',
  'declaration',
] as const;

/** How a field is entered. */
export type FieldInput = (typeof FIELD_INPUTS)[number] | (string & {});

/** One choice of a list. */
export interface FieldOption {
  value: string;
  label: LocalizedText;
}

/** A single value the customer enters. */
export interface FieldSpec {
  kind: 'field';
  /** Dotted path of the datum at the provider, for example `address.postalCode`. Unique within a snapshot. */
  path: string;
  input: FieldInput;
  required: boolean;
  options?: FieldOption[] | undefined;
  /** A regular expression for the whole value, as in HTML. Only run where it takes linear time, otherwise left to the backend. */
  pattern?: string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  example?: string | undefined;
  /** ISO 4217 for `money`. */
  currency?: string | undefined;
  sensitive?: boolean | undefined;
  immutable?: boolean | undefined;
  /** The value on file, made unreadable, for example `•••• 1234`. */
  currentValueMasked?: string | undefined;
  /** The value on file where it is not sensitive, offered again so that nothing is typed twice. */
  currentValue?: FieldValue | undefined;
  /** For `declaration`: the text the customer agrees to. */
  statement?: LocalizedText | undefined;
  /** Asked only while this holds. What cannot be judged is asked. */
  visibleWhen?: FieldCondition | undefined;
}

/** A postal address. Lines are free text: a house number is never split off. */
export interface AddressValue {
  /** Street, number, flat: up to three lines. */
  lines: string[];
  city: string;
  region?: string | undefined;
  postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

/**
 * What a field may hold. Dates are `YYYY-MM-DD`; money is a decimal string, so that nothing is rounded, and so is a number of
 * more than fifteen digits.
 */
export type FieldValue = string | number | boolean | string[] | AddressValue | null;

/** A side of a document. */
export type DocumentSide = 'front' | 'back' | 'single';

/** One kind of document that satisfies a request. */
export interface AcceptedDocument {
  /** A code such as `passport`, `drivers_license`, `national_id`, `proof_of_address`. */
  type: string;
  label: LocalizedText;
  sides: DocumentSide[];
  minFiles?: number | undefined;
  maxFiles?: number | undefined;
}

/** Documents the customer uploads. */
export interface DocumentSpec {
  kind: 'document';
  accepted: AcceptedDocument[];
  /** MIME types, for example `image/jpeg`. */
  mime: string[];
  minBytes?: number | undefined;
  maxBytes?: number | undefined;
  minPixels?: { width: number; height: number } | undefined;
  maxPixels?: { width: number; height: number } | undefined;
  maxTotalFiles?: number | undefined;
  maxAgeDays?: number | undefined;
  captureHint?: 'upload' | 'camera' | 'any' | undefined;
}

/** A question of the reviewer. */
export interface ClarificationSpec {
  kind: 'clarification';
  question: LocalizedText;
  comment?: LocalizedText | undefined;
  answer: 'text' | 'choice' | 'attachment' | 'text_and_attachment';
  maxLength?: number | undefined;
  options?: FieldOption[] | undefined;
  attachment?: Omit<DocumentSpec, 'kind'> | undefined;
  /** What the customer answered last, offered again so that nothing is typed twice. */
  currentAnswer?: { text?: string | undefined; choice?: string | undefined } | undefined;
}

/** Something done elsewhere or in one step. */
export interface ActionSpec {
  kind: 'action';
  action: 'redirect' | 'embedded_flow' | 'verify_code' | 'wallet_signature' | 'accept_terms' | 'contact_support';
  /** Present where the backend asks for something of a kind that is not known here: its name. Support knows how to go on. */
  unknown?: string | undefined;
  url?: string | undefined;
  expiresAt?: string | undefined;
  open?: 'same_tab' | 'new_tab' | 'popup' | 'iframe' | undefined;
  start?: 'url_in_snapshot' | 'call_start_action' | undefined;
}

/** What exactly is asked; `kind` says which. */
export type RequirementSpec = FieldSpec | DocumentSpec | ClarificationSpec | ActionSpec;
