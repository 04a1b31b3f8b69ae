import { CustomerStatusError } from '../../../model/index.js';

/**
 * The address of the hosted flow in an answer. The provider's page does not show what the member is called: the answer may be
 * the address, or hold it under a name that says link or url. Rejects with `protocol_error` for anything but https.
 */
export function hostedLink(data: unknown): string {
  const candidates: unknown[] = typeof data === 'object' && data !== null ? namedAsLinks(data) : [data];
  const link = candidates.find(isHttps);
  if (link !== undefined) return link;
  throw new CustomerStatusError('protocol_error', { message: 'DollarPe answered without an https address of its hosted flow' });
}

function namedAsLinks(data: object): unknown[] {
  return Object.entries(data)
    .filter(([name]) => /link|url/i.test(name) && !/redirect/i.test(name))
    .map(([, value]: [string, unknown]) => value);
}

function isHttps(value: unknown): value is string {
  return typeof value === 'string' && /^https:\/\/[^/\s]+/.test(value) && URL.canParse(value);
}
