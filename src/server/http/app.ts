import { Hono } from 'hono';
import { CustomerStatusError, toCustomerStatusError } from '../../model/index.js';
import { authorise, mayReach } from './authorise.js';
import type { HandlerParts, PublicCall, Route } from './call.js';
import { RequestRefusal, toProblem } from './problem.js';
import { customerRoutes } from './routes/customer-routes.js';
import { fileRoutes } from './routes/file-routes.js';
import { operatorRoutes } from './routes/operator-routes.js';
import { readRoutes } from './routes/read-routes.js';
import { webhookRoutes } from './routes/webhook-routes.js';
import { assertSameSite } from './same-site.js';

/** Every route of the handler. */
export const ROUTES: readonly Route[] = [...readRoutes, ...customerRoutes, ...fileRoutes, ...operatorRoutes, ...webhookRoutes];

/** The routes under a base path, as one function. */
export function createApp(parts: HandlerParts, basePath: string): (request: Request) => Promise<Response> {
  const app = new Hono().basePath(basePath);
  for (const route of ROUTES) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.method, path, (context) => answer(parts, context.req.raw, () => run(route, toCall(parts, context.req.raw, context.req.param()))));
  }
  app.notFound((context) =>
    answer(parts, context.req.raw, () => Promise.reject(new CustomerStatusError('not_found', { message: 'there is no such route' }))),
  );
  return async (request) => app.fetch(request);
}

function toCall(parts: HandlerParts, request: Request, params: Record<string, string>): Omit<PublicCall, 'requestId'> {
  return { parts, request, url: new URL(request.url), params };
}
