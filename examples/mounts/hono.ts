import type { StatusHandler } from 'customer-status-kit/server';
import { Hono } from 'hono';

/** The handler inside a Hono application, on any runtime. */
export function honoApp(handler: StatusHandler): Hono {
  const app = new Hono();
  app.all('/api/customer-status/*', (context) => handler(context.req.raw));
  app.get('/', (context) => context.text('the host'));
  return app;
}
