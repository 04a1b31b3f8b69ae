import { createServer } from 'node:http';
import { createStatusHandler, inMemoryStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { postgresStore } from 'customer-status-kit/server/postgres';
import { answer, GIVEN } from './child.ts';
import { listen } from './listen.ts';

/** What a status server is asked to do. */
export type ServerQuestion =
  | { do: 'listen' }
  /** Changes one customer; answers with the moment at which it was asked to, in nanoseconds of this machine. */
  | { do: 'change'; customerId: string }
  | { do: 'memory' };

/** What a status server is made with. */
export interface ServerGiven {
  /** The address of a PostgreSQL database; in memory where there is none. */
  postgres?: string;
  secret?: string;
}

export interface Memory {
  heap: number;
  resident: number;
  watchers: number;
}

const { postgres, secret }: ServerGiven = JSON.parse(GIVEN);
const store = postgres === undefined ? inMemoryStore() : await postgresStore({ connectionString: postgres, maxConnections: 8 });
const handler = createStatusHandler({
  connector: sandboxConnector({ webhookSecret: secret }),
  store,
  // Whoever asks is whom they say: a look-up of a session is the host's own work.
  authorize: (request) => {
    const [role, customerId = ''] = (request.headers.get('authorization') ?? '').slice('Bearer '.length).split('/');
    return role === 'operator' ? { role } : { role: 'customer', customerId };
  },
  // One customer asks for everybody here.
  rateLimits: { customer: { capacity: 1e9, perSecond: 1e9 } },
  limits: { streamsPerCustomer: 20_000, streams: 20_000 },
});
const server = createServer(toNodeHandler(handler));
let changes = 0;

answer<ServerQuestion>(async (question) => {
  if (question.do === 'listen') return listen(server);
  if (question.do === 'memory') return memory();
  const at = process.hrtime.bigint();
  changes += 1;
  const response = await handler(
    new Request(`http://bench.test/api/customer-status/customers/${question.customerId}/status`, {
      method: 'PUT',
      headers: { authorization: 'Bearer operator', 'content-type': 'application/json', 'idempotency-key': `change-${changes}` },
      body: JSON.stringify({ status: changes % 2 === 0 ? 'ACTIVE' : 'DEACTIVATED' }),
    }),
  );
  if (!response.ok) throw new Error(`the change was answered with ${response.status}: ${await response.text()}`);
  return String(at);
});

async function memory(): Promise<Memory> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => void setTimeout(resolve, 50));
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss, watchers: handler.service.watcherCount() };
}
