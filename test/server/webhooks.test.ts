import type { Connector } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { CustomerStatusError, parse, setStatusSchema } from 'customer-status-kit/model';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDesk } from './fixtures/desk.ts';

const SECRET = 'a secret of at least twenty-four bytes';

/** The sandbox with a signed webhook: `{id, customerId?, status?}` writes a status. */
function signedConnector(seen: { bodies: string[]; failures: number }): Connector {
  const sandbox = sandboxConnector();
  return {
    ...sandbox,
    id: 'signed',
    verifyWebhook: async ({ headers, rawBody }) => {
      const given = Buffer.from(headers.get('x-signature') ?? '', 'hex');
      const expected = createHmac('sha256', SECRET).update(rawBody).digest();
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new CustomerStatusError('unauthenticated');
      const payload: { id: string; customerId?: string } = JSON.parse(new TextDecoder().decode(rawBody));
      return { id: payload.id, customerId: payload.customerId, payload };
    },
    applyWebhook: async (context, { payload }) => {
      if ((seen.failures -= 1) >= 0) throw new Error('upstream is down');
      seen.bodies.push(JSON.stringify(payload));
      return sandbox.setStatus!(context, parse(setStatusSchema, payload));
    },
  };
}

function open(failures = 0) {
  const seen = { bodies: [] as string[], failures };
  const desk = openDesk({ connector: signedConnector(seen) });
  const post = (payload: unknown, change: { signed?: string; path?: string } = {}) => {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', SECRET)
      .update(change.signed ?? body)
      .digest('hex');
    return desk.nobody.send('POST', change.path ?? '/webhooks/signed', { body, headers: { 'x-signature': signature } });
  };
  return { desk, post, seen };
}

describe('a webhook', () => {
  const delivery = { id: 'd-1', customerId: 'ada', status: 'ACTIVE' };

  it('changes the customer and says where the change came from', async () => {
    const { desk, post } = open();
    expect((await post(delivery)).status).toBe(204);
    const { events } = await desk.operator.events('?limit=1');
    expect(events[0]).toMatchObject({
      to: 'ACTIVE',
      actor: { kind: 'provider' },
      source: { provider: 'signed', channel: 'webhook', eventId: 'd-1' },
    });
  });

  it('with a wrong signature is refused without a detail and changes nothing', async () => {
    const { desk, post, seen } = open();
    const response = await post(delivery, { signed: 'something else' });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect([seen.bodies, (await desk.ada.customer()).status.status]).toEqual([[], 'CREATED']);
  });

  it('that comes twice has one effect', async () => {
    const { post, seen } = open();
    await post(delivery);
    expect((await post(delivery)).status).toBe(204);
    expect(seen.bodies.length).toBe(1);
  });

  it('that comes again with another body is refused and reported', async () => {
    const { desk, post, seen } = open();
    await post(delivery);
    expect((await post({ ...delivery, status: 'REJECTED' })).status).toBe(409);
    expect([seen.bodies.length, desk.faults.length]).toEqual([1, 1]);
  });

  it('is not taken as done when it failed here, so that the next attempt works', async () => {
    const { desk, post } = open(1);
    expect((await post(delivery)).status).toBe(500);
    expect((await post(delivery)).status).toBe(204);
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });

  it('of no interest is taken and has no effect', async () => {
    const { post, seen } = open();
    for (const attempt of [1, 2]) expect((await post({ id: 'd-2' })).status, `${attempt}`).toBe(204);
    expect(seen.bodies).toEqual([]);
  });

  it('has no address for another connector, nor for one without webhooks', async () => {
    const { post } = open();
    expect((await post(delivery, { path: '/webhooks/other' })).status).toBe(404);
    expect((await openDesk().nobody.send('POST', '/webhooks/sandbox', { body: {} })).status).toBe(404);
  });
});
