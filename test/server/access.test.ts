import { createStatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { describe, expect, it } from 'vitest';
import { openDesk, problemOf, readToken, REQUESTS } from './fixtures/desk.ts';
import { answerRequest, reachRequest } from './fixtures/walk-journey.ts';

/** As a host without types would call it. */
const build = (options: object): unknown => Reflect.apply(createStatusHandler, undefined, [options]);

describe('who may do what', () => {
  it('does not start without authorize, and says what to do', () => {
    expect(() => build({ connector: sandboxConnector() })).toThrow(/createStatusHandler needs `authorize`.*Pass a function/);
  });

  it('does not start without a connector', () => {
    expect(() => build({ authorize: () => null })).toThrow(/needs `connector`/);
  });

  it('answers nobody on any route but health and the protocol', async () => {
    const desk = openDesk();
    for (const { method, path } of desk.handler.routes) {
      const response = await desk.nobody.send(method, fill(path, 'ada'), { body: {} });
      // A webhook and a link are let in by their signature.
      const isSigned = /^\/(webhooks|links|file-links)\//.test(path);
      const expected = ['/health', '/openapi.json'].includes(path) ? 200 : isSigned ? 404 : 401;
      expect([path, response.status]).toEqual([path, expected]);
    }
  });

  it('lets no customer reach another on any route, and leaves the other untouched', async () => {
    const desk = openDesk();
    await answerRequest(desk, await reachRequest(desk));
    const before = [await desk.operator.customer(), await desk.operator.events()];
    const paths = desk.handler.routes.filter(({ path }) => path.startsWith('/customers/'));
    expect(paths.length).toBeGreaterThanOrEqual(23);
    for (const { method, path } of paths) {
      const response = await desk.ben.send(method, fill(path, 'ada'), { body: {} });
      expect([method, path, response.status]).toEqual([method, path, 404]);
      if (method !== 'HEAD') expect((await problemOf(response)).code).toBe('not_found');
    }
    expect([await desk.operator.customer(), await desk.operator.events()]).toEqual(before);
  });

  it('keeps operator routes from the customer', async () => {
    const desk = openDesk();
    await answerRequest(desk, await reachRequest(desk));
    const before = await desk.operator.customer();
    const operatorOnly = /\/(status|activate|deactivate|requirements|decision|content)$/;
    const paths = desk.handler.routes.filter(({ path }) => operatorOnly.test(path));
    expect(paths.length).toBe(7);
    for (const { method, path } of paths) {
      const response = await desk.ada.send(method, fill(path, 'ada'), { body: { status: 'ACTIVE' } });
      expect([path, response.status]).toEqual([path, 403]);
    }
    expect(await desk.operator.customer()).toEqual(before);
  });

  it('does not let one customer use the file of another', async () => {
    const desk = openDesk();
    const { front } = await answerRequest(desk, await reachRequest(desk));
    await desk.ben.customer('ben');
    expect((await desk.ben.send('DELETE', `/customers/ben/files/${front.id}`)).status).toBe(204);
    expect((await desk.operator.send('GET', `/customers/ben/files/${front.id}/content`)).status).toBe(404);
    expect((await desk.operator.send('GET', `/customers/ada/files/${front.id}/content`)).status).toBe(200);
  });

  it('keeps an operator of one customer to that customer', async () => {
    const desk = openDesk();
    const narrow = desk.as('operator/ada');
    expect((await narrow.send('GET', '/customers/ada')).status).toBe(200);
    expect((await narrow.send('GET', '/customers/ben')).status).toBe(404);
  });

  it('knows no stranger', async () => {
    const desk = openDesk();
    expect((await problemOf(await desk.operator.send('GET', '/customers/stranger'))).code).toBe('not_found');
  });

  it.each([{ role: 'admin', customerId: 'ada' }, { role: 'customer' }, { role: 'customer', customerId: '' }, 'ada', undefined])(
    'treats an answer of authorize that makes no sense as nobody: %j',
    async (access) => {
      const desk = openDesk({ authorize: () => JSON.parse(JSON.stringify(access ?? null)) });
      expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(401);
    },
  );

  it('answers 500 without a detail when authorize fails, and tells the host', async () => {
    const desk = openDesk({ authorize: () => Promise.reject(new Error('secret of the session store')) });
    const response = await desk.ada.send('GET', '/customers/ada');
    const text = await response.text();
    expect([response.status, JSON.parse(text).code]).toEqual([500, 'unavailable']);
    expect(text).not.toContain('secret');
    expect(desk.faults[0]).toMatchObject({
      requestId: JSON.parse(text).requestId,
      cause: { message: 'secret of the session store' },
    });
  });

  it('answers even when the reporter of errors fails', async () => {
    const desk = openDesk({
      authorize: () => Promise.reject(new Error('down')),
      onError: () => {
        throw new Error('reporter down');
      },
    });
    expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(500);
  });
});

describe('what each role sees', () => {
  const reasons = [
    { code: 'screening_hit', message: 'Listed on X.', audience: 'operator' },
    { code: 'fraud', message: 'Told by Y.', providerCode: 'Y-7', audience: 'customer' },
    { code: 'data_mismatch', message: 'The names differ.', audience: 'customer' },
  ];

  async function raise() {
    const desk = openDesk();
    await desk.ada.customer();
    await desk.operator.write('POST', '/requirements', { requests: [{ ...REQUESTS[0], reasons }] });
    return desk;
  }

  it('shows an operator everything', async () => {
    const desk = await raise();
    const customer = await desk.operator.customer();
    expect(customer.requirements.at(-1)!.reasons).toEqual(reasons);
    expect(customer.status.provider).toEqual({ name: 'sandbox', value: 'NEEDS_ADDITIONAL_INFORMATION' });
    expect(customer.allowed.requestInformation).toBe(true);
  });

  it('shows a customer no text for operators, no detail of a confidential finding and no operator right', async () => {
    const desk = await raise();
    const customer = await desk.ada.customer();
    expect(customer.requirements.at(-1)!.reasons).toEqual([{ code: 'other', audience: 'customer' }, reasons[2]]);
    expect(JSON.stringify(customer)).not.toMatch(/fraud|screening_hit|Told by Y/);
    expect(customer.status).not.toHaveProperty('provider');
    const operatorRights = [
      'setStatus',
      'activate',
      'deactivate',
      'requestInformation',
      'decideRequirement',
      'decideFile',
      'readFile',
    ] as const;
    expect(operatorRights.map((name) => customer.allowed[name])).toEqual(operatorRights.map(() => false));
  });

  it('holds for events and for the answers of writes too', async () => {
    const desk = await raise();
    const { events } = await desk.ada.events('?types=requirement_opened&limit=1');
    expect(events[0]!.reasons).toEqual([{ code: 'other', audience: 'customer' }, reasons[2]]);
    const answers = [{ kind: 'field', requirementId: 'full-name', value: 'Ada' }];
    expect(JSON.stringify(await desk.ada.write('POST', '/answers', { answers }))).not.toContain('Listed on X.');
  });

  it('names the surface in the capabilities', async () => {
    const desk = openDesk();
    const surfaces = await Promise.all(
      [desk.ada, desk.operator].map((caller) => caller.json<{ surface: string }>('GET', '/capabilities')),
    );
    expect(surfaces.map(({ surface }) => surface)).toEqual(['customer', 'operator']);
  });
});

describe('the service of the handler', () => {
  it('gives the host the customer and the events with nothing left out', async () => {
    const desk = openDesk({ authorize: readToken });
    await reachRequest(desk);
    expect((await desk.handler.service.getCustomer('ada')).status.provider?.value).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect((await desk.handler.service.listEvents('ada', { limit: 1 })).events[0]?.to).toBe('NEEDS_ADDITIONAL_INFORMATION');
  });
});

function fill(path: string, customerId: string): string {
  return path.replace('{customerId}', customerId).replaceAll(/\{\w+\}/g, 'id-5');
}
