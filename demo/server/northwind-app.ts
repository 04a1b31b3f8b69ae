import { serveStatic } from '@hono/node-server/serve-static';
import { type DefaultFeature, getAvailableFeatures } from 'customer-status-kit/model';
import type { StatusHandler } from 'customer-status-kit/server';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { customerDirectory, NorthwindCustomer } from './customer-directory.ts';
import { type paymentLedger, paymentInputSchema } from './payment-ledger.ts';
import { BadInput, readInput } from './read-input.ts';
import { securityHeaders } from './security-headers.ts';
import { type AnyProvider, nameOf } from './providers/demo-provider.ts';
import type { Session, sessionTokens } from './session-tokens.ts';

/** What Northwind's server is made of. */
export interface NorthwindParts {
  /** The kit's server half; there is none where the browser speaks to the provider itself. */
  handler?: StatusHandler | undefined;
  tokens: ReturnType<typeof sessionTokens>;
  directory: ReturnType<typeof customerDirectory>;
  ledger: ReturnType<typeof paymentLedger>;
  provider: AnyProvider;
  /** The status the kit's store holds for a customer; what the gate of a payment asks. */
  statusOf: (customerId: string) => Promise<string>;
  /** Folder of the built pages, relative to the working directory. */
  pages: string;
}

const CUSTOMER_COOKIE = 'northwind_customer';

/** Northwind: a plain host application around the kit's handler. Signing in is pretended, everything else is real. */
export function northwindApp(parts: NorthwindParts): Hono {
  const app = new Hono();
  const { handler, provider } = parts;
  app.use(securityHeaders('server' in provider ? provider.server : undefined));
  app.onError(answerError);
  app.all('/api/customer-status/*', (context) => handler?.(context.req.raw) ?? context.notFound());
  app.post('/northwind/session', async (context) => context.json(await openSession(context, parts)));
  app.post('/northwind/customers', async (context) => context.json(await beSomebodyNew(context, parts)));
  app.get('/northwind/customers', (context) => asOperator(context, parts, () => context.json(parts.directory.list())));
  app.get('/northwind/provider', (context) =>
    asOperator(context, parts, () => context.json({ id: nameOf(parts.provider), moves: parts.provider.moves })),
  );
  app.post('/northwind/provider', (context) => asOperator(context, parts, () => moveProvider(context, parts)));
  app.get('/northwind/payments', (context) =>
    withCustomer(context, parts, 'viewTransactionHistory', (id) => context.json(parts.ledger.list(id))),
  );
  app.post('/northwind/payments', (context) =>
    withCustomer(context, parts, 'createTransaction', async (id) =>
      context.json(parts.ledger.add(id, await readInput(context, paymentInputSchema)), 201),
    ),
  );
  app.get('/', serveStatic({ path: `${parts.pages}/index.html` }));
  app.get('/operator', serveStatic({ path: `${parts.pages}/operator.html` }));
  app.get('/*', serveStatic({ root: parts.pages }));
  return app;
}

function answerError(error: Error, context: Context): Response {
  if (error instanceof BadInput) return context.json({ code: 'validation_failed' }, 400);
  console.error(`✖ ${error.name}`);
  return context.json({ code: 'unavailable' }, 500);
}

function asOperator(
  context: Context,
  parts: NorthwindParts,
  next: () => Response | Promise<Response>,
): Response | Promise<Response> {
  return sessionOf(context, parts)?.role === 'operator' ? next() : context.json({ code: 'forbidden' }, 403);
}

const moveSchema = v.object({ customerId: v.string(), move: v.string() });

/** Makes the provider act. */
async function moveProvider(context: Context, parts: NorthwindParts): Promise<Response> {
  const { customerId, move } = await readInput(context, moveSchema);
  if (parts.directory.find(customerId) === undefined) return context.json({ code: 'not_found' }, 404);
  const outcome = await parts.provider.move(customerId, move).catch(() => 'failed' as const);
  if (outcome === 'refused') return context.json({ code: 'state_conflict' }, 409);
  return context.body(null, outcome === 'done' ? 204 : 502);
}

async function beSomebodyNew(context: Context, parts: NorthwindParts) {
  deleteCookie(context, CUSTOMER_COOKIE);
  const customer = await takeIn(parts, context.req.query('type') === 'BUSINESS' ? 'BUSINESS' : 'INDIVIDUAL');
  return rememberCustomer(context, customer.id);
}

/** The provider hears of a customer as soon as Northwind has one. */
async function takeIn({ directory, provider }: NorthwindParts, type?: NorthwindCustomer['type']): Promise<NorthwindCustomer> {
  const customer = directory.add(type);
  await provider.addCustomer(customer);
  return customer;
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

const sessionSchema = v.object({ as: v.optional(v.picklist(['customer', 'operator'])) });

async function openSession(context: Context, parts: NorthwindParts) {
  const { as } = await readInput(context, sessionSchema);
  const { provider } = parts;
  const isDirect = 'server' in provider;
  if (as === 'operator') return { token: parts.tokens.issue({ role: 'operator', label: 'Northwind support' }), isDirect };
  const known = parts.directory.find(getCookie(context, CUSTOMER_COOKIE) ?? '');
  const customer = known ?? (await takeIn(parts));
  rememberCustomer(context, customer.id);
  const direct = isDirect ? { direct: { server: provider.server, token: provider.tokenFor(customer.id) } } : {};
  return { token: parts.tokens.issue({ role: 'customer', customerId: customer.id }), customer, ...direct };
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
