import { jsonLines } from 'customer-status-kit/server';
import { readTecalisProcess, tecalisConnector, toSnapshot } from 'customer-status-kit/server/connectors/tecalis';
import { describe, expect, it } from 'vitest';
import { openDesk, problemOf, START } from '../../fixtures/desk.js';
import { contextOf, openTecalis } from './tecalis-desk.js';

const put = (status: string, more: object = {}) => ({ body: { status, ...more } });

describe('a customer who is seen for the first time', () => {
  it('is CREATED, and Tecalis is not asked, because asking would write', async () => {
    const { desk, tecalis } = await openTecalis();
    expect((await desk.ada.customer()).status).toMatchObject({
      status: 'CREATED',
      substatus: 'session_not_started',
      editable: false,
    });
    await desk.ada.customer();
    expect(tecalis.requests).toEqual([]);
  });

  it('is as the host has kept the process', async () => {
    const { desk } = await openTecalis({
      keptProcess: () => ({ data: { name: 'Ada', status: 'OK', updated_at: '2026-03-01T00:00:00.000000Z', operations: [] } }),
    });
    expect(await desk.ada.customer()).toMatchObject({
      displayName: 'Ada',
      status: { status: 'ACTIVE', since: '2026-03-01T00:00:00.000Z' },
    });
  });

  it('is not found where the host does not know them', async () => {
    const { desk } = await openTecalis({ newCustomer: (id) => (id === 'ada' ? { displayName: 'Ada', type: 'BUSINESS' } : null) });
    expect(await desk.ada.customer()).toMatchObject({ displayName: 'Ada', type: 'BUSINESS' });
    expect((await desk.operator.send('GET', '/customers/zoe')).status).toBe(404);
  });
});

describe('an operator who decides', () => {
  it('writes at Tecalis, and the customer sees the outcome with its steps', async () => {
    const { desk, tecalis, authUuid } = await openTecalis();
    await desk.ada.customer();
    while (tecalis.advance(authUuid));
    await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    const seen = await desk.ada.customer();
    expect(seen.status).toMatchObject({ status: 'ACTIVE', reasons: [] });
    expect(seen.status.steps?.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'passed'));
    expect(tecalis.processOf(authUuid)).toMatchObject({ status: 'OK', status_reasons: null });
    const { events } = await desk.ada.events('?limit=1');
    expect(events[0]).toMatchObject({ type: 'status_changed', from: 'CREATED', to: 'ACTIVE', actor: { kind: 'operator' } });
    expect(events[0]?.steps?.some(({ durationMs }) => durationMs === 13_000)).toBe(true);
  });

  it('refuses with a reason: the customer reads it, and Tecalis keeps it', async () => {
    const { desk, sent } = await openTecalis();
    await desk.operator.json(
      'PUT',
      '/customers/ada/status',
      put('REJECTED', { reasonCode: 'data_mismatch', message: 'The name differs.' }),
    );
    expect(sent()).toMatchObject({ state: 'KO', reasons: 'The name differs.' });
    expect((await desk.ada.customer()).status.reasons).toMatchObject([{ code: 'data_mismatch', message: 'The name differs.' }]);
  });

  it('without a reason leaves alone what Tecalis has kept, and the customer reads nothing of that', async () => {
    const { desk, tecalis, authUuid, sent } = await openTecalis();
    const kept = 'canary: known from another case';
    tecalis.addProcess({ ...tecalis.processOf(authUuid)!, status_reasons: kept });
    await desk.operator.json('PUT', '/customers/ada/status', put('REJECTED'));
    expect(sent()).not.toHaveProperty('reasons');
    expect(tecalis.processOf(authUuid)?.status_reasons).toBe(kept);
    for (const reader of [desk.ada, desk.operator])
      expect(JSON.stringify([await reader.customer(), await reader.events()])).not.toContain('canary');
  });

  it('cancels by the reason', async () => {
    const { desk, sent } = await openTecalis();
    const answer = await desk.operator.json('PUT', '/customers/ada/status', put('REJECTED', { reasonCode: 'cancelled' }));
    expect([sent()['state'], answer]).toMatchObject(['CANCELLED', { status: { substatus: 'cancelled' } }]);
  });

  it.each(['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'DEACTIVATED'])(
    'cannot write %s, which Tecalis has no state for, and nothing is sent',
    async (status) => {
      const { desk, tecalis } = await openTecalis();
      const answer = await desk.operator.send('PUT', '/customers/ada/status', put(status));
      expect((await problemOf(answer)).code).toBe('unsupported');
      expect(tecalis.requests).toEqual([]);
    },
  );

  it('closes and activates nothing by another name', async () => {
    const { desk, connector } = await openTecalis();
    await desk.ada.customer();
    for (const path of ['/activate', '/deactivate'])
      expect((await problemOf(await desk.operator.send('POST', `/customers/ada${path}`))).code).toBe('unsupported');
    expect([connector.activate, connector.deactivate]).toEqual([undefined, undefined]);
  });

  it('starts a customer again, or closes the account, where the host reads CANCELLED so', async () => {
    const again = await openTecalis({ statuses: { CANCELLED: { status: 'CREATED', substatus: 'session_cancelled' } } });
    await again.desk.operator.json('PUT', '/customers/ada/status', put('REJECTED'));
    await again.desk.operator.json('PUT', '/customers/ada/status', put('CREATED'));
    expect([again.sent()['state'], (await again.desk.ada.customer()).status]).toMatchObject([
      'CANCELLED',
      { substatus: 'session_cancelled' },
    ]);
    const closed = await openTecalis({ statuses: { CANCELLED: { status: 'DEACTIVATED' } } });
    await closed.desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    await closed.desk.operator.json('POST', '/customers/ada/deactivate', { body: { reasonCode: 'inactivity' } });
    expect([closed.sent()['state'], (await closed.desk.ada.customer()).status.status]).toEqual(['CANCELLED', 'DEACTIVATED']);
  });

  it('is a customer in vain', async () => {
    const { desk, tecalis } = await openTecalis();
    expect((await desk.ada.send('PUT', '/customers/ada/status', put('ACTIVE'))).status).toBe(403);
    expect(tecalis.requests).toEqual([]);
  });
});

describe('the steps of a process', () => {
  it('are kept from a customer who is suspected, and told to the operator', async () => {
    const { desk } = await openTecalis();
    await desk.operator.json('PUT', '/customers/ada/status', put('REJECTED', { reasonCode: 'fraud' }));
    const [seen, events] = [await desk.ada.customer(), await desk.ada.events()];
    expect([seen.status.steps, seen.status.reasons[0]?.code]).toEqual([undefined, 'other']);
    expect(events.events[0]).toMatchObject({ to: 'REJECTED' });
    expect(JSON.stringify(events)).not.toContain('document_reading');
    expect((await desk.operator.customer()).status.steps).toHaveLength(5);
  });

  it('that alone have changed are told as an event of their own', async () => {
    let done = 'NOT_STARTED';
    let day = 1;
    const { desk } = await openTecalis({
      keptProcess: () => ({
        status: null,
        updated_at: `2026-04-0${day}T00:00:00.000000Z`,
        operations: ['HOME', 'OCR'].map((type, at) => ({ type, state: at === 0 ? 'OK' : done, total_time: 7 })),
      }),
    });
    expect((await desk.ada.customer()).status.status).toBe('UNDER_REVIEW');
    done = 'KO';
    day = 2;
    await desk.handler.service.refresh('ada');
    const { events } = await desk.ada.events('?limit=1');
    expect(events[0]?.type).toBe('data_updated');
    expect(events[0]?.steps?.map(({ status, durationMs }) => [status, durationMs])).toEqual([
      ['passed', 7_000],
      ['failed', 7_000],
    ]);
  });
});

describe('a write that Tecalis does not take', () => {
  it('changes nothing here, and does not look as if the operator had no session', async () => {
    const { desk } = await openTecalis({ apiKey: 'canary-wrong-key' });
    const answer = await desk.operator.send('PUT', '/customers/ada/status', put('ACTIVE'));
    const text = JSON.stringify(await problemOf(answer));
    expect([answer.status, text]).toEqual([503, expect.stringContaining('unavailable')]);
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
    expect(text + desk.faults.map(String).join('')).not.toContain('canary');
  });

  it('is one effect with the same key, however often it is sent', async () => {
    const { desk, tecalis } = await openTecalis();
    for (const _attempt of [1, 2]) await desk.operator.send('PUT', '/customers/ada/status', { ...put('ACTIVE'), key: 'same' });
    expect(tecalis.requests.length).toBe(1);
  });
});

describe('a host that is told of a process in its own way', () => {
  it('keeps the copy and refreshes the customer; an older copy changes nothing', async () => {
    const copies: unknown[] = [];
    const { desk } = await openTecalis({ keptProcess: () => copies.at(-1) });
    await desk.ada.customer();
    const copy = (status: string, day: number) => ({ status, updated_at: `2026-04-0${day}T00:00:00.000000Z`, operations: [] });
    copies.push(copy('KO', 2));
    await desk.handler.service.refresh('ada');
    copies.push(copy('OK', 1), { status: 'OK', operations: [] });
    for (const _turn of [1, 2]) {
      await desk.handler.service.refresh('ada');
      copies.pop();
      expect((await desk.ada.customer()).status.status).toBe('REJECTED');
    }
  });

  it('gives it to the mapping in a webhook of its own', async () => {
    const { tecalis } = await openTecalis();
    const connector = tecalisConnector({ apiKey: tecalis.apiKey, connection: { baseUrl: tecalis.origin } });
    const desk = openDesk({
      connector: {
        ...connector,
        verifyWebhook: async () => ({ id: 'one', customerId: 'ada', payload: { data: { status: 'OK', operations: [] } } }),
        applyWebhook: async (context, { payload }) =>
          toSnapshot(readTecalisProcess(payload), context.stored, { now: context.now }),
      },
    });
    expect((await desk.nobody.send('POST', '/webhooks/tecalis', { body: {} })).status).toBe(204);
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });
});

describe('secrets and personal data', () => {
  it('are in no answer, no event, no error and no line of the log', async () => {
    const lines: string[] = [];
    const { desk, tecalis, authUuid, connector } = await openTecalis({}, {}, { log: jsonLines((line) => lines.push(line)) });
    const personal = { document_number: 'canary-12345678Z', nationality: 'canary-ES', status_reasons: 'canary reasons' };
    tecalis.addProcess({ ...tecalis.processOf(authUuid)!, ...personal });
    tecalis.fail('cut', { status: 500, body: { internal_code: 500, message: 'canary upstream' } });
    const told: unknown[] = [await desk.operator.json('PUT', '/customers/ada/status', put('REJECTED'))];
    tecalis.fail(...Array.from({ length: 3 }, () => ({ status: 422, body: { message: 'canary upstream' } })));
    told.push(await problemOf(await desk.operator.send('PUT', '/customers/ada/status', put('ACTIVE'))));
    told.push(await desk.ada.customer(), await desk.ada.events(), await desk.operator.events(), lines, desk.faults.map(String));
    told.push(await connector.getCustomer(contextOf(undefined, { now: START })));
    for (const secret of ['canary', tecalis.apiKey, authUuid]) expect(JSON.stringify(told)).not.toContain(secret);
  });
});
