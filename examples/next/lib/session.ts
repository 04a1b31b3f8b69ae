import type { Access } from 'customer-status-kit/server';

/** Your own session belongs here. The customer of this example is always signed in. */
export async function accessOf(_request: Request): Promise<Access | null> {
  return { role: 'customer', customerId: 'ada' };
}
