import { CustomerStatusError } from '../../model/index.js';
import type { Access, StatusHandlerOptions } from '../handler-options.js';

/** Who sent the request. Rejects with `unauthenticated` for nobody and for an answer of the host that makes no sense. */
export async function authorise(request: Request, authorize: StatusHandlerOptions['authorize']): Promise<Access> {
  const access: Access | null = await authorize(request);
  if (isCustomer(access) || isOperator(access)) return access;
  throw new CustomerStatusError('unauthenticated', { message: 'authorize() did not name anybody for this request' });
}

/** True when somebody may know that a customer exists. */
export function mayReach(access: Access, customerId: string): boolean {
  return access.customerId === undefined ? access.role === 'operator' : access.customerId === customerId;
}

function isCustomer(access: Access | null | undefined): access is Access & { role: 'customer' } {
  return access?.role === 'customer' && typeof access.customerId === 'string' && access.customerId !== '';
}

function isOperator(access: Access | null | undefined): access is Access & { role: 'operator' } {
  return access?.role === 'operator' && (access.customerId === undefined || typeof access.customerId === 'string');
}
