import { serveStatic } from '@hono/node-server/serve-static';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { StatusHandler } from 'customer-status-kit/server';
import { Hono } from 'hono';

const { header } = contentSecurityPolicy({ also: { 'img-src': ["'self'", 'data:'] } });

/** The handler inside a Hono application, with the pages it is for. */
export function honoApp(handler: StatusHandler): Hono {
  const app = new Hono();
  app.all('/api/customer-status/*', (context) => handler(context.req.raw));
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', header);
  });
  app.get('/*', serveStatic({ root: './dist' }));
  return app;
}
