import { Hono } from 'hono';
import { CustomerStatusError } from '../../model/index.js';
import { authorise, mayReach } from './authorise.js';
import type { HandlerParts, PublicCall, Route } from './call.js';
import { toProblem } from './problem.js';
import { customerRoutes } from './routes/customer-routes.js';
import { draftRoutes } from './routes/draft-routes.js';
import { fileRoutes } from './routes/file-routes.js';
import { operatorRoutes } from './routes/operator-routes.js';
import { readRoutes } from './routes/read-routes.js';
import { uploadRoutes } from './routes/upload-routes.js';
import { webhookRoutes } from './routes/webhook-routes.js';
import { assertSameSite } from './same-site.js';

/** Every route of the handler. */
export const ROUTES: readonly Route[] = [
  ...readRoutes,
  ...customerRoutes,
  ...draftRoutes,
  ...fileRoutes,
  ...uploadRoutes,
  ...operatorRoutes,
  ...webhookRoutes,
];

/** The routes under a base path, as one function that always answers. */
export function createApp(parts: HandlerParts, basePath: string): (request: Request) => Promise<Response> {
  const app = new Hono().basePath(basePath);
  for (const route of ROUTES) {
    // HEAD comes as GET and keeps its name in the request.
    app.on(route.method === 'HEAD' ? 'GET' : route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ req }) =>
      answer(parts, (requestId) =>
        run(route, { parts, request: req.raw, url: new URL(req.url), params: req.param(), requestId }),
      ),
    );
  }
  app.notFound(() => answer(parts, () => Promise.reject(notFound('there is no such route'))));
  return async (request) => app.fetch(request);
}

/** Runs a route and turns whatever it throws into a problem. Causes go to the host, never to the client. */
async function answer(parts: HandlerParts, work: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = parts.createId();
  try {
    return secured(await work(requestId));
  } catch (thrown) {
    const { response, unexpected } = toProblem(thrown, requestId);
    if (unexpected) parts.onError(unexpected);
    return secured(response);
  }
}

/** Who is asking is settled here, for every route and before anything else is looked at. */
async function run(route: Route, call: PublicCall): Promise<Response> {
  if (route.for === 'anybody') return route.handle(call);
  if (route.method === 'HEAD' && call.request.method !== 'HEAD') throw notFound('there is no such route');
  if (route.method !== 'GET' && route.method !== 'HEAD') assertSameSite(call.request, call.parts.trustedOrigins);
  const access = await authorise(call.request, call.parts.authorize);
  const customerId = call.params['customerId'] ?? '';
  const isAboutCustomer = route.path.startsWith('/customers/');
  if (isAboutCustomer && !mayReach(access, customerId)) throw notFound('there is no such customer for whoever asked');
  if (!Object.values(call.params).every(isPlausibleId)) throw notFound('an id in the path cannot be one');
  if (route.for === 'operator' && access.role !== 'operator')
    throw new CustomerStatusError('forbidden', { message: 'this route is for operators' });
  return route.handle({ ...call, access, reader: access.role, customerId });
}

/** No store takes every character, and no id of anybody is this long. */
function isPlausibleId(id: string): boolean {
  return id.length <= 200 && !/[\p{Cc}\p{Surrogate}]/u.test(id);
}

/** Nothing here may be kept by a cache, guessed at by a browser, or embedded by another site. */
function secured(response: Response): Response {
  const { headers } = response;
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('vary', 'Origin, Sec-Fetch-Site');
  return response;
}

function notFound(message: string): CustomerStatusError {
  return new CustomerStatusError('not_found', { message });
}
