import { createServer } from 'node:http';
import { createStatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { plainPage } from './plain-page.ts';

const PORT = Number(process.env['PORT'] ?? 4500);

/** Who is signed in is pretended here: a host reads its session. */
const handler = createStatusHandler({
  connector: sandboxConnector(),
  authorize: () => ({ role: 'customer', customerId: 'ada' }),
});

createServer(plainPage(handler)).listen(PORT, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${PORT}/\n`);
});
