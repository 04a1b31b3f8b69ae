import type { FieldOption, LocalizedText } from '../../../model/index.js';

/** What can be sent again when it was refused, each with a call of its own. */
export type DollarPeTopic = 'document' | 'tax' | 'selfie' | 'additional_info';

/** What a failure comes to: something to send again, an end, or an account that is held for the time being. */
export type DollarPeFailure = DollarPeTopic | 'final' | 'suspended';

/** How a piece of additional information is asked for, because DollarPe gives no more than its name. */
export interface AdditionalInfoHints {
  /** Its name in readable words unless said. */
  title?: LocalizedText | undefined;
  /** The values to choose from, such as bands of income. */
  options?: readonly FieldOption[] | undefined;
  sensitive?: boolean | undefined;
  /**
   * What is asked for where DollarPe wants a link: a file, such as a visa, to which the connector makes a link, unless this
   * says that the customer enters an address.
   */
  link?: 'file' | 'address' | undefined;
}

/** What the mapping leaves to the host, because the provider's pages leave it open. */
export interface DollarPeMapping {
  /** How often data may be updated: 3 unless said. */
  maxUpdates?: number | undefined;
  /**
   * Whether the limit is one for all kinds of updates `together`, as each page of an update says, or one for `each`, as the
   * changelog says of selfies. `together` unless said; DollarPe's own refusal holds either way.
   */
  countUpdates?: 'together' | 'each' | undefined;
  /** Meanings of further failure reasons, by their code; the full list was not published. They stand above the known ones. */
  failureReasons?: Readonly<Record<string, DollarPeFailure>> | undefined;
  /** How data are given: by the kit's own `form` unless said, on DollarPe's `hosted` pages, or by what the customer likes of `both`. */
  flow?: 'form' | 'hosted' | 'both' | undefined;
  /** By the name of the piece of information. */
  additionalInfo?: Readonly<Record<string, AdditionalInfoHints>> | undefined;
}

const KNOWN_FAILURES: Readonly<Record<string, DollarPeFailure>> = {
  DOCUMENT_VERIFICATION_FAILED: 'document',
  TAX_VERIFICATION_FAILED: 'tax',
  SELFIE_VERIFICATION_FAILED: 'selfie',
  KYC_FAILED: 'final',
};

/** What a failure reason comes to; `undefined` for one that nobody has published. */
export function failureOf(reason: string | undefined, { failureReasons = {} }: DollarPeMapping): DollarPeFailure | undefined {
  if (reason === undefined) return undefined;
  if (Object.hasOwn(failureReasons, reason)) return failureReasons[reason];
  if (Object.hasOwn(KNOWN_FAILURES, reason)) return KNOWN_FAILURES[reason];
  return /\bsuspended\b|(^|_)SUSPENDED($|_)/i.test(reason) ? 'suspended' : undefined;
}

/** A code of DollarPe; `undefined` for free text, which may be meant for its own staff. */
export function codeOf(reason: string | null | undefined): string | undefined {
  return typeof reason === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(reason) ? reason : undefined;
}
