import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerStatusError } from 'customer-status-kit/model';
import { jsonLines } from 'customer-status-kit/server';
import { describe, expect, it } from 'vitest';
import { problemOf, START } from '../../fixtures/desk.js';
import { openQuepass, UID } from './quepass-desk.js';

const put = (status: string, more: object = {}) => ({ body: { status, ...more } });
const HOUR = 3_600_000;

describe('a customer of a provider that cannot be read', () => {
  it('is CREATED at first sight, and Quepass is not asked', async () => {
    const { desk, paths } = await openQuepass();
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'CREATED', recovery: 'support', editable: false });
    await desk.ada.customer();
    expect(paths()).toEqual([]);
  });

  it('is not found where the host does not know them', async () => {
    const { desk } = await openQuepass({ newCustomer: async (id) => (id === 'ada' ? { displayName: 'Ada' } : null) });
    expect((await desk.ada.customer()).displayName).toBe('Ada');
    expect((await desk.operator.send('GET', '/customers/zoe')).status).toBe(404);
  });
});

describe('an operator who writes a status', () => {
  it.each(['top', 'data'] as const)(
    'writes the value of the host, whichever way the answer is written (%s)',
    async (answersIn) => {
      const { desk, quepass } = await openQuepass({}, { answersIn });
      await desk.operator.json(
        'PUT',
        '/customers/ada/status',
        put('REJECTED', { reasonCode: 'underage', message: 'You must be 18.' }),
      );
      expect(quepass.statusOf(UID)).toBe('declined');
      expect((await desk.ada.customer()).status).toMatchObject({
        status: 'REJECTED',
        reasons: [{ code: 'underage', message: 'You must be 18.', audience: 'customer' }],
      });
      const { events } = await desk.ada.events('?limit=1');
      expect(events[0]).toMatchObject({ from: 'CREATED', to: 'REJECTED', actor: { kind: 'operator' } });
      expect(quepass.requests.map(({ body }) => body).join('')).not.toContain('18');
    },
  );

  it('names the value where several mean the status, or is refused with nothing sent', async () => {
    const unnamed = await openQuepass();
    const answer = await unnamed.desk.operator.send('PUT', '/customers/ada/status', put('UNDER_REVIEW'));
    expect([(await problemOf(answer)).code, unnamed.paths()]).toEqual(['unsupported', []]);
    const named = await openQuepass({ values: { UNDER_REVIEW: 'manual' } });
    await named.desk.operator.json('PUT', '/customers/ada/status', put('UNDER_REVIEW'));
    expect([named.quepass.statusOf(UID), (await named.desk.ada.customer()).status.status]).toEqual(['manual', 'UNDER_REVIEW']);
  });

  it('is refused for a status that no value means', async () => {
    const { desk, paths } = await openQuepass({ statuses: { approved: 'ACTIVE' } });
    const answer = await desk.operator.send('PUT', '/customers/ada/status', put('DEACTIVATED'));
    expect([(await problemOf(answer)).code, paths()]).toEqual(['unsupported', []]);
  });

  it('whose value Quepass does not take changes nothing here', async () => {
    const { desk } = await openQuepass({}, { values: ['pending'] });
    const answer = await desk.operator.send('PUT', '/customers/ada/status', put('ACTIVE'));
    expect([(await problemOf(answer)).code, (await desk.ada.customer()).status.status]).toEqual(['validation_failed', 'CREATED']);
  });

  it('is not told that their own session is over when that of the SDK is', async () => {
    const { desk, quepass } = await openQuepass({ renew: undefined });
    quepass.fail({ status: 200, body: { code: 401, errors: [{ code: 'UNAUTHORIZED_ACCESS', message: 'canary' }] } });
    const problem = await problemOf(await desk.operator.send('PUT', '/customers/ada/status', put('ACTIVE')));
    expect([problem.status, problem.code]).toEqual([503, 'unavailable']);
  });

  it('writes once with the same key', async () => {
    const { desk, paths } = await openQuepass();
    for (const _attempt of [1, 2]) await desk.operator.send('PUT', '/customers/ada/status', { ...put('ACTIVE'), key: 'same' });
    expect(paths()).toEqual(['/customer/status']);
  });
});

describe('the life cycle', () => {
  it('is recorded from when the former status began to the change, where the host says so', async () => {
    const { desk, quepass, passTime } = await openQuepass({ lifecycle: 'record' });
    await desk.ada.customer();
    passTime(HOUR);
    await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    passTime(HOUR);
    await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    await desk.operator.json('PUT', '/customers/ada/status', put('DEACTIVATED'));
    const at = (hours: number) => new Date(START + hours * HOUR).toISOString();
    expect(quepass.records).toEqual([
      { uid: UID, status: 'approved', from: at(0), to: at(1) },
      { uid: UID, status: 'blocked', from: at(1), to: at(2) },
    ]);
  });

  it.each(['filter', 'off', undefined] as const)('is left alone with %s', async (lifecycle) => {
    const { desk, paths } = await openQuepass({ lifecycle });
    await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    expect(paths()).toEqual(['/customer/status']);
  });

  it('that is not recorded leaves the change as it is, and the host is told', async () => {
    const missed: CustomerStatusError[] = [];
    const onUnrecorded = (error: CustomerStatusError) => void missed.push(error);
    const { desk, quepass } = await openQuepass({ lifecycle: 'record', onUnrecorded }, { lifecycle: 'absent' });
    await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'));
    expect([quepass.statusOf(UID), (await desk.ada.customer()).status.status]).toEqual(['approved', 'ACTIVE']);
    expect(missed.map(({ code }) => code)).toEqual(['state_conflict']);
  });
});

describe('secrets and personal data', () => {
  it('are in no answer, no event, no error and no line of the log', async () => {
    const lines: string[] = [];
    const { desk, quepass } = await openQuepass({ lifecycle: 'record' }, {}, { log: jsonLines((line) => lines.push(line)) });
    const told: unknown[] = [await desk.operator.json('PUT', '/customers/ada/status', put('ACTIVE'))];
    for (const fault of [
      'cut',
      { status: 200, body: { code: 400, errors: [{ code: 'INVALID_DATA', message: UID }] } },
    ] as const) {
      quepass.fail(fault);
      told.push(await problemOf(await desk.operator.send('PUT', '/customers/ada/status', put('REJECTED'))));
    }
    told.push(await desk.ada.customer(), await desk.ada.events(), await desk.operator.events(), lines, desk.faults.map(String));
    for (const secret of ['canary', quepass.credentials.password, quepass.credentials.email, quepass.credentials.channelId])
      expect(JSON.stringify(told)).not.toContain(secret);
  });
});

it('a page for customers that imports the connector gets a module that fails in its place', async () => {
  const root = join(import.meta.dirname, '../../../..');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, Record<string, string>>;
  };
  for (const name of ['tecalis', 'quepass']) {
    const door = manifest.exports[`./server/connectors/${name}`]!;
    // A bundler takes the first condition it knows: nothing that a browser knows may stand before the guard.
    const conditions = Object.keys(door).filter((condition) => ['browser', 'import', 'module', 'default'].includes(condition));
    expect(conditions[0]).toBe('browser');
    const guard = door['browser']!.replace('./dist/', '').replace(/\.js$/, '.ts');
    await expect(import(join(root, 'src', guard))).rejects.toThrow(/is for servers/);
  }
});
