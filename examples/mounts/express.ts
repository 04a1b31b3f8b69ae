import { createServer, type Server } from 'node:http';
import type { StatusHandler } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';
import express from 'express';

/** The handler inside an Express 5 application. It comes before whatever reads bodies. */
export function expressServer(handler: StatusHandler): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use('/api/customer-status', toNodeHandler(handler));
  app.use(express.json());
  app.post('/echo', (request, response) => void response.json(request.body));
  return createServer(app);
}
