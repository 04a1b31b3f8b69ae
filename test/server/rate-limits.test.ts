import { inMemoryStore, type StatusStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { describe, expect, it } from 'vitest';
import { openDesk, problemOf } from './fixtures/desk.ts';

const clientAddress = (request: Request) => request.headers.get('x-test-address') ?? undefined;
const from = (address: string) => ({ headers: { 'x-test-address': address } });

describe('too many requests', () => {
  it('of one customer are refused with a time, and those of another are not', async () => {
    const desk = openDesk({ rateLimits: { customer: { capacity: 5, perSecond: 1 } } });
    for (let count = 0; count < 5; count += 1) await desk.ada.customer();
    const refused = await desk.ada.send('GET', '/customers/ada');
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await desk.ben.send('GET', '/customers/ben')).status).toBe(200);
    expect((await desk.operator.send('GET', '/customers/ada')).status).toBe(200);
  });

  it('are taken again as time passes, as many as have come back', async () => {
    const desk = openDesk({ rateLimits: { customer: { capacity: 4, perSecond: 2 } } });
    const ask = async () => (await desk.ada.send('GET', '/customers/ada')).status;
    for (let count = 0; count < 4; count += 1) expect(await ask()).toBe(200);
    desk.passTime(1_000);
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  });

  it('are counted whatever they ask for: streams, writes and drafts too', async () => {
    const desk = openDesk({ rateLimits: { customer: { capacity: 3, perSecond: 1 } } });
    await (await desk.ada.send('GET', '/customers/ada/stream')).body!.cancel();
    await desk.ada.send('POST', '/customers/ada/submit');
    await desk.ada.send('GET', '/customers/ada/draft');
    expect((await desk.ada.send('GET', '/customers/ada/stream')).status).toBe(429);
  });

  it('of one address are refused, before it is asked whose they are', async () => {
    let asked = 0;
    const desk = openDesk({
      clientAddress,
      rateLimits: { address: { capacity: 3, perSecond: 1 } },
      authorize: () => ((asked += 1), { role: 'customer', customerId: 'ada' }),
    });
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await desk.ada.send('GET', '/customers/ada', from('9.9.9.9'))).status);
    expect([statuses, asked]).toEqual([[200, 200, 200, 429, 429], 3]);
    expect((await desk.ada.send('GET', '/customers/ada', from('9.9.9.8'))).status).toBe(200);
  });

  it('of one network of IPv6 count as those of one address', async () => {
    const desk = openDesk({ clientAddress, rateLimits: { address: { capacity: 2, perSecond: 1 } } });
    const ask = async (address: string) => (await desk.ada.send('GET', '/customers/ada', from(address))).status;
    expect([await ask('2001:db8:0:1::1'), await ask('2001:db8::1:ffff:0:0:2')]).toEqual([200, 200]);
    expect([await ask('2001:0db8:0000:0001:1234::'), await ask('2001:db8:0:2::1')]).toEqual([429, 200]);
    expect([await ask('1.2.3.4'), await ask('::ffff:1.2.3.4'), await ask('::FFFF:1.2.3.4')]).toEqual([200, 200, 429]);
  });

  it('of one address count together, whichever port a proxy tells of', async () => {
    const desk = openDesk({ clientAddress, rateLimits: { address: { capacity: 2, perSecond: 1 } } });
    const ask = async (address: string) => (await desk.ada.send('GET', '/customers/ada', from(address))).status;
    expect([await ask('203.0.113.9:1024'), await ask('203.0.113.9:1025'), await ask('203.0.113.9')]).toEqual([200, 200, 429]);
    expect([await ask('[2001:db8::1]:1024'), await ask('[2001:db8::1]'), await ask('2001:db8::1')]).toEqual([200, 200, 429]);
  });

  it('that are nobody’s slow their address down, also for whoever could sign in', async () => {
    const desk = openDesk({ clientAddress, rateLimits: { refused: { capacity: 3, perSecond: 1 } } });
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await desk.nobody.send('GET', '/customers/ada', from('6.6.6.6'))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    expect((await desk.ada.send('GET', '/customers/ada', from('6.6.6.6'))).status).toBe(429);
    expect((await desk.ada.send('GET', '/customers/ada', from('7.7.7.7'))).status).toBe(200);
    desk.passTime(1_000);
    expect((await desk.ada.send('GET', '/customers/ada', from('6.6.6.6'))).status).toBe(200);
  });

  it('with a wrong signature slow their address down at the webhook, and good ones are not counted', async () => {
    const webhookSecret = `whsec_${btoa('a secret of two dozen and more bytes')}`;
    const rateLimits = { refused: { capacity: 2, perSecond: 1 }, address: { capacity: 1, perSecond: 1 } };
    const desk = openDesk({ clientAddress, rateLimits, connector: sandboxConnector({ webhookSecret }) });
    const statuses = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await desk.nobody.send('POST', '/webhooks/sandbox', { body: {}, ...from('6.6.6.6') })).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('are counted once by all nodes of a store, a few at a time', async () => {
    const store = inMemoryStore();
    let questions = 0;
    const counted: StatusStore = {
      ...store,
      takeToken: (request) => {
        questions += 1;
        expect(request.key).toMatch(/^[0-9a-f]{64}$/);
        return store.takeToken(request);
      },
    };
    const rateLimits = { customer: { capacity: 100, perSecond: 0 } };
    const [one, two] = [openDesk({ store: counted, rateLimits }), openDesk({ store: counted, rateLimits })];
    let taken = 0;
    for (let count = 0; count < 150; count += 1) {
      const node = count % 2 === 0 ? one : two;
      if ((await node.ada.send('GET', '/customers/ada')).status === 200) taken += 1;
    }
    expect(taken).toBe(100);
    expect(questions).toBeLessThan(150);
  });

  it('can be left to what stands in front', async () => {
    const desk = openDesk({ rateLimits: false, clientAddress: () => '1.1.1.1' });
    for (let count = 0; count < 1_300; count += 1) expect((await desk.ada.send('HEAD', '/customers/ada')).status).toBe(200);
  });
});
