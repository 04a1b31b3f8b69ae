import { createServer, type Server } from 'node:http';
import type { StatusHandler } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';

/** The handler as a server of its own. */
export function nodeHttpServer(handler: StatusHandler): Server {
  return createServer(toNodeHandler(handler));
}
