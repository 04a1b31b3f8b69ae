import { describe, expect, it } from 'vitest';
import { inMemoryStore, type StatusHandlerOptions, type StatusStore } from 'customer-status-kit/server';
import type { OffblocksWebhooks } from 'customer-status-kit/server/connectors/offblocks';
import { simulateOffblocks } from '../../../providers/offblocks/offblocks-simulator.ts';
import { START } from '../../fixtures/desk.ts';
import { openOffblocks } from './offblocks-desk.ts';

const URL = 'http://desk.test/api/customer-status/webhooks/offblocks';

/** A host that takes notices, and OffBlocks that has something to tell of Ada. */
async function open(how: 'signed' | 'read_again', options: Partial<StatusHandlerOptions> = {}) {
  const theirs = await simulateOffblocks({ clock: () => START });
  const webhooks: OffblocksWebhooks =
    how === 'signed' ? { publicKey: theirs.noticeKey, keyId: 'offblocks-1', url: URL } : 'read_again';
  const opened = await openOffblocks({ connector: { webhooks }, handler: options });
  const { desk, offblocks, adaId } = opened;
  await theirs.close();
  await desk.ada.customer();
  const ada = offblocks.customers.get(adaId)!;
  const post = (body: string, headers: Headers | Record<string, string> = { 'content-type': 'application/json' }) =>
    desk.nobody.send('POST', '/webhooks/offblocks', { body, headers: Object.fromEntries(new Headers(headers)) });
  const tell = async (more: object = {}) => {
    const { body, headers } = await theirs.noticeOf({ ...ada, ...more }, URL);
    return { body, headers, response: await post(body, headers) };
  };
  const reads = () => offblocks.requests.filter(({ path }) => path === `/v1/customers/${adaId}`).length;
  return { ...opened, ada, post, tell, reads, statusOf: async () => (await desk.ada.customer()).status.status };
}

describe('a notice that OffBlocks signed', () => {
  it('changes the customer without another question, and says where the change came from', async () => {
    const { desk, tell, reads, statusOf } = await open('signed');
    const before = reads();
    const { response } = await tell({ status: 'active', updatedAt: '2026-03-02T09:01:00Z' });
    expect([response.status, await statusOf(), reads()]).toEqual([204, 'ACTIVE', before]);
    const { events } = await desk.operator.events('?limit=1');
    expect(events[0]).toMatchObject({
      to: 'ACTIVE',
      actor: { kind: 'provider' },
      source: { provider: 'offblocks', channel: 'webhook' },
    });
  });

  it('and is older than what is known changes nothing, in whatever order they come', async () => {
    const { tell, statusOf } = await open('signed');
    await tell({ status: 'active', updatedAt: '2026-03-02T09:03:00Z' });
    await tell({ status: 'verifying', updatedAt: '2026-03-02T09:02:00.999999999Z' });
    expect(await statusOf()).toBe('ACTIVE');
    await tell({ status: 'rejected', updatedAt: '2026-03-02T09:03:00.000000001Z' });
    await tell({ status: 'active', updatedAt: '2026-03-02T09:02:59Z' });
    expect(await statusOf()).toBe('REJECTED');
  });

  it('and is older by less than a millisecond changes nothing either', async () => {
    const { tell, statusOf } = await open('signed');
    await tell({ status: 'rejected', updatedAt: '2026-03-02T09:03:03.123456789Z' });
    for (const updatedAt of ['2026-03-02T09:03:03.123000000Z', '2026-03-02T09:03:03.123456788Z', '2026-03-02T09:03:03.1234Z'])
      await tell({ status: 'active', updatedAt });
    expect(await statusOf()).toBe('REJECTED');
  });

  it('and comes twice has one effect', async () => {
    const { desk, post, tell } = await open('signed');
    const { body, headers } = await tell({ status: 'active', updatedAt: '2026-03-02T09:01:00Z' });
    const { events } = await desk.operator.events();
    expect((await post(body, headers)).status).toBe(204);
    expect((await desk.operator.events()).events.length).toBe(events.length);
  });

  it('is refused with another body, unsigned, or when it is old', async () => {
    const { post, tell, statusOf, passTime } = await open('signed');
    const { body, headers } = await tell();
    expect((await post(body.replace('initiating', 'active'), headers)).status).toBe(401);
    expect((await post(body)).status).toBe(401);
    passTime(300_001);
    expect((await post(body.replace('x', 'y'), headers)).status).toBe(401);
    expect((await post(body, headers)).status).toBe(401);
    expect(await statusOf()).toBe('CREATED');
  });

  it('about something else, or somebody else, is taken and of no interest', async () => {
    const { tell, statusOf } = await open('signed');
    expect((await tell({ webhookType: 'card.updated', status: 'active' })).response.status).toBe(204);
    expect((await tell({ id: 'a stranger', status: 'active' })).response.status).toBe(204);
    expect(await statusOf()).toBe('CREATED');
  });

  it('with a state nobody has heard of keeps everything closed', async () => {
    const { tell, statusOf } = await open('signed');
    await tell({ status: 'ACTIVE', updatedAt: '2026-03-02T09:01:00Z' });
    expect(await statusOf()).toBe('UNKNOWN');
  });

  it('that holds no customer is refused', async () => {
    const { tell } = await open('signed');
    expect((await tell({ status: 7 })).response.status).toBe(422);
  });
});

describe('a notice that nobody signed', () => {
  it('is believed in nothing: OffBlocks is asked', async () => {
    const { ada, post, reads, statusOf } = await open('read_again');
    const forged = JSON.stringify({
      webhookType: 'customer.updated',
      id: ada.id,
      status: 'active',
      updatedAt: '2030-01-01T00:00:00Z',
    });
    const before = reads();
    expect((await post(forged)).status).toBe(204);
    expect([await statusOf(), reads()]).toEqual(['CREATED', before + 1]);
    Object.assign(ada, { status: 'active', updatedAt: '2026-03-02T09:01:00Z' });
    expect((await post(forged)).status).toBe(204);
    expect(await statusOf()).toBe('ACTIVE');
  });

  it('about somebody the host does not know asks nothing', async () => {
    const { post, offblocks } = await open('read_again');
    const before = offblocks.requests.length;
    expect((await post(JSON.stringify({ webhookType: 'customer.updated', id: 'a stranger', status: 'active' }))).status).toBe(
      204,
    );
    expect((await post(JSON.stringify({ webhookType: 'card.updated', id: 'a card' }))).status).toBe(204);
    expect(offblocks.requests.length).toBe(before);
  });

  it('is counted by its address like any request, and nothing is remembered of it', async () => {
    const store = inMemoryStore();
    const claimed: string[] = [];
    const watched: StatusStore = { ...store, claimDelivery: (claim) => (claimed.push(claim.key), store.claimDelivery(claim)) };
    const rateLimits = { address: { capacity: 10, perSecond: 0 } };
    const { ada, post, desk } = await open('read_again', { store: watched, rateLimits, clientAddress: () => '203.0.113.9' });
    expect((await post(JSON.stringify({ webhookType: 'customer.updated', id: ada.id }))).status).toBe(204);
    const statuses = [];
    for (let count = 0; count < 30; count += 1) statuses.push((await post('{}')).status);
    // The first look at Ada and the first notice came from the same address.
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 204), ...Array.from({ length: 22 }, () => 429)]);
    expect([claimed, desk.faults]).toEqual([[], []]);
  });

  it('costs no more questions in a minute than are looked into, and is told to come again', async () => {
    const { ada, post, reads, passTime } = await open('read_again');
    const notice = JSON.stringify({ webhookType: 'customer.updated', id: ada.id, status: 'active' });
    const before = reads();
    for (let count = 0; count < 120; count += 1) await post(notice);
    const refused = await post(notice);
    expect([refused.status, refused.headers.get('retry-after'), reads() - before]).toEqual([429, '60', 120]);
    passTime(60_000);
    expect((await post(notice)).status).toBe(204);
  });

  it.each(['', '{', '[]', 'null', '{"webhookType":"customer.updated"}', '{"webhookType":"customer.updated","id":7}'])(
    'and cannot be read asks nothing: %s',
    async (body) => {
      const { post, reads } = await open('read_again');
      const before = reads();
      await post(body);
      expect(reads()).toBe(before);
    },
  );
});

describe('a host without notices', () => {
  it('has no address for them', async () => {
    const { desk } = await openOffblocks();
    expect((await desk.nobody.send('POST', '/webhooks/offblocks', { body: {} })).status).toBe(404);
  });

  it('asks OffBlocks each minute, and each quarter of an hour where it takes some', async () => {
    const { connector } = await openOffblocks();
    const other = await openOffblocks({ connector: { webhooks: 'read_again' } });
    expect([connector.poll?.everyMs, other.connector.poll?.everyMs]).toEqual([60_000, 900_000]);
  });
});
