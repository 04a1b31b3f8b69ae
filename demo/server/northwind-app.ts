import { serveStatic } from '@hono/node-server/serve-static';
import { type DefaultFeature, getAvailableFeatures } from 'customer-status-kit/model';
import type { StatusHandler } from 'customer-status-kit/server';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { customerDirectory } from './customer-directory.ts';
import type { paymentLedger } from './payment-ledger.ts';
import { securityHeaders } from './security-headers.ts';
import type { SandboxMove, sandboxProvider } from './sandbox-provider.ts';
import type { Session, sessionTokens } from './session-tokens.ts';

/** What Northwind's server is made of. */
export interface NorthwindParts {
  handler: StatusHandler;
  tokens: ReturnType<typeof sessionTokens>;
  directory: ReturnType<typeof customerDirectory>;
  ledger: ReturnType<typeof paymentLedger>;
  provider: ReturnType<typeof sandboxProvider>;
  /** The status the kit's store holds for a customer; what the gate of a payment asks. */
  statusOf: (customerId: string) => Promise<string>;
  /** Folder of the built pages, relative to the working directory. */
  pages: string;
}

const CUSTOMER_COOKIE = 'northwind_customer';

/** Northwind: a plain host application around the kit's handler. Signing in is pretended, everything else is real. */
export function northwindApp(parts: NorthwindParts): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.all('/api/customer-status/*', (context) => parts.handler(context.req.raw));
  app.post('/northwind/session', async (context) => context.json(await openSession(context, parts)));
  app.post('/northwind/customers', (context) => {
    deleteCookie(context, CUSTOMER_COOKIE);
    return context.json(
      rememberCustomer(context, parts.directory.add(context.req.query('type') === 'BUSINESS' ? 'BUSINESS' : 'INDIVIDUAL').id),
    );
  });
  app.get('/northwind/customers', (context) => {
    if (sessionOf(context, parts)?.role !== 'operator') return context.json({ code: 'forbidden' }, 403);
    return context.json(parts.directory.list());
  });
  app.post('/northwind/sandbox', async (context) => {
    if (sessionOf(context, parts)?.role !== 'operator') return context.json({ code: 'forbidden' }, 403);
    const { customerId, move } = await context.req.json<{ customerId: string; move: SandboxMove }>();
    const answer = await parts.handler(parts.provider.notice(new URL(context.req.url).origin, customerId, move));
    return context.body(null, answer.ok ? 204 : 502);
  });
  app.get('/northwind/payments', (context) =>
    withCustomer(context, parts, 'viewTransactionHistory', (id) => context.json(parts.ledger.list(id))),
  );
  app.post('/northwind/payments', (context) =>
    withCustomer(context, parts, 'createTransaction', async (id) =>
      context.json(parts.ledger.add(id, await context.req.json()), 201),
    ),
  );
  app.get('/', serveStatic({ path: `${parts.pages}/index.html` }));
  app.get('/operator', serveStatic({ path: `${parts.pages}/operator.html` }));
  app.get('/*', serveStatic({ root: parts.pages }));
  return app;
}

/** Who sent a request, from its bearer token. */
export function sessionOf(
  context: { req: { header(name: string): string | undefined } },
  parts: Pick<NorthwindParts, 'tokens'>,
): Session | null {
  return readBearer(context.req.header('authorization'), parts.tokens);
}

/** Reads `Bearer …`; anything else is nobody. */
export function readBearer(header: string | null | undefined, tokens: NorthwindParts['tokens']): Session | null {
  const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  if (token === undefined) return null;
  try {
    return tokens.read(token);
  } catch {
    return null;
  }
}

async function openSession(context: Context, parts: NorthwindParts) {
  const { as } = await context.req.json<{ as?: string }>();
  if (as === 'operator') return { token: parts.tokens.issue({ role: 'operator', label: 'Northwind support' }) };
  const known = parts.directory.find(getCookie(context, CUSTOMER_COOKIE) ?? '');
  const customer = known ?? parts.directory.add();
  rememberCustomer(context, customer.id);
  return { token: parts.tokens.issue({ role: 'customer', customerId: customer.id }), customer };
}

function rememberCustomer(context: Context, id: string) {
  setCookie(context, CUSTOMER_COOKIE, id, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 60 * 60 * 24 * 30 });
  return { id };
}

/** The gate that counts: the server asks the same function as the interface, with its own data. */
async function withCustomer(
  context: Context,
  parts: NorthwindParts,
  feature: DefaultFeature,
  next: (customerId: string) => Response | Promise<Response>,
): Promise<Response> {
  const session = sessionOf(context, parts);
  if (session?.role !== 'customer') return context.json({ code: 'unauthenticated' }, 401);
  const status = await parts.statusOf(session.customerId);
  if (!getAvailableFeatures(status).some((open) => open === feature)) return context.json({ code: 'forbidden' }, 403);
  return next(session.customerId);
}
