import { CustomerStatusError, type CustomerStatusErrorCode, isCustomerStatusError } from '../error.js';

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
  file_infected: 422,
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
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: CustomerStatusError, headers: Readonly<Record<string, string>> = {}) {
    super(error.message);
    this.headers = headers;
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
export function toProblem(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof RequestRefusal) return problem(thrown.error, thrown.status, requestId, thrown.headers);
  if (!isCustomerStatusError(thrown)) {
    const unexpected = new CustomerStatusError('unavailable', { message: 'an unexpected error', requestId, cause: thrown });
    return { ...problem(unexpected, 500, requestId), unexpected };
  }
  const status = HTTP_STATUS[thrown.code];
  const answer = problem(thrown, status, requestId);
  if (status < 500) return answer;
  // Its message begins with the name of the package already.
  const message = thrown.message.replace(/^customer-status-kit: /, '');
  return { ...answer, unexpected: new CustomerStatusError(thrown.code, { message, requestId, cause: thrown }) };
}

/** An error as it is answered, and as it is reported. */
export interface Problem {
  response: Response;
  /** As it was answered. */
  code: CustomerStatusErrorCode;
  unexpected?: CustomerStatusError;
}

/** Whether the customer's own connection works is not for a server to say: its own trouble is told as such. */
function toldCode(code: CustomerStatusErrorCode): CustomerStatusErrorCode {
  return code === 'network' || code === 'offline' || code === 'aborted' ? 'unavailable' : code;
}

function problem(
  error: CustomerStatusError,
  status: number,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): Problem {
  const code = toldCode(error.code);
  const body = {
    type: `urn:customer-status-kit:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    ...(error.fieldErrors.length > 0 ? { fieldErrors: error.fieldErrors } : {}),
    ...(error.requirementId === undefined ? {} : { requirementId: error.requirementId }),
    ...(error.currentVersion === undefined ? {} : { currentVersion: error.currentVersion }),
    requestId,
  };
  const headers = new Headers({ ...more, 'content-type': 'application/problem+json' });
  if (error.retryAfterMs !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(error.retryAfterMs / 1_000))));
  return { code, response: new Response(JSON.stringify(body), { status, headers }) };
}
