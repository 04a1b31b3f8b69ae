import type { RealPostgres } from '../../test/server/fixtures/real-postgres.ts';
import { startChild } from './child.ts';
import type { LoadAnswer, LoadQuestion } from './load-client.ts';
import { seedCustomers } from './seed-customers.ts';
import type { ServerGiven, ServerQuestion } from './status-server.ts';
import type { WebhookAnswer, WebhookQuestion } from './webhook-client.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const SECRET = `whsec_${btoa('a secret of two dozen and more bytes')}`;

interface GrowthFigures {
  customers: number;
  /** Milliseconds of one read and of one page of events, one at a time. */
  read: number;
  events: number;
  /** Milliseconds of one webhook that changes a customer, fifty a second. */
  webhook: number;
}

/** What one request costs as customers grow. */
export async function measureGrowth(postgres: RealPostgres): Promise<GrowthFigures[]> {
  const database = await postgres.database();
  const given: ServerGiven = { postgres: database, secret: SECRET };
  const server = startChild<ServerQuestion, number>('status-server.ts', given);
  const load = startChild<LoadQuestion, LoadAnswer>('load-client.ts');
  const webhooks = startChild<WebhookQuestion, WebhookAnswer>('webhook-client.ts');
  const port = await server.ask({ do: 'listen' });
  const headers = { authorization: 'Bearer customer/c500' };
  const path = '/api/customer-status/customers/c500';
  const figures: GrowthFigures[] = [];
  let present = 0;
  let firstId = 0;
  for (const customers of SIZES) {
    await seedCustomers(postgres, database, port, { first: present + 1, last: customers });
    present = customers;
    await postgres.run(database, 'vacuum analyze');
    const ask = (asked: string) => load.ask({ port, path: asked, headers, connections: 1, ms: 2_000 });
    await ask(path);
    const read = await ask(path);
    const events = await ask(`${path}/events`);
    const question = { port, secret: SECRET, customers: 250, perSecond: 50, seconds: 5, firstId };
    firstId += 250;
    const webhook = await webhooks.ask(question);
    figures.push({ customers, read: read.p50, events: events.p50, webhook: webhook.p50 });
  }
  await Promise.all([server.end(), load.end(), webhooks.end()]);
  return figures;
}
