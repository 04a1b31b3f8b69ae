import type { CustomerSnapshot } from 'customer-status-kit';
import { accessOf } from './session';
import { statusHandler } from './status-handler';

/** Who is signed in, and what is known of them. */
export interface ReadCustomer {
  customerId: string;
  /** Missing where it could not be read: the page then reads it by itself, and says what is in the way. */
  customer: CustomerSnapshot | undefined;
}

/**
 * The customer as they may see themselves, or nobody. The handler's own answer is read, because it leaves out what is for
 * operators.
 */
export async function readCustomer(sent: Headers): Promise<ReadCustomer | undefined> {
  const access = await accessOf(new Request('http://localhost/', { headers: sent }));
  if (access?.customerId === undefined) return undefined;
  const { customerId } = access;
  const address = `http://localhost/api/customer-status/customers/${encodeURIComponent(customerId)}`;
  try {
    const handler = await statusHandler();
    const answer = await handler(new Request(address, { headers: sent }));
    return { customerId, customer: answer.ok ? await answer.json() : undefined };
  } catch (error) {
    console.error('The status handler could not be opened.', error);
    return { customerId, customer: undefined };
  }
}
