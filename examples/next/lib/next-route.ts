import type { StatusHandler } from 'customer-status-kit/server';

/** The handler as a route of the App Router: every method by the name that Next looks for. */
export function nextRoute(handler: () => Promise<StatusHandler>) {
  const answer = async (request: Request): Promise<Response> => (await handler())(request);
  return { GET: answer, HEAD: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}
