import { afterEach, describe, expect, it } from 'vitest';
import { signNotice, toNotice } from '../../../providers/fern/fern-notices.ts';
import { Caller, problemOf, START } from '../../fixtures/desk.ts';
import { answersFor, asked, type FernDesk, openFernDesk } from './fern-desk.ts';

const desks: FernDesk[] = [];
async function open(...parameters: Parameters<typeof openFernDesk>): Promise<FernDesk> {
  const desk = await openFernDesk(...parameters);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

function post(desk: FernDesk, notice: { body: string; headers: Record<string, string> }) {
  return new Caller(desk.handler, '').send('POST', '/webhooks/fern', notice);
}

describe('a webhook of Fern', () => {
  it.each([
    ['published', 'seconds'],
    ['published', 'milliseconds'],
    ['draft', 'seconds'],
  ] as const)('as %s, with a time in %s, brings what Fern says now', async (generation, timestamps) => {
    const desk = await open({ generation });
    await desk.ada.customer();
    desk.passTime(60_000);
    const before = desk.fern.customers.get('ada')!.status;
    await desk.fern.setStatus('ada', 'ACTIVE');
    const record = desk.fern.customers.get('ada')!;
    const parts = { secret: desk.fern.webhookSecret, generation, timestamps, now: START + 60_000, eventId: 'evt_1' } as const;
    expect((await post(desk, toNotice(record, before, parts))).status).toBe(204);
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
    const { events } = await desk.operator.events('?limit=1');
    expect(events[0]).toMatchObject({ from: 'CREATED', to: 'ACTIVE', source: { channel: 'webhook', eventId: 'evt_1' } });
  });

  it('that is over two minutes old is late as published and good as in the draft', async () => {
    const desk = await open();
    await desk.ada.customer();
    desk.passTime(120_000);
    const body = JSON.stringify({ id: 'evt_1', type: 'customer.updated', resource: { customerId: 'ada' } });
    const sign = (generation: 'published' | 'draft') =>
      signNotice(body, { secret: desk.fern.webhookSecret, generation, now: START });
    expect((await post(desk, sign('published'))).status).toBe(401);
    expect((await post(desk, sign('draft'))).status).toBe(204);
  });

  it('with another secret, or none of the headers, is refused and nothing is read', async () => {
    const desk = await open();
    await desk.ada.customer();
    const reads = desk.fern.requests.length;
    const body = JSON.stringify({ type: 'customer.updated', resource: { customerId: 'ada' } });
    for (const generation of ['published', 'draft'] as const) {
      const forged = signNotice(body, { secret: 'another secret of many bytes', generation, now: START });
      expect((await post(desk, forged)).status).toBe(401);
    }
    expect((await post(desk, { body, headers: { 'content-type': 'application/json' } })).status).toBe(401);
    expect(desk.fern.requests).toHaveLength(reads);
  });

  it('is an occasion to read: whatever is stale in it, whatever the order, the last status stands', async () => {
    const desk = await open({ webhook: { url: '', isStale: true } });
    desk.fern.sendWebhooksTo('http://127.0.0.1:1/nobody');
    await desk.ada.customer();
    for (const status of ['UNDER_REVIEW', 'ACTIVE', 'DEACTIVATED']) {
      desk.passTime(5_000);
      await desk.fern.setStatus('ada', status);
    }
    expect(await desk.deliver((notices) => notices.toReversed())).toEqual([204, 204, 204]);
    expect((await desk.ada.customer()).status.status).toBe('DEACTIVATED');
    const { events } = await desk.operator.events();
    expect(events.filter(({ type }) => type === 'status_changed')).toHaveLength(2);
  });

  it('that comes twice has one effect', async () => {
    const desk = await open();
    await desk.ada.customer();
    desk.passTime(1_000);
    await desk.fern.setStatus('ada', 'UNDER_REVIEW');
    const [notice] = desk.fern.notices.slice();
    const reads = desk.fern.requests.length;
    expect((await post(desk, notice!)).status).toBe(204);
    expect((await post(desk, notice!)).status).toBe(204);
    expect(desk.fern.requests.length).toBe(reads + 1);
  });

  it('about payments, or about somebody the host does not know, is taken and of no interest', async () => {
    const ids = { toProvider: (id: string) => id, toHost: (id: string) => (id === 'ada' ? id : undefined) };
    const desk = await open({}, { ids });
    const reads = desk.fern.requests.length;
    for (const content of [
      { id: 'evt_1', type: 'transaction.updated', resource: { customerId: 'ada' } },
      { id: 'evt_2', type: 'customer.updated', resource: { customerId: 'somebody' } },
      { id: 'evt_3', type: 'customer.deleted' },
    ]) {
      const notice = signNotice(JSON.stringify(content), {
        secret: desk.fern.webhookSecret,
        generation: 'published',
        now: START,
      });
      expect((await post(desk, notice)).status).toBe(204);
    }
    expect(desk.fern.requests).toHaveLength(reads);
  });

  it('that is signed well and holds no event is its sender’s fault', async () => {
    const desk = await open();
    for (const body of ['no JSON', '[]', '"text"']) {
      const notice = signNotice(body, { secret: desk.fern.webhookSecret, generation: 'published', now: START });
      expect((await post(desk, notice)).status).toBe(422);
    }
  });

  it('that comes while Fern cannot be read is answered with an error, and works when it is sent again', async () => {
    const desk = await open();
    await desk.ada.customer();
    desk.passTime(1_000);
    await desk.fern.setStatus('ada', 'UNDER_REVIEW');
    const [notice] = desk.fern.notices;
    desk.fern.fail({ status: 503 }, { status: 503 }, { status: 503 });
    expect([(await post(desk, notice!)).status, (await desk.ada.customer()).status.status]).toEqual([503, 'CREATED']);
    expect([(await post(desk, notice!)).status, (await desk.ada.customer()).status.status]).toEqual([204, 'UNDER_REVIEW']);
  });
});

describe('what Fern dates before what is stored', () => {
  it('is passed over', async () => {
    const desk = await open();
    await desk.ada.customer();
    desk.passTime(60_000);
    await desk.fern.setStatus('ada', 'ACTIVE');
    await desk.deliver();
    // A copy of Fern's that lags behind.
    Object.assign(desk.fern.customers.get('ada')!, { status: 'UNDER_REVIEW', updatedAt: new Date(START + 1_000).toISOString() });
    const notice = signNotice('{"type":"customer.updated","resource":{"customerId":"ada"}}', {
      secret: desk.fern.webhookSecret,
      generation: 'published',
      now: START + 60_000,
    });
    expect((await post(desk, notice)).status).toBe(204);
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });
});

describe('a PATCH that gets no answer', () => {
  async function sendName(desk: FernDesk) {
    const met = await desk.ada.customer();
    const answers = await answersFor(desk, asked(met).slice(0, 1));
    return () => desk.ada.send('POST', '/customers/ada/answers', { body: { answers }, key: 'one-intent' });
  }

  it('is looked up, and counts as taken where the data stand there', async () => {
    const desk = await open();
    const send = await sendName(desk);
    desk.fern.fail({ thenCut: true });
    expect((await send()).status).toBe(200);
    expect(desk.fern.updates).toHaveLength(1);
  });

  it('counts as taken where the customer has moved on', async () => {
    const desk = await open({ required: { INDIVIDUAL: [] }, generation: 'draft' });
    const send = await sendName(desk);
    desk.fern.fail({ thenCut: true });
    const response = await send();
    expect(await response.json()).toMatchObject({ status: { status: 'UNDER_REVIEW' } });
    expect(desk.fern.updates).toHaveLength(1);
  });

  it('is an error that can pass where nothing shows that it was taken, and works the next time', async () => {
    const desk = await open();
    const send = await sendName(desk);
    desk.fern.fail('cut');
    expect(await problemOf(await send())).toMatchObject({ status: 502, code: 'unavailable' });
    expect((await send()).status).toBe(200);
    expect(desk.fern.updates).toHaveLength(1);
  });
});

describe('an operator', () => {
  it('can set a status in the sandbox, by the address that the host knows', async () => {
    const paths: string[] = [];
    const desk = await open({}, { sandbox: true, sandboxPath: (id) => (paths.push(id), `/customers/${id}/sandbox/status`) });
    await desk.ada.customer();
    desk.passTime(1_000);
    const active = await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    expect([active.status.status, paths]).toEqual(['ACTIVE', ['ada']]);
    desk.passTime(1_000);
    const request = await desk.operator.write('PUT', '/status', { status: 'NEEDS_ADDITIONAL_INFORMATION' });
    expect(request.status.editable).toBe(true);
  });

  it('cannot outside of it', async () => {
    const desk = await open();
    await desk.ada.customer();
    const response = await desk.operator.send('PUT', '/customers/ada/status', { body: { status: 'ACTIVE' } });
    expect((await problemOf(response)).code).toBe('unsupported');
    expect(desk.fern.customers.get('ada')?.status).toBe('CREATED');
  });
});

describe('a host without webhooks', () => {
  it('asks every 30 seconds, and once a day after the end', async () => {
    const desk = await open({}, { poll: true, webhookSecret: undefined });
    expect(desk.connector.poll).toEqual({ everyMs: 30_000, settledEveryMs: 86_400_000 });
    expect(desk.connector.verifyWebhook).toBeUndefined();
    await desk.ada.customer();
    const ask = async (ms: number) => {
      desk.passTime(ms);
      return desk.handler.pollProvider();
    };
    await ask(1_000);
    await desk.fern.setStatus('ada', 'UNDER_REVIEW');
    expect([await ask(20_000), (await desk.ada.customer()).status.status]).toEqual([0, 'CREATED']);
    expect([await ask(10_001), (await desk.ada.customer()).status.status]).toEqual([1, 'UNDER_REVIEW']);
    await desk.fern.setStatus('ada', 'REJECTED');
    expect([await ask(30_001), (await desk.ada.customer()).status.status]).toEqual([1, 'REJECTED']);
    expect([await ask(3_600_000), await ask(86_400_000)]).toEqual([0, 1]);
    const { events } = await desk.operator.events('?limit=1');
    expect(events[0]).toMatchObject({ to: 'REJECTED', source: { channel: 'poll' } });
  });
});

describe('secrets, notes for operators and what a customer sent', () => {
  it('are in no answer, no error and no line of the log', async () => {
    const desk = await open({ errors: 'nested' }, { sandbox: true });
    const answers: string[] = [];
    const keep = async (response: Response) => answers.push(await response.text());
    const met = await desk.ada.customer();
    const wrong = [{ kind: 'field', requirementId: 'kycData.phoneNumber', value: 'canary-phone' }];
    await keep(await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: wrong } }));
    await desk.ada.write('POST', '/answers', { answers: await answersFor(desk, asked(met)) });
    desk.passTime(1_000);
    await desk.fern.setStatus('ada', 'REJECTED', [{ code: 'FRAUD', message: 'canary finding' }]);
    await desk.deliver();
    await keep(await desk.ada.send('GET', '/customers/ada'));
    await keep(await desk.operator.send('GET', '/customers/ada'));
    await keep(await desk.operator.send('GET', '/customers/ada/events'));
    desk.fern.fail({ status: 500, body: { error: { code: 'INTERNAL_SERVER_ERROR', message: 'canary upstream' } } });
    await keep(await desk.operator.send('PUT', '/customers/ada/status', { body: { status: 'ACTIVE' } }));
    const told = [...answers, ...desk.lines, ...desk.faults.map((fault) => `${String(fault)} ${JSON.stringify(fault)}`)].join(
      '\n',
    );
    for (const secret of [desk.fern.apiKey, desk.fern.webhookSecret, 'canary', '987-65-4321', 'base64,'])
      expect(told).not.toContain(secret);
    expect(answers.join()).toContain('validation_failed');
  });
});
