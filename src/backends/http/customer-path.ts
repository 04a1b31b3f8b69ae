import { CustomerStatusError } from '../../model/index.js';

/** The path of something of a customer. Throws for an id that would lead to something else, such as `..`. */
export function customerPath(customerId: string, ...rest: string[]): string {
  return ['/customers', ...[customerId, ...rest].map(segmentOf)].join('/');
}

function segmentOf(id: string): string {
  try {
    // Encoding is no help with dots: `%2e%2e` is read as `..` too.
    if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  } catch {
    // Half a character has no bytes.
  }
  throw new CustomerStatusError('validation_failed', {
    message: 'an id is empty, made of dots, or no text, so it names nothing and nothing was sent',
  });
}
