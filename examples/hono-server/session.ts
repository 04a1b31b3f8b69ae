import type { Access } from 'customer-status-kit/server';

/** Your own sessions belong here. These two never end, and are no secret. */
const SESSIONS = new Map<string, Access>([
  ['Bearer ada', { role: 'customer', customerId: 'ada' }],
  ['Bearer desk', { role: 'operator', label: 'Support' }],
]);

/** Who is asking, by their session. */
export function accessOf(request: Request): Access | null {
  return SESSIONS.get(request.headers.get('authorization') ?? '') ?? null;
}
