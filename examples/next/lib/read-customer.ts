import type { CustomerSnapshot } from 'customer-status-kit';
import { headers } from 'next/headers';
import { accessOf } from './session';
import { statusHandler } from './status-handler';

/** The customer as they may see themselves. The handler's own answer is read, because it leaves out what is for operators. */
export async function readCustomer(): Promise<CustomerSnapshot | undefined> {
  const sent = new Headers(await headers());
  const access = await accessOf(new Request('http://localhost/', { headers: sent }));
  if (access?.customerId === undefined) return undefined;
  const address = `http://localhost/api/customer-status/customers/${encodeURIComponent(access.customerId)}`;
  const handler = await statusHandler();
  const answer = await handler(new Request(address, { headers: sent }));
  return answer.ok ? answer.json() : undefined;
}
