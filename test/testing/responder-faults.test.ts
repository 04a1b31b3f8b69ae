import { type CustomerClient, createCustomerClient } from 'customer-status-kit/client';
import { httpBackend } from 'customer-status-kit/backends/http';
import { customerFixture, protocolResponder } from 'customer-status-kit/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { testClock } from '../backends/http/test-clock.ts';

const BASE = 'https://host.test/status';

/** A responder, the http backend over it, and a way to a client that follows the stream; their time is the test's. */
function openLine(scenario: 'created' | 'under_review' = 'under_review') {
  const clock = testClock();
  const responder = protocolResponder({ baseUrl: BASE, scenario, clock });
  const backend = httpBackend({ baseUrl: BASE, fetch: responder.fetch, clock, random: () => 0.5 });
  const follow = () => {
    const client = createCustomerClient({ backend, customerId: 'cus_1', clock, random: () => 0.5 });
    client.start();
    onTestFinished(() => client.dispose());
    return client;
  };
  return { clock, responder, backend, follow };
}

const eventually = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 8_000 });

function untilLive(client: CustomerClient, pass: () => void = () => undefined): Promise<void> {
  return eventually(() => {
    pass();
    expect(client.getSnapshot().connection).toBe('live');
  });
}

it.each([
  ['unauthenticated', 'unauthenticated'],
  ['state_conflict', 'state_conflict'],
  [500, 'unavailable'],
  ['network', 'network'],
] as const)('a request told to fail with %s fails as over a real line', async (fault, code) => {
  const { responder, backend } = openLine();
  responder.faults.fail(fault);
  await expect(backend.getCustomer('cus_1')).rejects.toMatchObject({ code });
  responder.faults.clear();
  expect((await backend.getCustomer('cus_1')).status.status).toBe('UNDER_REVIEW');
});

it('a fault reaches the operations that were named, as often as was said, and says when to come back', async () => {
  const { responder, backend } = openLine();
  responder.faults.fail('rate_limited', { only: ['getCustomer'], times: 1, retryAfterMs: 2_000 });
  expect((await backend.listEvents('cus_1')).events.length).toBeGreaterThan(1);
  await expect(backend.getCustomer('cus_1')).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 2_000 });
  expect((await backend.getCustomer('cus_1')).id).toBe('cus_1');
  expect(responder.requests.map(({ operation }) => operation)).toEqual(['listEvents', 'getCustomer', 'getCustomer']);
});

it('a slow answer comes when its time has passed', async () => {
  const { responder, backend, clock } = openLine();
  responder.faults.slow(5_000);
  const answered = vi.fn();
  const read = backend.getCustomer('cus_1').then(answered);
  await eventually(() => expect(clock.nextDelay()).toBe(5_000));
  expect(answered).not.toHaveBeenCalled();
  clock.advance(5_000);
  await read;
  expect(answered).toHaveBeenCalledOnce();
});

it('a change reaches whoever follows, and a stream that was cut is taken up where it ended', async () => {
  const { responder, clock, follow } = openLine();
  const client = follow();
  await untilLive(client);
  responder.simulate.requestInformation([
    { title: 'Work', spec: { kind: 'field', path: 'work', input: 'text', required: true } },
  ]);
  await eventually(() => expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION'));
  responder.faults.cutStreams();
  await eventually(() => expect(client.getSnapshot().connection).not.toBe('live'));
  responder.simulate.approve();
  await untilLive(client, () => clock.advance(1_000));
  await eventually(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
});

it('offline, nothing gets through and streams are cut; afterwards everything goes on', async () => {
  const { responder, backend, clock, follow } = openLine();
  const client = follow();
  await untilLive(client);
  responder.faults.offline();
  await eventually(() => expect(client.getSnapshot().connection).not.toBe('live'));
  await expect(backend.getCustomer('cus_1')).rejects.toMatchObject({ code: 'network' });
  responder.simulate.approve();
  responder.faults.clear();
  await untilLive(client, () => clock.advance(1_000));
  await eventually(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
});

it('what is told again, and what is old, reaches the page and changes nothing on it', async () => {
  const { responder, backend, follow } = openLine();
  const client = follow();
  await untilLive(client);
  const told: string[] = [];
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const note = ({ snapshot, event }: { snapshot?: { version: string } | undefined; event?: { id: string } | undefined }) =>
    told.push(snapshot?.version ?? event?.id ?? 'resync');
  backend.subscribe('cus_1', note, { signal: end.signal });
  await eventually(() => expect(told).toHaveLength(1));
  responder.simulate.approve();
  await eventually(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
  const before = client.getSnapshot();
  told.length = 0;
  responder.faults.replay();
  await eventually(() => expect(told.length).toBeGreaterThan(2));
  expect(Number(told.at(-1))).toBeLessThan(Number(before.customer?.version));
  await untilLive(client);
  expect(client.getSnapshot().customer).toBe(before.customer);
  expect(client.getSnapshot().timeline.events.map(({ id }) => id)).toEqual([
    ...new Set(client.getSnapshot().timeline.events.map(({ id }) => id)),
  ]);
});

it('a stream tells what was missed since the last id, resync where it does not know, and then the customer', async () => {
  const { responder } = openLine();
  const namesSince = async (lastId: string | undefined) => {
    const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
    const response = await responder.fetch(new Request(`${BASE}/customers/cus_1/stream`, { headers }));
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return [...new TextDecoder().decode(value).matchAll(/event: (\w+)/g)].map(([, name]) => name);
  };
  const { events } = await responder.backend.listEvents('cus_1');
  const newest = events[0]!.seq!;
  expect(await namesSince(undefined)).toEqual(['snapshot']);
  expect(await namesSince(String(newest))).toEqual(['snapshot']);
  expect(await namesSince(String(newest - 2))).toEqual(['lifecycle', 'lifecycle', 'snapshot']);
  expect(await namesSince('999')).toEqual(['resync', 'snapshot']);
  expect(await namesSince('something')).toEqual(['resync', 'snapshot']);
});

it('customers are not told what is for operators, and operators are', async () => {
  const operator = protocolResponder({
    baseUrl: BASE,
    customer: customerFixture({ status: 'UNDER_REVIEW' }),
    access: () => 'operator',
  });
  const customer = protocolResponder({ baseUrl: BASE, backend: operator.backend });
  operator.simulate.reject({ reasonCode: 'fraud', message: 'A forged passport.' });
  const read = async (responder: typeof operator) => (await responder.fetch(new Request(`${BASE}/customers/cus_1`))).text();
  expect(await read(operator)).toContain('fraud');
  expect(await read(customer)).not.toMatch(/fraud|forged/);
  expect(await customer.fetch(new Request(`${BASE}/capabilities`)).then((answer) => answer.json())).toMatchObject({
    surface: 'customer',
  });
});
