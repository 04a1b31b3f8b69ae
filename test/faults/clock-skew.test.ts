import { expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { httpBackend } from '../../src/backends/http/index.js';
import { fakeBackend } from '../client/fake-backend.js';
import { snapshotOf } from '../client/fixtures.js';
import { testClock } from '../backends/http/test-clock.js';
import { answer } from './fault-proxy.js';
import { eventually, openStage } from './stage.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 1);

it.each([
  ['a day slow', NOW - DAY],
  ['right', NOW],
  ['a day fast', NOW + DAY],
])('with a clock that is %s the order of things, what is open and what is old are the same', async (_which, start) => {
  const backend = fakeBackend(snapshotOf(1, { is: 'UNDER_REVIEW' }), ['subscribe']);
  const clock = testClock(start);
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, staleAfterMs: 60_000 });
  const told: string[] = [];
  client.on('statusChanged', ({ to }) => told.push(to));
  client.start();
  await eventually(() => expect(client.getSnapshot()).toMatchObject({ phase: 'ready', stale: false }));
  backend.streams[0]?.push({ snapshot: snapshotOf(3, { is: 'ACTIVE' }) });
  backend.streams[0]?.push({ snapshot: snapshotOf(2, { is: 'REJECTED' }) });
  expect(client.getSnapshot()).toMatchObject({ status: 'ACTIVE', stale: false });
  expect(client.can('createTransaction').open).toBe(true);
  expect(told).toEqual(['UNDER_REVIEW', 'ACTIVE']);
  backend.arrange('getCustomer', ...Array.from({ length: 9 }, () => () => Promise.reject(new TypeError('no network'))));
  clock.advance(60_000);
  expect(client.getSnapshot().stale).toBe(true);
  expect(client.can('createTransaction').open).toBe(false);
  client.dispose();
});

it.each([-DAY, 0, DAY])(
  'a date to come back at is read by the clock of the server, not by one that is %i ms off',
  async (off) => {
    const { proxy } = await openStage();
    const now = Date.now();
    const headers = { date: new Date(now).toUTCString(), 'retry-after': new Date(now + 20_000).toUTCString() };
    proxy.meet('', answer(503, headers));
    const backend = httpBackend({ baseUrl: proxy.origin, clock: testClock(now + off) });
    await expect(backend.getCustomer('ada')).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 20_000 });
  },
);
