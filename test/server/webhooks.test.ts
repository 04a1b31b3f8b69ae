import type { Connector } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { CustomerStatusError, parse, setStatusSchema } from 'customer-status-kit/model';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDesk, problemOf } from './fixtures/desk.ts';

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

describe('what is no webhook', () => {
  const body = JSON.stringify({ id: 'd-1', customerId: 'ada', status: 'ACTIVE' });
  const signed = { 'x-signature': createHmac('sha256', SECRET).update(body).digest('hex') };

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is refused when it comes with %s, and told what is taken',
    async (method) => {
      const { desk } = open();
      const response = await desk.nobody.send(method, '/webhooks/signed', { body, headers: signed });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json5', ''])(
    'is refused as "%s", before its signature is looked at',
    async (type) => {
      const { desk, seen } = open();
      const headers = { ...signed, 'content-type': type };
      expect((await desk.nobody.send('POST', '/webhooks/signed', { body, headers })).status).toBe(415);
      expect(seen.bodies).toEqual([]);
    },
  );

  it.each(['application/json', 'application/json; charset=utf-8', 'application/vnd.provider.event+json', 'Application/JSON'])(
    'does not include one of the type "%s"',
    async (type) => {
      const { desk } = open();
      const headers = { ...signed, 'content-type': type };
      expect((await desk.nobody.send('POST', '/webhooks/signed', { body, headers })).status).toBe(204);
    },
  );

  it('is refused compressed, so that nothing unfolds here', async () => {
    const { desk } = open();
    const headers = { ...signed, 'content-encoding': 'gzip' };
    expect((await desk.nobody.send('POST', '/webhooks/signed', { body, headers })).status).toBe(415);
  });

  it('is refused with ten megabytes, before its signature is looked at', async () => {
    const { desk, seen } = open();
    const response = await desk.nobody.send('POST', '/webhooks/signed', { body: 'x'.repeat(10_000_000), headers: signed });
    expect([response.status, seen.bodies]).toEqual([413, []]);
  });

  it('is refused when it is signed well and its id is none', async () => {
    const { post } = open();
    for (const id of ['', 'x'.repeat(256), 'a\u0000b', 7, undefined])
      expect((await post({ id, customerId: 'ada' })).status).toBe(422);
  });

  it('is refused without a word about secrets, signatures or the program', async () => {
    const { desk } = open();
    const response = await desk.nobody.send('POST', '/webhooks/signed', { body, headers: { 'x-signature': '00' } });
    const text = await response.text();
    expect(text).not.toContain(signed['x-signature']);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/at |\.ts|Error/);
  });
});

describe('a webhook that many attempts bring at once', () => {
  it('has one effect, and the others are told to come again', async () => {
    const { post, seen } = open();
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => post({ id: 'd-9', customerId: 'ada', status: 'ACTIVE' })),
    );
    const statuses = new Set(responses.map(({ status }) => status));
    expect([...statuses].every((status) => status === 204 || status === 409)).toBe(true);
    expect(seen.bodies.length).toBe(1);
    expect((await post({ id: 'd-9', customerId: 'ada', status: 'ACTIVE' })).status).toBe(204);
  });

  it('with another body under the same id is refused as a forgery only then', async () => {
    const { post } = open();
    await post({ id: 'd-9', customerId: 'ada', status: 'ACTIVE' });
    expect(await problemOf(await post({ id: 'd-9', customerId: 'ada', status: 'DEACTIVATED' }))).toMatchObject({
      code: 'duplicate',
    });
  });
});
