import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { MiddlewareHandler } from 'hono';

/** The strict policy the whole demo runs under. Where the browser speaks to a provider itself, it may reach its server. */
export function securityHeaders(server: string | undefined): MiddlewareHandler {
  // Beside what the kit needs: Northwind's own sign.
  const also = { 'img-src': ["'self'"], ...(server === undefined ? {} : { 'connect-src': [server] }) };
  const { header } = contentSecurityPolicy({ pictureWorker: true, also });
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', header);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Permissions-Policy', 'camera=(self), microphone=()');
  };
}
