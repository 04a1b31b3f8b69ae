import type { LocalizedText } from './localized-text.js';
import type { SubjectRef } from './subject.js';

/**
 * Neutral reason codes the kit has words for; the provider codes that feed each one are listed in the connectors.
 * The list is open: a code outside it is shown with the words of `other`.
 */
export const REASON_CODES = [
  'document_missing_side',
  'document_expired',
  'document_unreadable',
  'document_type_unsupported',
  'document_mismatch',
  'document_tampered',
  'document_too_old',
  'file_too_large',
  'file_corrupt',
  'face_mismatch',
  'data_invalid',
  'data_mismatch',
  'tax_id_failed',
  'address_failed',
  'ownership_incomplete',
  'terms_not_accepted',
  'screening_hit',
  'attempts_exhausted',
  'session_expired',
  'session_abandoned',
  'cancelled',
  'underage',
  'country_unsupported',
  'device_unsupported',
  'information_missing',
  'customer_requested',
  'inactivity',
  'compliance',
  'fraud',
  'other',
] as const;

/** A neutral reason code. Codes outside `REASON_CODES` are allowed and shown with the words of `other`. */
export type ReasonCode = (typeof REASON_CODES)[number] | (string & {});

/** Findings a customer must not be told: their words are generic and a backend's own text for them is not shown. */
export const CONFIDENTIAL_REASON_CODES: readonly ReasonCode[] = ['screening_hit', 'document_tampered', 'fraud', 'compliance'];

/** Why a status, a requirement or a file is as it is. */
export interface Reason {
  code: ReasonCode;
  /** The provider's own code, for support. */
  providerCode?: string | undefined;
  /** A text already safe for the customer. Text for operators never leaves the server. */
  message?: LocalizedText | undefined;
  audience: 'customer' | 'operator';
  subject?: SubjectRef | undefined;
  /** ISO 8601 instant. */
  at?: string | undefined;
}

/** True for a finding that must be shown in general words only, such as a screening hit. */
export function isConfidentialReason(reason: Pick<Reason, 'code'>): boolean {
  return CONFIDENTIAL_REASON_CODES.includes(reason.code);
}

/**
 * The reasons a customer may see: text for operators is left out, and a confidential finding cannot be told from a refusal
 * without any details: it becomes `other`, and loses text and provider code.
 */
export function reasonsForCustomer(reasons: readonly Reason[]): Reason[] {
  return reasons
    .filter((reason) => reason.audience === 'customer')
    .map((reason) => (isConfidentialReason(reason) ? withoutDetail(reason) : reason));
}

function withoutDetail(reason: Reason): Reason {
  const { message: _message, providerCode: _providerCode, ...rest } = reason;
  return { ...rest, code: 'other' };
}
