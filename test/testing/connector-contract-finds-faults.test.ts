import { CustomerStatusError, type CustomerSnapshot, isCustomerStatus } from 'customer-status-kit/model';
import type { Connector, ConnectorContext } from 'customer-status-kit/server';
import { providerClient, type ProviderConnection } from 'customer-status-kit/server/connectors';
import { fernWebhook } from 'customer-status-kit/server/webhooks';
import { connectorContract, type ConnectorSubject, type ProviderFault } from 'customer-status-kit/testing';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SimulatedFault, simulatedServer } from '../providers/simulated-server.js';

const NOW = 1_700_000_000_000;
const SECRET = 'the_secret_of_the_pier';
const NOTE = 'seems to be a liar';

const FAULTS: Readonly<Record<ProviderFault, SimulatedFault>> = {
  hang: 'hang',
  cut: 'cut',
  busy: { status: 503 },
  garbage: { status: 200, body: '<html>' },
  done_then_cut: { thenCut: true },
};

interface Pier {
  state: string;
}

/** The smallest good mapping: a state, and nothing of what the staff wrote. */
function toSnapshot(object: unknown): CustomerSnapshot {
  const { state } = object as Pier;
  const status = isCustomerStatus(state) ? state : 'UNKNOWN';
  return {
    id: 'ada',
    type: 'INDIVIDUAL',
    version: '1',
    updatedAt: '2026-03-02T09:00:00.000Z',
    status: { status, reasons: [], terminal: false, recovery: 'support', editable: false },
    scopes: [],
    requirements: [],
    documents: [],
    capabilities: [],
    allowed: {},
  };
}

/** A connector with a provider of its own; `spoil` makes it a bad one. */
async function makePier(spoil: (good: Connector, connection: ProviderConnection) => Connector = (good) => good) {
  let effects = 0;
  const server = await simulatedServer(({ method }) => {
    if (method !== 'GET') effects += 1;
    return { status: 200, body: { state: 'ACTIVE', note: NOTE } };
  });
  const connection = { baseUrl: server.origin, timeoutMs: 1_000, attempts: 2, pause: async () => undefined };
  const send = providerClient({ ...connection, sign: () => ({ authorization: SECRET }) });
  const verify = fernWebhook({ secrets: SECRET });
  const good: Connector = {
    id: 'pier',
    capabilities: { requirements: 'none', submission: 'none', rearranges: false },
    getCustomer: async ({ signal }) => toSnapshot((await send({ method: 'GET', path: '/c', signal })).body),
    activate: async ({ signal }) => toSnapshot((await send({ method: 'POST', path: '/c', body: '{}', signal })).body),
    verifyWebhook: async (request) => {
      const { id, text } = await verify(request);
      return { id, customerId: 'ada', payload: JSON.parse(text) };
    },
  };
  const connector = spoil(good, connection);
  return { connector, server, effects: () => effects };
}

function toContext(more: Partial<ConnectorContext> = {}): ConnectorContext {
  return {
    customerId: 'ada',
    now: NOW,
    nextId: () => 'id',
    readFile: async () => undefined,
    linkToFile: async () => 'https://files.test/1',
    signal: new AbortController().signal,
    ...more,
  };
}

function signedNotice() {
  const body = '{"state":"ACTIVE"}';
  const time = String(NOW / 1_000);
  const signature = createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex');
  const headers = new Headers({ 'x-api-timestamp': time, 'x-api-signature': signature });
  const request = { headers, rawBody: new TextEncoder().encode(body), now: NOW };
  return { request, signedHeaders: ['x-api-timestamp', 'x-api-signature'] };
}

/** The titles of the cases that a connector fails. */
async function failures(
  spoil?: (good: Connector, connection: ProviderConnection) => Connector,
  more: Partial<ConnectorSubject> = {},
): Promise<string[]> {
  const make = async (): Promise<ConnectorSubject> => {
    const { connector, server, effects } = await makePier(spoil);
    return {
      connector,
      context: toContext,
      published: [
        { name: 'open', object: { state: 'ACTIVE', note: NOTE }, status: 'ACTIVE' },
        { name: 'closed', object: { state: 'REJECTED', note: NOTE }, status: 'REJECTED' },
      ],
      unknown: [{ state: 'PENDING_MOON', note: NOTE }],
      toSnapshot,
      hidden: [NOTE, SECRET],
      webhook: signedNotice,
      write: { run: (context) => connector.activate!(context, {}), effects },
      fail: (fault) => server.fail(FAULTS[fault]),
      dispose: () => server.close(),
      ...more,
    };
  };
  const failed: string[] = [];
  // A provider that never answers costs the time that is waited for it: it is met where nothing else is wrong.
  const cases = connectorContract(make).filter(
    ({ title }) => (spoil === undefined && more.toSnapshot === undefined) || !/"hang"|never answers/.test(title),
  );
  for (const { title, run } of cases) await run().catch(() => failed.push(title));
  return failed;
}

/** The mapping, with something changed. */
function mapped(change: (snapshot: CustomerSnapshot, object: Pier & { note?: string }) => object) {
  const changed = (object: unknown) => {
    const snapshot = toSnapshot(object);
    return { ...snapshot, ...change(snapshot, object as Pier) };
  };
  return { toSnapshot: changed };
}

describe('the contract of connectors', () => {
  it('finds nothing wrong with a connector that keeps it', async () => {
    expect(await failures()).toEqual([]);
  });

  it('finds a mapping that opens what it does not know, shows another status, or leaves somebody without a way on', async () => {
    const opened = mapped(({ status }) => ({ status: { ...status, status: 'ACTIVE' } }));
    const failed = await failures(undefined, opened);
    expect(failed).toContain('keeps everything closed for a value nobody has published');
    expect(failed).toContain('shows every published state as what it means');
    const stuck = mapped(({ status }) => ({ status: { ...status, recovery: 'self' } }));
    expect(await failures(undefined, stuck)).toEqual(['leaves no customer without a way on']);
  });

  it('finds a mapping that tells what the staff wrote, or is another one each time', async () => {
    const telling = mapped((_snapshot, { note }) => ({ displayName: note }));
    expect(await failures(undefined, telling)).toEqual(['tells no text for operators and no secret']);
    let count = 0;
    const restless = mapped(() => ({ updatedAt: new Date((count += 1)).toISOString() }));
    expect(await failures(undefined, restless)).toContain(
      'maps the same object to the same snapshot, also where one is stored already',
    );
  });

  it('finds a webhook that is believed without its signature, or without all of it', async () => {
    const believing = (good: Connector): Connector => ({
      ...good,
      verifyWebhook: async () => ({ id: '1', customerId: 'ada', payload: {} }),
    });
    expect(await failures(believing)).toEqual([
      'refuses a webhook of which any bit of the body was changed',
      'refuses a webhook of which any character of a signed header was changed, or a whole one left out',
      'reads nothing of a webhook that is not signed',
    ]);
  });

  it('finds a write that is sent again although it may have been done', async () => {
    const repeating = (good: Connector, connection: ProviderConnection): Connector => {
      const send = providerClient(connection);
      const activate = async ({ signal }: ConnectorContext) =>
        toSnapshot((await send({ method: 'POST', path: '/c', body: '{}', isRepeatable: true, signal })).body);
      return { ...good, activate };
    };
    expect(await failures(repeating)).toEqual(['does nothing twice when the line breaks after the work was done']);
  });

  it('finds errors that are none of the kit’s, and errors that tell a secret', async () => {
    const rough = (good: Connector): Connector => ({
      ...good,
      getCustomer: async (context) => {
        try {
          return await good.getCustomer(context);
        } catch {
          throw new Error('it did not work');
        }
      },
    });
    expect(await failures(rough)).toHaveLength(3);
    const telling = (good: Connector): Connector => ({
      ...good,
      getCustomer: async (context) => {
        try {
          return await good.getCustomer(context);
        } catch (error) {
          throw new CustomerStatusError((error as CustomerStatusError).code, { message: `with ${SECRET}` });
        }
      },
    });
    expect(await failures(telling)).toHaveLength(3);
  });
});
