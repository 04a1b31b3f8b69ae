import * as v from 'valibot';
import {
  CustomerStatusError,
  type CustomerStatusErrorCode,
  type CustomerStatusErrorDetails,
  problemSchema,
  toCustomerStatusError,
} from '../../model/index.js';
import { retryAfterMs } from '../../model/retry-after.js';

const CODE_BY_STATUS: ReadonlyMap<number, CustomerStatusErrorCode> = new Map([
  [400, 'validation_failed'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'unsupported'],
  [408, 'timeout'],
  [409, 'state_conflict'],
  [410, 'not_found'],
  [412, 'version_conflict'],
  [413, 'file_too_large'],
  [415, 'file_type_unsupported'],
  [422, 'validation_failed'],
  [423, 'state_conflict'],
  [429, 'rate_limited'],
  [501, 'unsupported'],
  [504, 'timeout'],
]);

/** True when the server did not accept who is asking. */
export function isUnauthenticated(response: Response): boolean {
  return response.status === 401;
}

/** True when the server has nothing to say: of a stream, that it is over for good. */
export function isWithoutContent(response: Response): boolean {
  return response.status === 204;
}

/** The error a response that is not ok stands for: its problem details where it has some, else its status. */
export async function errorOfResponse(response: Response, now: number): Promise<CustomerStatusError> {
  const { headers } = response;
  const details: CustomerStatusErrorDetails = { retryAfterMs: retryAfterMs(headers.get('retry-after'), timeOf(headers) ?? now) };
  const problem = v.safeParse(problemSchema, await readProblem(response));
  if (!problem.success) {
    const message = `the server answered with status ${String(response.status)}`;
    return new CustomerStatusError(codeOfStatus(response.status), { ...details, message });
  }
  const { code, fieldErrors, requirementId, currentVersion, requestId, title } = problem.output;
  // Nobody here gave up, and this side of the connection is online: the trouble is the server's own.
  const own = code === 'aborted' || code === 'offline' ? 'unavailable' : code;
  const said = { ...details, fieldErrors, requirementId, currentVersion, requestId, message: title };
  const error = new CustomerStatusError(own, said);
  if (REFUSALS.includes(own)) refusals.add(error);
  return error;
}

const REFUSALS: readonly CustomerStatusErrorCode[] = ['forbidden', 'not_found', 'unsupported'];

const refusals = new WeakSet<CustomerStatusError>();

/**
 * True when asking again cannot help: the session is over, or the server itself has said no. A bare status does not count,
 * because a proxy on the way may have put it there for a moment.
 */
export function isFinalRefusal(error: CustomerStatusError): boolean {
  return error.code === 'unauthenticated' || error.code === 'session_expired' || refusals.has(error);
}

/** The error of a call that got no response. A `TypeError` is how `fetch` says that the network failed. */
export function errorOfFailure(failure: unknown, signal: AbortSignal | undefined): CustomerStatusError {
  if (signal?.aborted) return abortedError();
  // Outside browsers there is a navigator that does not know.
  const isOffline = typeof navigator === 'object' && 'onLine' in navigator && !navigator.onLine;
  return toCustomerStatusError(failure, isOffline ? 'offline' : 'network');
}

/** The error of a call whose caller gave up. */
export function abortedError(): CustomerStatusError {
  return new CustomerStatusError('aborted', { message: 'the caller gave up' });
}

/** A response that does not keep the protocol. Nothing of the body is part of the error. */
export function protocolError(message: string): CustomerStatusError {
  return new CustomerStatusError('protocol_error', { message });
}

/** What the server's own clock says, where it tells: the visitor's may be days off. */
function timeOf(headers: Headers): number | undefined {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function codeOfStatus(status: number): CustomerStatusErrorCode {
  return CODE_BY_STATUS.get(status) ?? (status >= 500 ? 'unavailable' : 'protocol_error');
}

async function readProblem(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.includes('json')) {
    // Nothing of the body is needed; letting it go frees the connection.
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  return response.json().catch(() => undefined);
}
