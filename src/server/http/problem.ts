import { CustomerStatusError, type CustomerStatusErrorCode, isCustomerStatusError } from '../../model/index.js';

/** The only place where a code becomes an HTTP status. */
const HTTP_STATUS: Record<CustomerStatusErrorCode, number> = {
  unauthenticated: 401,
  session_expired: 401,
  forbidden: 403,
  not_found: 404,
  validation_failed: 422,
  state_conflict: 409,
  version_conflict: 412,
  duplicate: 409,
  idempotency_mismatch: 422,
  attempts_exhausted: 409,
  file_too_large: 413,
  file_type_unsupported: 415,
  file_unreadable: 422,
  upload_expired: 410,
  rate_limited: 429,
  unavailable: 503,
  timeout: 504,
  network: 502,
  offline: 503,
  unsupported: 501,
  protocol_error: 502,
  aborted: 503,
};

/** A request that is refused with an HTTP status of its own, not the usual one of its code. */
export class RequestRefusal extends Error {
  readonly error: CustomerStatusError;
  readonly status: number;

  constructor(status: number, error: CustomerStatusError) {
    super(error.message);
    this.name = 'RequestRefusal';
    this.status = status;
    this.error = error;
  }
}

/** A malformed request: what is wrong with it, for developers. */
export function malformed(status: 400 | 415, message: string): RequestRefusal {
  return new RequestRefusal(status, new CustomerStatusError('validation_failed', { message }));
}

/**
 * The answer to an error, RFC 9457 with the kit's code. Developers' messages and causes stay here: `unexpected` is the
 * error to report, absent for what a client may cause.
 */
export function toProblem(thrown: unknown, requestId: string): { response: Response; unexpected?: CustomerStatusError } {
  if (thrown instanceof RequestRefusal) return { response: problem(thrown.error, thrown.status, requestId) };
  if (!isCustomerStatusError(thrown)) {
    const unexpected = new CustomerStatusError('unavailable', { message: 'an unexpected error', requestId, cause: thrown });
    return { response: problem(unexpected, 500, requestId), unexpected };
  }
  const status = HTTP_STATUS[thrown.code];
  const response = problem(thrown, status, requestId);
  if (status < 500) return { response };
  return { response, unexpected: new CustomerStatusError(thrown.code, { message: thrown.message, requestId, cause: thrown }) };
}

function problem(error: CustomerStatusError, status: number, requestId: string): Response {
  const body = {
    type: `urn:customer-status-kit:problem:${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status,
    code: error.code,
    ...(error.fieldErrors.length > 0 ? { fieldErrors: error.fieldErrors } : {}),
    ...(error.requirementId === undefined ? {} : { requirementId: error.requirementId }),
    ...(error.currentVersion === undefined ? {} : { currentVersion: error.currentVersion }),
    requestId,
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (error.retryAfterMs !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(error.retryAfterMs / 1_000))));
  return new Response(JSON.stringify(body), { status, headers });
}
