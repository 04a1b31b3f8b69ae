import { createServer } from 'node:http';
import { httpBackend, type HttpBackendOptions } from 'customer-status-kit/backends/http';
import { createCustomerClient, type CustomerClient, type CustomerClientOptions } from 'customer-status-kit/client';
import { createStatusHandler, type StatusHandlerOptions } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { expect, onTestFinished, vi } from 'vitest';
import { type TestClock, testClock } from '../backends/http/test-clock.js';
import { readToken } from '../server/fixtures/desk.js';
import { faultProxy, listen } from './fault-proxy.js';

const BASE = '/api/customer-status';

/** Where the requests of Ada's pages go. */
export const STREAM = '/customers/ada/stream';
export const READ = `GET ${BASE}/customers/ada`;

/** Waits for what the network brings; no time of the kit's own passes meanwhile. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { interval: 2, timeout: 10_000 });
}

/** Lets the clock run second by second, with room for the network between. */
export async function passTime(clock: TestClock, ms: number, until = () => false): Promise<void> {
  const end = clock.now() + ms;
  while (clock.now() < end && !until()) {
    clock.advance(1_000);
    // oxlint-disable-next-line no-await-in-loop -- the network moves by itself meanwhile
    await roomForTheNetwork();
  }
}

/** Lets the clock run until the client is live again, with so much room between that a connection is made before it is given up. */
export function untilLive(client: CustomerClient, clock: TestClock): Promise<void> {
  const look = () => {
    if (client.getSnapshot().connection !== 'live') clock.advance(1_000);
    expect(client.getSnapshot().connection).toBe('live');
  };
  return vi.waitFor(look, { interval: 25, timeout: 18_000 });
}

/** Client, proxy and server share this thread: turns of its loop move them, however slow the machine is, not milliseconds. */
async function roomForTheNetwork(): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, 3));
  for (let turn = 0; turn < 30; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one turn after the other
    await new Promise((resolve) => void setImmediate(resolve));
  }
}

/** The real handler over the sandbox, a proxy in front of it that makes faults, and clients whose time a test moves. */
export async function openStage(options: Partial<StatusHandlerOptions> = {}) {
  // Faults come more often here than in any life.
  const handler = createStatusHandler({
    connector: sandboxConnector(),
    authorize: readToken,
    heartbeatMs: 20,
    rateLimits: false,
    ...options,
  });
  const server = await listen(createServer(toNodeHandler(handler)));
  onTestFinished(() => handler.close());
  const proxy = await faultProxy(server);
  const operator = httpBackend({ baseUrl: server + BASE, getToken: () => 'operator', operator: true });
  let keys = 0;

  /** A page of Ada's, for whoever stops it. */
  const openPage = (
    more: Partial<HttpBackendOptions> = {},
    customerId = 'ada',
    settings: Partial<CustomerClientOptions> = {},
  ) => {
    const clock = testClock();
    const backend = httpBackend({
      baseUrl: proxy.origin + BASE,
      clock,
      random: () => 0,
      getToken: () => `customer/${customerId}`,
      ...more,
    });
    return { client: createCustomerClient({ backend, customerId, clock, random: () => 0, ...settings }), clock };
  };

  /** A page of Ada's that is stopped with the test, and everything it tells its host. */
  const openClient: (...options: Parameters<typeof openPage>) => ReturnType<typeof openPage> & { heard: Heard } = (
    ...options
  ) => {
    const page = openPage(...options);
    onTestFinished(() => page.client.dispose());
    return { ...page, heard: hearClient(page.client) };
  };

  return {
    handler,
    proxy,
    openPage,
    openClient,
    /** Writes a status past the proxy. */
    setStatus: (to: 'UNDER_REVIEW' | 'ACTIVE' | 'NEEDS_ADDITIONAL_INFORMATION' | 'REJECTED', customerId = 'ada') =>
      operator.setStatus(customerId, to, { idempotencyKey: `stage-${(keys += 1)}` }),
    /** Waits until nothing is on its way any more: a request that was given up may still arrive. */
    async calm() {
      for (let seen = -1; seen !== proxy.requests.length; ) {
        seen = proxy.requests.length;
        // oxlint-disable-next-line no-await-in-loop -- one look after the other
        await new Promise((resolve) => void setTimeout(resolve, 60));
      }
    },
    /** How often pages have read Ada, streams not counted. */
    reads: () => proxy.requests.filter(({ method, path }) => `${method} ${path}` === READ).length,
    events: async (customerId = 'ada') => (await handler.service.listEvents(customerId)).events,
  };
}

interface Heard {
  statuses: string[];
  errors: string[];
  ended: string[];
}

/** Everything a client tells its host, in order. */
function hearClient(client: CustomerClient): Heard {
  const statuses: string[] = [];
  const errors: string[] = [];
  const ended: string[] = [];
  client.on('statusChanged', ({ to }) => statuses.push(to));
  client.on('errorOccurred', ({ error }) => errors.push(error.code));
  client.on('sessionEnded', ({ error }) => ended.push(error.code));
  return { statuses, errors, ended };
}

/** Waits until the client is connected in a way and idle enough to be asked. */
export function whenConnected(client: CustomerClient, connection: 'live' | 'polling' | 'ended' | 'paused'): Promise<void> {
  return eventually(() => {
    expect(client.getSnapshot().connection).toBe(connection);
    expect(client.getSnapshot().phase).toBe('ready');
  });
}
