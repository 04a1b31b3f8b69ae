import { CustomerStatusError, type CustomerStatusErrorCode, type FieldError } from '../model/index.js';

/** An error as plain data, so that a chart's context can be stored and compared. */
export interface ErrorRecord {
  code: CustomerStatusErrorCode;
  message: string;
  retryable: boolean;
  retryAfterMs?: number | undefined;
  fieldErrors: readonly FieldError[];
  requirementId?: string | undefined;
  currentVersion?: string | undefined;
  requestId?: string | undefined;
}

// The original keeps its stack and cause for whoever reads the record in the same page.
const ORIGINALS = new WeakMap<ErrorRecord, CustomerStatusError>();

/** Writes an error down as plain data. */
export function recordError(error: CustomerStatusError): ErrorRecord {
  const { code, message, retryable, retryAfterMs, fieldErrors, requirementId, currentVersion, requestId } = error;
  const record = { code, message, retryable, retryAfterMs, fieldErrors, requirementId, currentVersion, requestId };
  ORIGINALS.set(record, error);
  return record;
}

/** The error of a record: the original while it lives, else one with the same content. The same object each time. */
export function restoreError(record: ErrorRecord): CustomerStatusError {
  const original = ORIGINALS.get(record);
  if (original !== undefined) return original;
  const { code, message: _message, ...details } = record;
  const error = new CustomerStatusError(code, details);
  ORIGINALS.set(record, error);
  return error;
}

/** True when an error leaves open whether the backend has done what it was asked. */
export function isFateUnknown({ code, retryable }: Pick<ErrorRecord, 'code' | 'retryable'>): boolean {
  return retryable || code === 'aborted' || code === 'protocol_error';
}

/** True when the backend no longer accepts the session. */
export function isSessionError(error: Pick<ErrorRecord, 'code'>): boolean {
  return error.code === 'unauthenticated' || error.code === 'session_expired';
}
