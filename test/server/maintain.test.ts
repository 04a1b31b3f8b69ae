import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryFiles, inMemoryStore, pgliteStore, type StatusStore } from 'customer-status-kit/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDesk, PROFILE, requirementOf, START } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';
import { reachRequest, uploadSide } from './fixtures/walk-journey.ts';

const DAY = 86_400_000;
const ANSWERS = '/customers/ada/answers';

describe('what is remembered of writes', () => {
  it('is known again for 24 hours, and is then let go of', async () => {
    const desk = openDesk();
    await desk.ada.json('POST', ANSWERS, { body: PROFILE, key: 'once' });
    desk.passTime(DAY);
    expect((await desk.handler.maintain()).forgotten).toBe(0);
    const again = await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
    expect([again.status, again.headers.get('etag')]).toEqual([200, '"2"']);
    desk.passTime(1);
    expect((await desk.handler.maintain()).forgotten).toBe(1);
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' })).status).not.toBe(200);
  });

  it('is let go of beside other writes, without anybody asking or waiting for it', async () => {
    const store = inMemoryStore();
    const prunes: number[] = [];
    const watched: StatusStore = { ...store, prune: (before) => (prunes.push(before.calls), store.prune(before)) };
    const desk = openDesk({ store: watched });
    await desk.ada.json('POST', ANSWERS, { body: PROFILE });
    expect(prunes).toEqual([]);
    desk.passTime(601_000);
    for (const status of ['ACTIVE', 'DEACTIVATED']) await desk.operator.write('PUT', '/status', { status });
    await desk.handler.close();
    expect(new Set(prunes)).toEqual(new Set([START + 601_000 - DAY]));
  });

  it('that cannot be let go of disturbs no write and is reported', async () => {
    const store: StatusStore = { ...inMemoryStore(), prune: () => Promise.reject(new Error('no room')) };
    const desk = openDesk({ store });
    desk.passTime(601_000);
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE })).status).toBe(200);
    await desk.handler.close();
    expect(desk.faults).toMatchObject([{ code: 'unavailable' }]);
  });

  it('that cannot be let go of when a host asks for it ends no process, and keeps nothing else from going', async () => {
    const store: StatusStore = { ...inMemoryStore(), prune: () => Promise.reject(new Error('away')) };
    const files = { ...inMemoryFiles(), sweep: async () => 2 };
    const desk = openDesk({ store, files });
    expect(await desk.handler.maintain()).toEqual({ forgotten: 0, uploads: 2, files: 0 });
    expect(desk.faults).toMatchObject([{ code: 'unavailable' }]);
  });

  it('can be kept as long as a host says', async () => {
    const desk = openDesk({ remembers: { answersMs: 1_000 } });
    await desk.ada.json('POST', ANSWERS, { body: PROFILE, key: 'once' });
    desk.passTime(1_001);
    expect((await desk.handler.maintain()).forgotten).toBe(1);
  });
});

describe('a draft that was left', () => {
  it.each(['in memory', 'in a database'])(
    'is removed unread, also of a customer who never comes back: %s',
    { timeout: 60_000 },
    async (where) => {
      const folder = await mkdtemp(join(tmpdir(), 'csk-maintain-'));
      const store = where === 'in memory' ? inMemoryStore() : await pgliteStore({ dataDir: join(folder, 'store') });
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const desk = openDesk({ store, drafts: { keepForMs: DAY } });
      const asked = requirementOf(await desk.ada.customer(), 'Full');
      const answer = { kind: 'field', requirementId: asked.id, value: 'half' };
      const body = { entries: [{ answer, asked, at: '2026-03-02T09:00:00.000Z' }] };
      expect((await desk.ada.send('PUT', '/customers/ada/draft', { body })).status).toBe(204);
      desk.passTime(DAY);
      expect((await desk.handler.maintain()).forgotten).toBe(0);
      desk.passTime(1);
      expect((await desk.handler.maintain()).forgotten).toBe(1);
      expect(await store.getDraft('ada')).toBeUndefined();
      await desk.handler.close();
    },
  );
});

describe('bytes without a record', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('as a crash leaves them are removed after a day, and no file that has one', async () => {
    const files = inMemoryFiles();
    const desk = openDesk({ files });
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const kept = await uploadSide(desk, id, 'front', jpeg());
    await files.put('left-behind', jpeg().stream(), { maxBytes: 1_000_000 });
    expect((await desk.handler.maintain()).files).toBe(0);
    desk.passTime(DAY + 1);
    expect((await desk.handler.maintain()).files).toBe(1);
    expect([await files.read('left-behind'), (await files.read(kept.id)) !== undefined]).toEqual([undefined, true]);
    expect(await desk.handler.maintain()).toEqual({ forgotten: 0, uploads: 0, files: 0 });
  });

  it('are left alone where the storage or the store cannot tell', async () => {
    const memory = inMemoryFiles();
    const files: typeof memory = {
      put: (id, content, limits) => memory.put(id, content, limits),
      read: (id) => memory.read(id),
      remove: (id) => memory.remove(id),
    };
    await files.put('left-behind', jpeg().stream(), { maxBytes: 1_000_000 });
    const desk = openDesk({ files });
    desk.passTime(DAY + 1);
    expect((await desk.handler.maintain()).files).toBe(0);
  });
});
