import { Hono } from 'hono';
import { CustomerStatusError } from '../../model/index.js';
import { assertOpen } from './assert-open.js';
import { assertPlausible } from './assert-plausible.js';
import { authorise, mayReach } from './authorise.js';
import type { App, Measured } from './known-apps.js';
import type { HandlerParts, PublicCall, Route } from './call.js';
import { RequestRefusal, toProblem } from '../../model/wire/problem.js';
import { type Answer, Reply } from './respond.js';
import { customerRoutes } from './routes/customer-routes.js';
import { draftRoutes } from './routes/draft-routes.js';
import { fileRoutes } from './routes/file-routes.js';
import { machineRoutes } from './routes/machine-routes.js';
import { operatorRoutes } from './routes/operator-routes.js';
import { readRoutes } from './routes/read-routes.js';
import { uploadRoutes } from './routes/upload-routes.js';
import { webhookRoutes } from './routes/webhook-routes.js';
import { assertSameSite } from './same-site.js';

/** Every route of the handler. */
export const ROUTES: readonly Route[] = [
  ...machineRoutes,
  ...readRoutes,
  ...customerRoutes,
  ...draftRoutes,
  ...fileRoutes,
  ...uploadRoutes,
  ...operatorRoutes,
  ...webhookRoutes,
];

/** The routes under a base path, as one function that always answers. */
export function createApp(parts: HandlerParts, basePath: string): App {
  // One for each method: a pair of paths that needs Hono's slower router slows down no method but its own.
  const apps = new Map<string, RoutedApp>();
  for (const route of ROUTES) {
    const method = routedAs(route.method);
    const app = apps.get(method) ?? newApp(basePath);
    apps.set(method, app);
    app.on(method, toPattern(route.path), ({ req, env }) =>
      through(
        answer({ parts, request: req.raw, route: route.path, measured: env }, (noted) =>
          run(route, { parts, request: req.raw, params: req.param(), ...noted }),
        ),
      ),
    );
  }
  // By themselves: a path with handlers for each method and for all is matched at many times the cost.
  const paths = newApp(basePath);
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    paths.all(toPattern(path), ({ req, env }) =>
      through(
        answer({ parts, request: req.raw, route: path, measured: env }, () => Promise.reject(wrongMethod(pathIn(parts, req)))),
      ),
    );
  }
  paths.notFound(({ req, env }) =>
    through(
      answer({ parts, request: req.raw, route: undefined, measured: env }, () =>
        Promise.reject(notFound('there is no such route')),
      ),
    ),
  );
  for (const app of apps.values()) app.notFound(async ({ req, env }) => paths.fetch(req.raw, env));
  return async (request, measured = {}) => (apps.get(routedAs(request.method)) ?? paths).fetch(request, measured);
}

type RoutedApp = Hono<{ Bindings: Measured }>;

function newApp(basePath: string): RoutedApp {
  return new Hono<{ Bindings: Measured }>().basePath(basePath);
}

/** HEAD comes as GET and keeps its name in the request. */
function routedAs(method: string): string {
  return method === 'HEAD' ? 'GET' : method;
}

/** Hono hands on what a handler answers and never looks into it. */
function through(answered: Promise<Answer>): Promise<Response> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever asks the app is told both
  return answered as Promise<Response>;
}

function toPattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

interface Asked {
  parts: HandlerParts;
  request: Request;
  route: string | undefined;
  measured: Measured;
}

type Noted = Required<Pick<PublicCall, 'requestId' | 'identify'>>;

/** Runs a route, turns whatever it throws into a problem, and tells the log. Causes go to the host, never to the client. */
async function answer({ parts, request, route, measured }: Asked, work: (noted: Noted) => Promise<Answer>): Promise<Answer> {
  let id: string | undefined;
  const requestId = () => (id ??= parts.createId());
  const started = parts.clock();
  let role: 'customer' | 'operator' | undefined;
  const tell = (answered: Answer, code?: string) => {
    parts.log?.({
      kind: 'answer',
      at: new Date(started).toISOString(),
      requestId: requestId(),
      method: request.method,
      route,
      status: answered.status,
      code,
      role,
      milliseconds: parts.clock() - started,
    });
    return secured(answered);
  };
  try {
    assertPlausible(request, measured.headerLength);
    assertOpen({ parts, request });
    const answered = await work({
      requestId,
      identify: (known) => {
        role = known;
      },
    });
    return tell(request.method === 'HEAD' ? await withoutBody(answered) : answered);
  } catch (thrown) {
    const { response, code, unexpected } = toProblem(thrown, requestId());
    if (unexpected) parts.onError(unexpected);
    return tell(response, code);
  }
}

/** Who is asking is settled here, for every route and before anything else is looked at. */
async function run(route: Route, call: PublicCall): Promise<Answer> {
  const { parts, request } = call;
  if (route.method === 'HEAD' && request.method !== 'HEAD') throw wrongMethod(pathIn(parts, request));
  if (route.for === 'anybody') return route.handle(call);
  await parts.rates.admitAddress(request);
  if (route.method !== 'GET' && route.method !== 'HEAD') assertSameSite(request, parts.trustedOrigins);
  const access = await authorise(request, parts.authorize).catch((error: unknown) => refused(call, error));
  call.identify?.(access.role);
  const customerId = call.params['customerId'] ?? '';
  const isAboutCustomer = route.path.startsWith('/customers/');
  if (isAboutCustomer && !mayReach(access, customerId)) throw notFound('there is no such customer for whoever asked');
  if (!Object.values(call.params).every(isPlausibleId)) throw notFound('an id in the path cannot be one');
  if (route.for === 'operator' && access.role !== 'operator')
    throw new CustomerStatusError('forbidden', { message: 'this route is for operators' });
  await parts.rates.admitCustomer(access);
  return route.handle({ ...call, access, reader: access.role, customerId });
}

/** Whoever tries many sessions is slowed down; a session store that is down is nobody's guess. */
async function refused({ parts, request }: PublicCall, error: unknown): Promise<never> {
  if (error instanceof CustomerStatusError && error.code === 'unauthenticated') await parts.rates.noteRefusal(request);
  throw error;
}

/** Control characters and halves of characters. */
const UNSTORABLE = /[\p{Cc}\p{Surrogate}]/u;

/** No store takes every character, and no id of anybody is this long. */
function isPlausibleId(id: string): boolean {
  return id.length <= 200 && !UNSTORABLE.test(id);
}

/** Nobody reads the body of an answer to HEAD: unless it is let go of, the file behind it stays open. */
async function withoutBody(answered: Answer): Promise<Answer> {
  if (answered instanceof Reply || answered.body === null) return answered;
  await answered.body.cancel();
  return new Response(null, answered);
}

/** Nothing here may be kept by a cache, guessed at by a browser, or embedded by another site. */
const SECURED = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Origin, Sec-Fetch-Site',
};

function secured(answered: Answer): Answer {
  if (answered instanceof Reply) {
    const { body, status, headers } = answered;
    return new Reply(body, status, { 'cache-control': 'no-store', ...headers, ...SECURED });
  }
  const { headers } = answered;
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  for (const [name, value] of Object.entries(SECURED)) headers.set(name, value);
  return answered;
}

function notFound(message: string): CustomerStatusError {
  return new CustomerStatusError('not_found', { message });
}

/** The path of a request below the base path. */
function pathIn({ basePath }: HandlerParts, { url }: { url: string }): string {
  return new URL(url).pathname.slice(basePath.length);
}

function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** Also for OPTIONS: no other origin is let in, so there is nothing to negotiate. */
function wrongMethod(path: string): RequestRefusal {
  const methods = ROUTES.filter((route) => shapeOf(route.path).test(path)).map((route) => route.method);
  const allowed = methods.includes('GET') ? ['HEAD', ...methods] : methods;
  const error = new CustomerStatusError('unsupported', { message: 'the route does not take this method' });
  return new RequestRefusal(405, error, { allow: [...new Set(allowed)].toSorted().join(', ') });
}
