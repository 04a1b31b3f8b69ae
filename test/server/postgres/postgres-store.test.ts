import { type CustomerStatusError, isCustomerStatusError } from 'customer-status-kit/model';
import { createStatusHandler, type CustomerChange, type StatusHandler, type StatusStore } from 'customer-status-kit/server';
import { postgresStore, type PostgresStoreOptions } from 'customer-status-kit/server/postgres';
import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { postgresDatabase } from '../../../src/server/store-postgres/postgres-database.ts';
import { sqlStore } from '../../../src/server/store/sql-store.ts';
import { commitOf, eventOf } from '../fixtures/commits.ts';
import { cutLine } from '../fixtures/cut-line.ts';
import { ledgerConnector } from '../fixtures/ledger-connector.ts';
import { realPostgres, type RealPostgres } from '../fixtures/real-postgres.ts';

let server: RealPostgres;
let url: string;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await realPostgres();
}, 60_000);
afterAll(() => server.remove(), 30_000);
beforeEach(async () => {
  url = await server.database();
}, 30_000);
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
}, 30_000);

const LIMIT = { timeout: 15_000, interval: 20 };

async function open(more: Partial<PostgresStoreOptions> = {}): Promise<StatusStore> {
  const store = await postgresStore({ connectionString: url, ...more });
  closers.push(() => store.close());
  return store;
}

function node(store: StatusStore, heartbeatMs = 60_000): StatusHandler {
  const handler = createStatusHandler({
    connector: ledgerConnector(),
    store,
    heartbeatMs,
    rateLimits: false,
    authorize: () => null,
  });
  closers.push(() => handler.close());
  return handler;
}

/** A change by whichever node. */
async function change(handler: StatusHandler, customerId: string, id: string): Promise<void> {
  const body = JSON.stringify({ id, customerId });
  const request = new Request('http://desk.test/api/customer-status/webhooks/ledger', {
    method: 'POST',
    body,
    headers: JSON_BODY,
  });
  expect((await handler(request)).status).toBe(204);
}

const JSON_BODY = { 'content-type': 'application/json' };

/** Everything a node tells whoever watches a customer there; `ids` are the entries, without the meeting itself. */
async function watch(handler: StatusHandler, customerId: string) {
  await handler.service.getCustomer(customerId);
  const told: CustomerChange[] = [];
  handler.service.watch(customerId, (each) => told.push(each));
  return {
    told,
    ids: () => told.flatMap(({ events }) => events.flatMap(({ about }) => about?.id ?? [])),
    version: () => told.at(-1)?.snapshot.version,
  };
}

const failureOf = async (work: Promise<unknown>): Promise<CustomerStatusError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isCustomerStatusError(error)) throw new Error(`no error of ours: ${String(error)}`);
  return error;
};

const connections = async (like: string) => {
  const rows = await server.run(
    url,
    `select query from pg_stat_activity where datname = current_database() and application_name = 'customer-status-kit'`,
  );
  return rows.filter(({ query }) => String(query).startsWith(like)).length;
};

describe('the tables in PostgreSQL', () => {
  it('are made once when three nodes start at the same moment', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await stores[0].commit(commitOf('ada', 0, { events: [eventOf('a')] }));
    expect(await stores[2].getCustomer('ada')).toMatchObject({ lastSeq: 1 });
    const versions = await server.run(url, 'select version from csk_migrations order by version');
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
    expect(versions.length).toBeGreaterThanOrEqual(3);
  });

  it('are waited for as long as another node is at them', async () => {
    const other = new Client({ connectionString: url });
    await other.connect();
    closers.push(() => other.end());
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1)', [0x63_73_6b_01]);
    const opening = open({ timeoutMs: 400 });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await other.query('commit');
    await (await opening).ping();
  });

  it('are brought up to date from those of an older version, with what is in them', async () => {
    await (await open()).commit(commitOf('ada', 0, { events: [eventOf('a')] }));
    await server.run(
      url,
      'drop table csk_polls; drop table csk_buckets; drop index csk_idempotency_age; drop index csk_webhook_deliveries_age; alter table csk_drafts drop column version; delete from csk_migrations where version >= 3',
    );
    const store = await open();
    expect(await store.getCustomer('ada')).toMatchObject({ lastSeq: 1 });
    expect(await store.claimPolls({ now: 1, limit: 10, leaseMs: 1 })).toEqual([{ customerId: 'ada', failures: 0 }]);
  });

  it('keep no bucket that nobody has taken from for long', async () => {
    const store = await open();
    for (const [key, now] of [
      ['old', 1_000],
      ['new', 9_000],
    ] as const)
      await store.takeToken({ key, capacity: 5, perSecond: 1, now });
    expect(await store.prune({ calls: 0, deliveries: 0 })).toBe(0);
    expect(await store.prune({ calls: 0, deliveries: 0, buckets: 5_000 })).toBe(1);
    expect(await server.run(url, 'select key from csk_buckets')).toEqual([{ key: 'new' }]);
  });

  it('are left alone, with a clear error, when a newer version has made them', async () => {
    await open();
    await server.run(url, 'insert into csk_migrations (version) values (99)');
    const error = await failureOf(postgresStore({ connectionString: url }));
    expect([error.code, error.message.includes('version 99'), error.message.includes('Update the package')]).toEqual([
      'unsupported',
      true,
      true,
    ]);
  });

  it('number the events of a customer on and on, over restarts and nodes', async () => {
    const [one, two] = [await open(), await open()];
    await one.commit(commitOf('ada', 0, { events: [eventOf('a')] }));
    await two.commit(commitOf('ada', 1, { events: [eventOf('b'), eventOf('c')] }));
    await one.close();
    await server.kill();
    await server.start();
    const three = await open();
    await three.commit(commitOf('ada', 2, { events: [eventOf('d')] }));
    expect((await three.listEventsAfter('ada', 0, 10)).map(({ id, seq }) => `${id}${seq}`)).toEqual(['a1', 'b2', 'c3', 'd4']);
  });
});

describe('a change that one node writes', () => {
  it('is told at once to every viewer of every node, each event once and in order', async () => {
    const nodes = [node(await open()), node(await open()), node(await open())];
    const viewers = await Promise.all([...nodes, ...nodes].map((each) => watch(each, 'ada')));
    const stranger = await watch(nodes[1]!, 'ben');
    const ids = Array.from({ length: 12 }, (_, index) => `n-${index}`);
    for (const [index, id] of ids.entries()) await change(nodes[index % 3]!, 'ada', id);
    for (const viewer of viewers) {
      await expect.poll(viewer.version, LIMIT).toBe('13');
      expect(viewer.ids()).toEqual(ids);
    }
    expect(stranger.ids()).toEqual([]);
  });

  it('is found at the next look when its notice is lost', async () => {
    const reader = node(await open(), 100);
    const viewer = await watch(reader, 'ada');
    await change(reader, 'ada', 'first');
    const pool = new Pool({ connectionString: url });
    closers.push(() => pool.end());
    const silent = sqlStore(postgresDatabase(pool));
    const { snapshot } = (await silent.getCustomer('ada'))!;
    const more = { about: { type: 'capability', id: 'silent', outcome: 'active' } } as const;
    await silent.commit({
      customerId: 'ada',
      fromVersion: '2',
      snapshot: { ...snapshot, version: '3' },
      events: [eventOf('e', more)],
    });
    await expect.poll(viewer.version, LIMIT).toBe('3');
    expect(viewer.ids()).toEqual(['first', 'silent']);
  });

  it('reaches viewers again by itself after the database was down', async () => {
    const faults: string[] = [];
    const nodes = [node(await open()), node(await open({ onError: ({ code }) => faults.push(code) }))];
    const viewer = await watch(nodes[1]!, 'ada');
    await change(nodes[0]!, 'ada', 'before');
    await expect.poll(viewer.ids, LIMIT).toEqual(['before']);
    await server.kill();
    const body = JSON.stringify({ id: 'during', customerId: 'ada' });
    const during = await nodes[0]!(
      new Request('http://desk.test/api/customer-status/webhooks/ledger', { method: 'POST', body, headers: JSON_BODY }),
    );
    expect(during.status).toBe(503);
    await server.start();
    await expect
      .poll(
        () =>
          nodes[0]!.service.getCustomer('ada').then(
            ({ version }) => version,
            () => 'down',
          ),
        LIMIT,
      )
      .toBe('2');
    await change(nodes[0]!, 'ada', 'during');
    await expect.poll(viewer.ids, LIMIT).toEqual(['before', 'during']);
    expect(faults).toContain('unavailable');
  });

  it('is heard on a connection of its own, which nobody else waits for, and all are closed in the end', async () => {
    const nodes = [node(await open({ maxConnections: 1 })), node(await open({ maxConnections: 1 }))];
    await Promise.all(nodes.map((each) => watch(each, 'ada')));
    await expect.poll(() => connections('listen csk_changes'), LIMIT).toBe(2);
    await Promise.all(nodes.map((each) => each.close()));
    await expect.poll(() => connections(''), LIMIT).toBe(0);
  });
});

describe('a line to PostgreSQL', () => {
  it('that hangs costs a clear error and no more, and works again once it is whole', async () => {
    const line = await cutLine(server.port);
    closers.push(() => line.close());
    const through = url.replace(`:${server.port}/`, `:${line.port}/`);
    const reader = node(await open({ connectionString: through, timeoutMs: 500 }), 200);
    const writer = node(await open());
    const viewer = await watch(reader, 'ada');
    await change(writer, 'ada', 'heard');
    await expect.poll(viewer.ids, LIMIT).toEqual(['heard']);
    line.hang();
    expect(await failureOf(reader.service.getCustomer('ada'))).toMatchObject({ code: 'unavailable', retryable: true });
    await change(writer, 'ada', 'unheard');
    line.heal();
    await expect.poll(viewer.ids, LIMIT).toEqual(['heard', 'unheard']);
  });

  it('that leads nowhere is a clear error that holds no secret', async () => {
    const error = await failureOf(postgresStore({ connectionString: 'postgres://me:hunter2-secret@127.0.0.1:1/kyc' }));
    expect([error.code, error.retryable]).toEqual(['unavailable', true]);
    expect(error.message).toContain('Check that it runs');
    expect(JSON.stringify([error.message, String(error.cause), error.stack])).not.toContain('hunter2');
  });

  it('to a database that is not there says what PostgreSQL calls it', async () => {
    const error = await failureOf(postgresStore({ connectionString: url.replace(/\/test_\d+$/, '/nobody') }));
    expect([error.code, String(error.cause)]).toEqual(['unavailable', expect.stringContaining('SQLSTATE 3D000')]);
  });

  it('says nothing about customers when a statement is refused', async () => {
    const store = await open();
    const file = {
      id: 'passport-of-ada',
      customerId: 'ada-lovelace',
      requirementId: 'r',
      documentType: 'p',
      mime: 'image/png',
      size: 1,
      sha256: '',
      createdAt: '',
    };
    await store.commit(commitOf('ada-lovelace', 0, { addedFiles: [file] }));
    const error = await failureOf(store.commit(commitOf('ada-lovelace', 1, { addedFiles: [file] })));
    expect([error.code, String(error.cause)]).toEqual(['unavailable', expect.stringContaining('constraint csk_files_pkey')]);
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain('ada-lovelace');
    expect(await store.getCustomer('ada-lovelace')).toMatchObject({ snapshot: { version: '1' } });
  });
});

describe('postgresStore without the package "pg"', () => {
  afterEach(() => {
    vi.doUnmock('pg');
    vi.resetModules();
  });

  it('says what to install', async () => {
    vi.resetModules();
    vi.doMock('pg', () => {
      throw new Error('Cannot find package');
    });
    const fresh = await import('../../../src/server/store-postgres/postgres-store.ts');
    const error = await fresh.postgresStore({ connectionString: url }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('npm install pg') });
  });
});
