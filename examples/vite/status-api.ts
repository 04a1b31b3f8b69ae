import { createStatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import type { Connect, Plugin } from 'vite';

/** The server half beside the pages, as long as Vite serves them. It forgets everything when Vite ends. */
export function statusApi(): Plugin {
  const handler = createStatusHandler({
    connector: sandboxConnector(),
    // Your own session belongs here. The customer of this example is always signed in.
    authorize: () => ({ role: 'customer', customerId: 'ada' }),
  });
  const mount = ({ middlewares }: { middlewares: Connect.Server }) => {
    middlewares.use('/api/customer-status', toNodeHandler(handler));
  };
  return { name: 'status-api', configureServer: mount, configurePreviewServer: mount };
}
