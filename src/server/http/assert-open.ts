import { CustomerStatusError } from '../../model/index.js';
import { RequestRefusal } from '../../model/wire/problem.js';
import type { PublicCall } from './call.js';

/** A sender comes back after this, to whatever has taken this process's place. */
const COME_BACK_MS = 1_000;

/** A handler that is being closed begins no write, and reads until what was under way has ended. */
export function assertOpen({ parts, request }: Pick<PublicCall, 'parts' | 'request'>): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!(isRead ? parts.ended : parts.signal).aborted) return;
  throw new RequestRefusal(
    503,
    new CustomerStatusError('unavailable', { message: 'the handler is closed', retryAfterMs: COME_BACK_MS }),
  );
}
