import { serve } from '@hono/node-server';
import { createStatusHandler, diskFiles, pgliteStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { honoApp } from './app.ts';
import { accessOf } from './session.ts';

const handler = createStatusHandler({
  connector: sandboxConnector(),
  authorize: accessOf,
  store: await pgliteStore({ dataDir: '.data/store' }),
  files: diskFiles({ directory: '.data/files' }),
});

const port = Number(process.env['PORT'] ?? 8787);
const server = serve({ fetch: honoApp(handler).fetch, port }, () => console.log(`http://localhost:${port}/`));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    void handler.close();
  });
}
