import { CustomerStatusError } from '../../model/index.js';

/** The error of a change whose claim was settled by another change: the same call again gets that one's answer. */
export function settledTwice(): CustomerStatusError {
  const message = 'the same call was carried out meanwhile: make it again for its answer';
  return new CustomerStatusError('state_conflict', { message, retryAfterMs: 1_000 });
}
