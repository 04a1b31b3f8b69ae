import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { MiddlewareHandler } from 'hono';

/** Beside what the kit needs: Northwind's own sign. */
const { header } = contentSecurityPolicy({ pictureWorker: true, also: { 'img-src': ["'self'"] } });

/** The strict policy the whole demo runs under. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', header);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Permissions-Policy', 'camera=(self), microphone=()');
};
