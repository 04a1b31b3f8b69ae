import { CustomerStatusError } from 'customer-status-kit/model';
import {
  type Connector,
  createStatusHandler,
  inMemoryStore,
  type StatusHandler,
  type StatusStore,
} from 'customer-status-kit/server';
import { postgresStore } from 'customer-status-kit/server/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ledgerConnector } from './fixtures/ledger-connector.ts';
import { realPostgres, type RealPostgres } from './fixtures/real-postgres.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T09:00:00.000Z');

/** A provider that counts how often it is asked, and whose customers grow by one entry when told so. */
function provider(more: Partial<NonNullable<Connector['poll']>> = {}) {
  const asked: string[] = [];
  const failing = new Map<string, CustomerStatusError>();
  const news = new Map<string, string>();
  const ledger = ledgerConnector();
  const connector: Connector = {
    ...ledger,
    poll: { everyMs: HOUR, ...more },
    getCustomer: async (context) => {
      if (context.stored === undefined) return ledger.getCustomer(context);
      asked.push(context.customerId);
      const failure = failing.get(context.customerId);
      if (failure !== undefined) throw failure;
      const entry = news.get(context.customerId);
      if (entry === undefined) return context.stored;
      return ledger.applyWebhook!(context, { id: entry, payload: undefined });
    },
  };
  return { connector, asked, failing, news };
}

let clock = START;
const open: StatusHandler[] = [];
function node(connector: Connector, store: StatusStore, faults: string[] = []): StatusHandler {
  const handler = createStatusHandler({
    connector,
    store,
    clock: () => clock,
    random: () => 0,
    authorize: () => null,
    onError: ({ code }) => faults.push(code),
  });
  open.push(handler);
  return handler;
}
afterEach(async () => {
  for (const handler of open.splice(0)) await handler.close();
  clock = START;
  vi.useRealTimers();
});

let server: RealPostgres;
beforeAll(async () => {
  server = await realPostgres();
}, 60_000);
afterAll(() => server.remove(), 30_000);

describe('a provider without webhooks', () => {
  it('is asked for each customer once an interval, by whichever of two nodes comes first', { timeout: 60_000 }, async () => {
    const { connector, asked, news } = provider();
    const connectionString = await server.database();
    const nodes = [
      node(connector, await postgresStore({ connectionString })),
      node(connector, await postgresStore({ connectionString })),
    ];
    const ids = Array.from({ length: 15 }, (_, index) => `c-${index}`);
    for (const id of ids) await nodes[0]!.service.getCustomer(id);
    const pollAll = async () => {
      const counts = await Promise.all([...nodes, ...nodes, ...nodes].map((each) => each.pollProvider()));
      return counts.reduce((sum, count) => sum + count, 0);
    };

    expect(await pollAll()).toBe(15);
    expect(asked.toSorted()).toEqual(ids.toSorted());
    clock += HOUR - 1;
    expect(await pollAll()).toBe(0);
    news.set('c-3', 'c-3.news');
    clock += 1;
    expect(await pollAll()).toBe(15);
    expect(asked.length).toBe(30);
    const { events } = await nodes[1]!.service.listEvents('c-3');
    expect(events[0]).toMatchObject({ about: { id: 'c-3.news' }, source: { channel: 'poll' }, actor: { kind: 'provider' } });
  });

  it('is asked no more often than it allows, however many nodes there are', { timeout: 60_000 }, async () => {
    const { connector, asked } = provider({ rate: { capacity: 4, perSecond: 1 } });
    const connectionString = await server.database();
    const nodes = [
      node(connector, await postgresStore({ connectionString })),
      node(connector, await postgresStore({ connectionString })),
    ];
    for (let index = 0; index < 9; index += 1) await nodes[0]!.service.getCustomer(`r-${index}`);
    await Promise.all(nodes.map((each) => each.pollProvider()));
    expect(asked.length).toBe(4);
    clock += 2_000;
    await Promise.all(nodes.map((each) => each.pollProvider()));
    expect(asked.length).toBe(6);
    expect(new Set(asked).size).toBe(6);
  });

  it('is asked ever more rarely about a customer it cannot answer for, and not sooner than it says', async () => {
    const { connector, asked, failing } = provider({ longestMs: 200 * HOUR });
    const faults: string[] = [];
    const handler = node(connector, inMemoryStore(), faults);
    await handler.service.getCustomer('ada');
    failing.set('ada', new CustomerStatusError('unavailable', { message: 'down' }));
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const began = clock;
      const before = asked.length;
      while (asked.length === before) {
        await handler.pollProvider();
        if (asked.length === before) clock += HOUR / 2;
      }
      pauses.push((clock - began) / HOUR);
    }
    expect(pauses).toEqual([0, 2, 4, 8]);
    expect(faults).toEqual(Array.from({ length: 4 }, () => 'unavailable'));
    expect((await handler.service.getCustomer('ada')).version).toBe('1');

    failing.set('ada', new CustomerStatusError('rate_limited', { retryAfterMs: 100 * HOUR }));
    clock += 24 * HOUR;
    expect(await handler.pollProvider()).toBe(1);
    clock += 99 * HOUR;
    expect(await handler.pollProvider()).toBe(0);
    failing.clear();
    clock += HOUR;
    expect(await handler.pollProvider()).toBe(1);
    clock += HOUR;
    expect(await handler.pollProvider()).toBe(1);
  });

  it('is asked again after the longest pause, however far off the time is that it names', async () => {
    const { connector, asked, failing } = provider({ longestMs: 2 * HOUR });
    const handler = node(connector, inMemoryStore());
    await handler.service.getCustomer('ada');
    failing.set('ada', new CustomerStatusError('rate_limited', { retryAfterMs: 999_999_999_000 }));
    await handler.pollProvider();
    clock += 2 * HOUR - 1;
    expect(await handler.pollProvider()).toBe(0);
    clock += 1;
    expect(await handler.pollProvider()).toBe(1);
    expect(asked).toEqual(['ada', 'ada']);
  });

  it('is asked rarely about customers for whom everything is settled', async () => {
    const { connector, asked } = provider({ settledEveryMs: 10 * HOUR });
    const terminal: Connector = {
      ...connector,
      getCustomer: async (context) => {
        const snapshot = await connector.getCustomer(context);
        return { ...snapshot, status: { ...snapshot.status, terminal: true } };
      },
    };
    const handler = node(terminal, inMemoryStore());
    await handler.service.getCustomer('ada');
    await handler.pollProvider();
    clock += 9 * HOUR;
    await handler.pollProvider();
    expect(asked.length).toBe(1);
    clock += HOUR;
    await handler.pollProvider();
    expect(asked.length).toBe(2);
  });

  it('is asked by itself while the handler is open, and no more once it is closed', async () => {
    vi.useFakeTimers();
    const { connector, asked } = provider();
    const handler = node(connector, inMemoryStore());
    await handler.service.getCustomer('ada');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toEqual(['ada']);
    clock += HOUR;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked.length).toBe(2);
    await handler.close();
    clock += HOUR;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length).toBe(2);
    expect(await handler.pollProvider()).toBe(0);
  });

  it('is never asked where the connector does not say so', async () => {
    const handler = node(ledgerConnector(), inMemoryStore());
    await handler.service.getCustomer('ada');
    expect(await handler.pollProvider()).toBe(0);
  });
});
