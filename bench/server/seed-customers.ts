import type { RealPostgres } from '../../test/server/fixtures/real-postgres.ts';

const MODEL = 'seed';

/** Fills a database with the customers `c<first>` to `c<last>`, each as the server itself makes one. */
export async function seedCustomers(
  postgres: RealPostgres,
  database: string,
  port: number,
  range: { first: number; last: number },
): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/customer-status/customers/${MODEL}`, {
    headers: { authorization: `Bearer customer/${MODEL}` },
  });
  if (!response.ok) throw new Error(`the model was answered with ${response.status}`);
  const series = `generate_series(${range.first}, ${range.last}) as n`;
  await postgres.run(
    database,
    `insert into csk_customers (id, version, last_seq, snapshot, updated_at)
     select 'c' || n, version, last_seq, jsonb_set(snapshot, '{id}', to_jsonb('c' || n)), updated_at
     from csk_customers, ${series} where id = '${MODEL}'`,
  );
  await postgres.run(
    database,
    `insert into csk_events (customer_id, seq, type, at, event)
     select 'c' || n, seq, type, at, event from csk_events, ${series} where customer_id = '${MODEL}'`,
  );
}
