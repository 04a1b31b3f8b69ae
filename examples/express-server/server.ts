import { createStatusHandler, inMemoryStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { expressApp } from './app.ts';

const handler = createStatusHandler({
  connector: sandboxConnector(),
  // Your own session belongs here. The customer of this example is always signed in.
  authorize: () => ({ role: 'customer', customerId: 'ada' }),
  // It forgets everything when the process ends. Others: docs/server.md.
  store: inMemoryStore(),
});

const port = Number(process.env['PORT'] ?? 8788);
const server = expressApp(handler).listen(port, () => console.log(`http://localhost:${port}/`));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    void handler.close();
  });
}
