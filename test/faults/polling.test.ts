import { describe, expect, it } from 'vitest';
import { deferred } from '../client/fake-backend.js';
import { answer, cutAfter, type Fault, hang } from './fault-proxy.js';
import { eventually, openStage, passTime, READ, STREAM, whenConnected } from './stage.js';

describe('reading by interval', () => {
  it('never has two reads under way, and gives one up that is never answered', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(204));
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    stage.proxy.meet('GET /api/customer-status/customers/ada', hang());
    stage.proxy.meet(STREAM, answer(204));
    const before = stage.reads();
    let most = 0;
    await passTime(clock, 59_000, () => {
      most = Math.max(most, stage.proxy.openAnswers(READ));
      return false;
    });
    expect(most).toBe(1);
    expect(stage.reads()).toBe(before + 1);
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED' });
    await eventually(() => expect(stage.proxy.openAnswers(READ)).toBe(1));
    clock.advance(1_000);
    await eventually(() => expect(client.getSnapshot().error?.code).toBe('timeout'));
    stage.proxy.heal();
    stage.proxy.meet(STREAM, answer(204));
    await passTime(clock, 60_000, () => client.getSnapshot().error === undefined);
    expect(client.getSnapshot().error).toBeUndefined();
  });

  it('drops an answer that was overtaken by a newer push', async () => {
    const stage = await openStage();
    const { client, heard } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    // A read under way would be joined.
    await client.refresh();
    const { promise: released, resolve: release } = deferred<undefined>();
    stage.proxy.meet(READ, async ({ response, forward }) => {
      const old = await forward();
      await released;
      response.writeHead(200, { 'content-type': 'application/json' });
      old.pipe(response);
    });
    const read = client.refresh();
    await eventually(() => expect(stage.proxy.openAnswers(READ)).toBe(2));
    await new Promise((resolve) => void setTimeout(resolve, 30));
    await stage.setStatus('UNDER_REVIEW');
    await eventually(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
    release(undefined);
    expect(await read).toMatchObject({ ok: true });
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
    expect(heard.statuses).toEqual(['CREATED', 'UNDER_REVIEW']);
  });

  it('keeps the last good state when an answer breaks off, is malformed, or is no JSON', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(204));
    const { client } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    const known = client.getSnapshot().customer;
    const json = { 'content-type': 'application/json' };
    const faults: [Fault, string][] = [
      [cutAfter(60), 'network'],
      [answer(200, json, '{"id":"ada"'), 'protocol_error'],
      [answer(200, json, JSON.stringify({ ...known, status: 7 })), 'protocol_error'],
      [answer(200, json, `{"__proto__":{"x":1},"id":${'['.repeat(5_000)}${']'.repeat(5_000)}}`), 'protocol_error'],
      [answer(200, { 'content-type': 'text/html' }, '<p>Welcome to the hotel network'), 'protocol_error'],
      [answer(429, { 'retry-after': '3' }), 'rate_limited'],
    ];
    for (const [fault, code] of faults) {
      stage.proxy.meet(READ, fault);
      // oxlint-disable-next-line no-await-in-loop -- one fault after the other
      expect(await client.refresh()).toMatchObject({ ok: false, error: { code } });
      expect(client.getSnapshot().customer).toBe(known);
      expect(client.getSnapshot().phase).toBe('ready');
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});
