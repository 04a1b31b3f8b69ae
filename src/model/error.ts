import type { LocalizedText } from './localized-text.js';
import type { ReasonCode } from './reason.js';

/** Every way in which a call of the kit can fail. Closed: words for each are in the messages. */
export const CUSTOMER_STATUS_ERROR_CODES = [
  'unauthenticated',
  'session_expired',
  'forbidden',
  'not_found',
  'validation_failed',
  'state_conflict',
  'version_conflict',
  'duplicate',
  'idempotency_mismatch',
  'attempts_exhausted',
  'file_too_large',
  'file_type_unsupported',
  'file_unreadable',
  'file_infected',
  'upload_expired',
  'rate_limited',
  'unavailable',
  'timeout',
  'network',
  'offline',
  'unsupported',
  'protocol_error',
  'aborted',
] as const;

/** The machine-stable identity of an error. */
export type CustomerStatusErrorCode = (typeof CUSTOMER_STATUS_ERROR_CODES)[number];

/** What is wrong with one value that was sent. */
export interface FieldError {
  /** The id of the requirement, or the dotted path of a datum, that the error belongs to. */
  path: string;
  code: ReasonCode;
  /** A text of the backend that is safe for the customer. */
  message?: LocalizedText | undefined;
}

/** Everything about an error besides its code. */
export interface CustomerStatusErrorDetails {
  /** For developers: what happened, why it matters, what to do. Carries no personal data, body or secret. */
  message?: string | undefined;
  /** Milliseconds after which a retry may succeed, as the backend said. */
  retryAfterMs?: number | undefined;
  fieldErrors?: readonly FieldError[] | undefined;
  requirementId?: string | undefined;
  currentVersion?: string | undefined;
  /** An id to quote to support. */
  requestId?: string | undefined;
  cause?: unknown;
}

const RETRYABLE: readonly CustomerStatusErrorCode[] = [
  'upload_expired',
  'rate_limited',
  'unavailable',
  'timeout',
  'network',
  'offline',
];

/**
 * The only error the kit throws. Read `code`, not `message`: the message is for developers and may change, the words for
 * customers are looked up by code.
 *
 * @example
 * ```ts
 * import { CustomerStatusError } from 'customer-status-kit/model';
 *
 * const error = new CustomerStatusError('rate_limited', { retryAfterMs: 2_000 });
 * console.assert(error.retryable && error.retryAfterMs === 2_000);
 * ```
 */
export class CustomerStatusError extends Error {
  /** Survives two copies of the kit on one page, where `instanceof` does not. */
  static readonly kind = 'CustomerStatusError';
  readonly kind = CustomerStatusError.kind;
  readonly code: CustomerStatusErrorCode;
  /**
   * True when the same call may succeed later. A `state_conflict` that says when (`retryAfterMs`) is one: the same call is
   * still being carried out.
   */
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly fieldErrors: readonly FieldError[];
  readonly requirementId: string | undefined;
  readonly currentVersion: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: CustomerStatusErrorCode, details: CustomerStatusErrorDetails = {}) {
    super(`customer-status-kit: ${details.message ?? code}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CustomerStatusError';
    this.code = code;
    this.retryable = RETRYABLE.includes(code) || (code === 'state_conflict' && details.retryAfterMs !== undefined);
    this.retryAfterMs = details.retryAfterMs;
    this.fieldErrors = details.fieldErrors ?? [];
    this.requirementId = details.requirementId;
    this.currentVersion = details.currentVersion;
    this.requestId = details.requestId;
  }
}

/** True for an error of the kit, also one made by another copy of it. */
export function isCustomerStatusError(value: unknown): value is CustomerStatusError {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === CustomerStatusError.kind;
}

/** Turns whatever was thrown into an error of the kit. An `AbortError` becomes `aborted`; anything else takes `fallback`. */
export function toCustomerStatusError(value: unknown, fallback: CustomerStatusErrorCode = 'protocol_error'): CustomerStatusError {
  if (isCustomerStatusError(value)) return value;
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  if (name === 'AbortError') return new CustomerStatusError('aborted', { cause: value });
  if (name === 'TimeoutError') return new CustomerStatusError('timeout', { cause: value });
  return new CustomerStatusError(fallback, { cause: value });
}

/** True when `value` is one of the closed error codes. */
export function isCustomerStatusErrorCode(value: unknown): value is CustomerStatusErrorCode {
  return CUSTOMER_STATUS_ERROR_CODES.some((code) => code === value);
}
