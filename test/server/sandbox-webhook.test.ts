import { Webhook } from 'standardwebhooks';
import { CustomerStatusError, decideFeature, DEFAULT_FEATURES } from 'customer-status-kit/model';
import { sandboxConnector, type SandboxNotice } from 'customer-status-kit/server/connectors/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, problemOf, PROFILE, REQUESTS, START } from './fixtures/desk.ts';

const SECRET = `whsec_${btoa('a secret of two dozen and more bytes')}`;

interface Change {
  id?: string;
  /** What is signed, where it is not what is sent. */
  signed?: string | Uint8Array;
  /** Seconds beside the present. */
  late?: number;
  timestamp?: string;
  headers?: Record<string, string>;
}

function open() {
  const desk = openDesk({ connector: sandboxConnector({ webhookSecret: SECRET }) });
  let count = 0;
  const post = (
    notice: SandboxNotice | string | Uint8Array | object,
    { id, signed, late = 0, timestamp, headers }: Change = {},
  ) => {
    const body = typeof notice === 'string' || notice instanceof Uint8Array ? notice : JSON.stringify(notice);
    const name = id ?? `msg_${(count += 1)}`;
    const at = new Date(START + late * 1_000);
    const text = new TextDecoder().decode(toBytes(signed ?? body));
    const sent = {
      'webhook-id': name,
      'webhook-timestamp': timestamp ?? String(at.getTime() / 1_000),
      'webhook-signature': new Webhook(SECRET).sign(name, at, text),
      ...headers,
    };
    return desk.nobody.send('POST', '/webhooks/sandbox', { body: new Blob([toBytes(body)]), headers: sent });
  };
  return { desk, post, statusOf: async () => (await desk.ada.customer()).status.status };
}

function toBytes(value: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(value);
}

const APPROVED = { type: 'status_changed', customerId: 'ada', status: 'ACTIVE' } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a notice of the sandbox', () => {
  it('that is signed well changes the customer', async () => {
    const { desk, post, statusOf } = open();
    expect((await post(APPROVED, { id: 'msg_first' })).status).toBe(204);
    expect(await statusOf()).toBe('ACTIVE');
    const { events } = await desk.ada.events('?limit=1');
    expect(events[0]).toMatchObject({ to: 'ACTIVE', actor: { kind: 'provider' }, source: { eventId: 'msg_first' } });
  });

  it('tells the customer why, in its words', async () => {
    const { desk, post } = open();
    await post({ ...APPROVED, status: 'REJECTED', reasonCode: 'underage', message: 'You must be 18.' });
    expect((await desk.ada.customer()).status.reasons).toMatchObject([{ code: 'underage', message: 'You must be 18.' }]);
  });

  it('asks for information', async () => {
    const { desk, post } = open();
    await desk.ada.json('POST', '/customers/ada/answers', { body: PROFILE });
    expect((await post({ type: 'information_requested', customerId: 'ada', requests: REQUESTS })).status).toBe(204);
    const { status, requirements } = await desk.ada.customer();
    expect(status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect(requirements.filter((requirement) => requirement.status === 'open').map(({ title }) => title)).toEqual(
      REQUESTS.map(({ title }) => title),
    );
  });

  it.each<[string, Change]>([
    ['another body', { signed: JSON.stringify({ ...APPROVED, customerId: 'ben' }) }],
    ['a body without its byte order mark', { signed: JSON.stringify(APPROVED) }],
    ['another id', { headers: { 'webhook-id': 'msg_other' } }],
    ['another time', { headers: { 'webhook-timestamp': String(START / 1_000 + 1) } }],
    ['a time with something behind it', { timestamp: `${START / 1_000}abc` }],
    ['no time', { timestamp: '' }],
    ['a signature that is none', { headers: { 'webhook-signature': 'v1,AAAA' } }],
    ['a signature of an unknown version', { headers: { 'webhook-signature': 'v9,AAAA' } }],
    ['a time six minutes ago', { late: -360 }],
    ['a time in six minutes', { late: 360 }],
  ])('signed for %s is refused, and nothing is read', async (what, change) => {
    const { desk, post, statusOf } = open();
    const body = what.includes('byte order') ? `\ufeff${JSON.stringify(APPROVED)}` : APPROVED;
    const response = await post(body, change);
    expect([response.status, (await problemOf(response)).code]).toEqual([401, 'unauthenticated']);
    expect([await statusOf(), desk.faults]).toEqual(['CREATED', []]);
  });

  it('of which one byte was changed on the way is refused, whichever it is', async () => {
    const { post, statusOf } = open();
    const good = toBytes(JSON.stringify(APPROVED));
    for (let at = 0; at < good.length; at += 7) {
      const body = good.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect((await post(body, { signed: good })).status, `byte ${at}`).toBe(401);
    }
    expect(await statusOf()).toBe('CREATED');
  });

  it('whose bytes are no text is refused, because a signature is about bytes', async () => {
    const { post } = open();
    expect((await post(Uint8Array.of(0xff, 0xfe))).status).toBe(401);
  });

  it('still counts five minutes later', async () => {
    const { post } = open();
    expect((await post(APPROVED, { late: -300 })).status).toBe(204);
  });

  it('that comes again has no second effect', async () => {
    const { desk, post, statusOf } = open();
    await post(APPROVED, { id: 'msg_once' });
    await desk.operator.json('POST', '/customers/ada/deactivate', { body: {} });
    expect((await post(APPROVED, { id: 'msg_once' })).status).toBe(204);
    expect(await statusOf()).toBe('DEACTIVATED');
  });

  it('of an unknown kind is taken, has no effect, and is taken again', async () => {
    const { desk, post } = open();
    const before = (await desk.ada.customer()).version;
    for (const _attempt of [1, 2])
      expect((await post({ type: 'customer_waved', customerId: 'ada', status: 7 }, { id: 'msg_wave' })).status).toBe(204);
    expect([(await desk.ada.customer()).version, desk.faults]).toEqual([before, []]);
  });

  it.each([
    ['no JSON', '{oops'],
    ['nothing', ''],
    ['no notice', 'null'],
    ['a notice without a kind', { customerId: 'ada' }],
    ['a change of status without a status', { type: 'status_changed', customerId: 'ada' }],
    ['a request for nothing', { type: 'information_requested', customerId: 'ada', requests: [] }],
    ['nobody', { ...APPROVED, customerId: '' }],
  ])('signed well about %s is refused as what it is, and is no fault of ours', async (_what, notice) => {
    const { desk, post, statusOf } = open();
    const response = await post(notice);
    expect([response.status, (await problemOf(response)).code]).toEqual([422, 'validation_failed']);
    expect([await statusOf(), desk.faults]).toEqual(['CREATED', []]);
  });

  it('about a stranger is refused', async () => {
    const connector = sandboxConnector({ webhookSecret: SECRET, newCustomer: () => null });
    const desk = openDesk({ connector });
    const body = JSON.stringify(APPROVED);
    const headers = {
      'webhook-id': 'msg',
      'webhook-timestamp': String(START / 1_000),
      'webhook-signature': new Webhook(SECRET).sign('msg', new Date(START), body),
    };
    expect((await desk.nobody.send('POST', '/webhooks/sandbox', { body, headers })).status).toBe(404);
  });

  it('with a status nobody knows closes every feature and every write until a known one comes', async () => {
    const { desk, post, statusOf } = open();
    await post(APPROVED);
    expect((await post({ ...APPROVED, status: 'PENDING_MANUAL_OVERRIDE' })).status).toBe(204);
    const { status, allowed, capabilities } = await desk.ada.customer();
    expect(status).toMatchObject({ status: 'UNKNOWN', editable: false });
    for (const feature of Object.keys(DEFAULT_FEATURES))
      expect(decideFeature<string>(DEFAULT_FEATURES, feature, { phase: 'ready', status: status.status, capabilities }).open).toBe(
        false,
      );
    expect(Object.entries(allowed).filter(([, isAllowed]) => isAllowed)).toEqual([
      ['listEvents', true],
      ['subscribe', true],
    ]);
    expect((await desk.ada.send('POST', '/customers/ada/answers', { body: PROFILE })).status).toBe(409);
    expect((await desk.ada.send('POST', '/customers/ada/submit')).status).toBe(409);
    expect((await desk.operator.customer()).status.provider).toEqual({ name: 'sandbox', value: 'PENDING_MANUAL_OVERRIDE' });
    await post(APPROVED);
    expect(await statusOf()).toBe('ACTIVE');
  });

  it('can be left to an operator, who writes the status by hand', async () => {
    const { desk, post, statusOf } = open();
    await post({ ...APPROVED, status: 'toString' });
    await desk.operator.json('PUT', '/customers/ada/status', { body: { status: 'UNDER_REVIEW' } });
    expect(await statusOf()).toBe('UNDER_REVIEW');
  });
});

describe('a secret for webhooks', () => {
  it.each(['', 'whsec_', '   ', 'whsec_c2hvcnQ=', 'not base64 at all, and long enough'])(
    '"%s" is refused at the start',
    (secret) => {
      expect(() => sandboxConnector({ webhookSecret: secret })).toThrow(CustomerStatusError);
    },
  );
});
