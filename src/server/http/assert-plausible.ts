import { CustomerStatusError } from '../../model/index.js';
import { RequestRefusal } from '../../model/wire/problem.js';

/** Longer than any address or header here needs to be; a runtime's own limits are often far above. */
const MAX_URL = 8_192;
const MAX_HEADERS = 32_768;

/** Refuses what is too long to be meant: the address with 414, the headers with 431. */
export function assertPlausible(request: Request): void {
  if (request.url.length > MAX_URL) throw refusal(414, 'the address is too long');
  let size = 0;
  for (const [name, value] of request.headers) size += name.length + value.length;
  if (size > MAX_HEADERS) throw refusal(431, 'the headers are too long');
}

function refusal(status: 414 | 431, message: string): RequestRefusal {
  return new RequestRefusal(status, new CustomerStatusError('validation_failed', { message }));
}
