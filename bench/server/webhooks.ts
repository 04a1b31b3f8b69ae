import type { RealPostgres } from '../../test/server/fixtures/real-postgres.ts';
import { startChild } from './child.ts';
import { seedCustomers } from './seed-customers.ts';
import type { ServerGiven, ServerQuestion } from './status-server.ts';
import type { WebhookAnswer, WebhookQuestion } from './webhook-client.ts';

const CUSTOMERS = 2_000;
const SECONDS = 20;
const SECRET = `whsec_${btoa('a secret of two dozen and more bytes')}`;

interface WebhookFigures extends WebhookAnswer {
  perSecond: number;
  seconds: number;
  /** Deliveries that were acknowledged and of which the database has no event. */
  lost: number;
}

/** Webhooks at a steady rate with the store in PostgreSQL, every one a change of a customer. */
export async function measureWebhooks(postgres: RealPostgres): Promise<WebhookFigures[]> {
  const database = await postgres.database();
  const given: ServerGiven = { postgres: database, secret: SECRET };
  const server = startChild<ServerQuestion, number>('status-server.ts', given);
  const client = startChild<WebhookQuestion, WebhookAnswer>('webhook-client.ts');
  const port = await server.ask({ do: 'listen' });
  await seedCustomers(postgres, database, port, { first: 1, last: CUSTOMERS });
  const figures: WebhookFigures[] = [];
  let firstId = 0;
  for (const [perSecond, seconds] of [
    [200, 5],
    [500, SECONDS],
    [1_000, SECONDS],
  ] as const) {
    const before = await countEvents(postgres, database);
    const answered = await client.ask({ port, secret: SECRET, customers: CUSTOMERS, perSecond, seconds, firstId });
    firstId += perSecond * seconds;
    const lost = answered.acknowledged - ((await countEvents(postgres, database)) - before);
    figures.push({ perSecond, seconds, ...answered, lost });
  }
  await Promise.all([server.end(), client.end()]);
  // The first warms up.
  return figures.slice(1);
}

async function countEvents(postgres: RealPostgres, database: string): Promise<number> {
  const [row] = await postgres.run(database, `select count(distinct event->'source'->>'eventId')::int as count from csk_events`);
  return Number(row?.['count']);
}
