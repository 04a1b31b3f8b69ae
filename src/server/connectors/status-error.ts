import { CustomerStatusError, type CustomerStatusErrorCode } from '../../model/index.js';
import { retryAfterMs } from '../../model/retry-after.js';
import type { ProviderAnswer } from './provider-answer.js';

const CODES: Readonly<Record<number, CustomerStatusErrorCode>> = {
  400: 'validation_failed',
  401: 'unauthenticated',
  // It is the host whom the provider refuses; the customer who asked may well be allowed to.
  403: 'unauthenticated',
  404: 'not_found',
  408: 'timeout',
  409: 'state_conflict',
  410: 'not_found',
  412: 'version_conflict',
  413: 'file_too_large',
  415: 'file_type_unsupported',
  422: 'validation_failed',
  429: 'rate_limited',
};

/** What an answer's HTTP status says by itself. `Retry-After` is kept, in seconds or as a date. */
export function statusError({ status, headers }: Pick<ProviderAnswer, 'status' | 'headers'>): CustomerStatusError {
  const code = CODES[status] ?? (status >= 500 ? 'unavailable' : 'protocol_error');
  const mayPass = code === 'rate_limited' || code === 'unavailable';
  return new CustomerStatusError(code, {
    message: `the provider answered with ${status}`,
    retryAfterMs: mayPass ? waitOf(headers) : undefined,
  });
}

/** By the clock of the provider, where it names a date: without one the date says nothing. */
function waitOf(headers: Headers): number | undefined {
  const wait = retryAfterMs(headers.get('retry-after'), Date.parse(headers.get('date') ?? ''));
  return Number.isNaN(wait) ? undefined : wait;
}
