import type { StatusHandler } from 'customer-status-kit/server';

/**
 * The handler as a route of Next's App Router. The file is `app/api/customer-status/[...path]/route.ts`:
 *
 *   export const { GET, HEAD, POST, PUT, PATCH, DELETE } = nextRoute(handler);
 *   export const dynamic = 'force-dynamic';
 *   export const runtime = 'nodejs';
 */
export function nextRoute(handler: StatusHandler) {
  const answer = (request: Request): Promise<Response> => handler(request);
  return { GET: answer, HEAD: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}
