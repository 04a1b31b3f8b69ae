import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { StatusHandler } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';
import express, { type Express } from 'express';

const { header } = contentSecurityPolicy({ also: { 'img-src': ["'self'", 'data:'] } });

/** The handler inside an Express 5 application. It comes before whatever reads bodies. */
export function expressApp(handler: StatusHandler): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/api/customer-status', toNodeHandler(handler));
  app.use(express.json());
  app.post('/messages', (request, response) => void response.json({ received: request.body }));
  app.use(express.static('dist', { setHeaders: (response) => response.setHeader('Content-Security-Policy', header) }));
  return app;
}
