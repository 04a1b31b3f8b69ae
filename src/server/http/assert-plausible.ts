import { CustomerStatusError } from '../../model/index.js';
import { RequestRefusal } from '../../model/wire/problem.js';

/** Longer than any address or header here needs to be; a runtime's own limits are often far above. */
const MAX_URL = 8_192;
const MAX_HEADERS = 32_768;

/** Refuses what is too long to be meant: the address with 414, the headers with 431. */
export function assertPlausible(request: Request, headerLength = lengthOf(request.headers)): void {
  if (request.url.length > MAX_URL) throw refusal(414, 'the address is too long');
  if (headerLength > MAX_HEADERS) throw refusal(431, 'the headers are too long');
}

function lengthOf(headers: Headers): number {
  let length = 0;
  for (const [name, value] of headers) length += name.length + value.length;
  return length;
}

function refusal(status: 414 | 431, message: string): RequestRefusal {
  return new RequestRefusal(status, new CustomerStatusError('validation_failed', { message }));
}
