import { CustomerStatusError, type CustomerStatusErrorCode } from '../../model/index.js';
import { RequestRefusal } from '../../model/wire/problem.js';

/** What the statuses of the protocol mean in the kit's own codes. */
const CODES: ReadonlyMap<number, CustomerStatusErrorCode> = new Map([
  [404, 'not_found'],
  [409, 'state_conflict'],
  [410, 'upload_expired'],
  [413, 'file_too_large'],
  [423, 'state_conflict'],
]);

/** An answer of the protocol, without what it says to other origins: who may ask is settled by the handler. Refusals become problems. */
export function tusAnswer(response: Response): Response {
  if (response.status >= 500) {
    throw new CustomerStatusError('unavailable', { message: `the upload server answered with ${response.status}` });
  }
  if (response.status >= 400) throw new RequestRefusal(response.status, refusal(response.status));
  const headers = new Headers(response.headers);
  for (const name of response.headers.keys()) if (name.startsWith('access-control-')) headers.delete(name);
  // There is no body, whatever the library says of one.
  headers.delete('content-length');
  headers.delete('content-type');
  return new Response(null, { status: response.status, headers });
}

function refusal(status: number): CustomerStatusError {
  const code = CODES.get(status) ?? 'validation_failed';
  const message = `the upload server refused with ${status}`;
  return new CustomerStatusError(code, status === 423 ? { message, retryAfterMs: 1_000 } : { message });
}
