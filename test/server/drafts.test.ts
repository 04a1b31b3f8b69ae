import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pgliteStore } from 'customer-status-kit/server';
import type { CustomerDraft } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { commitOf } from './fixtures/commits.ts';
import { openDesk, problemOf } from './fixtures/desk.ts';
import { readProtocol } from './fixtures/protocol.ts';

const DAY = 86_400_000;
const PATH = '/customers/ada/draft';

const draftOf = (value: string): CustomerDraft => ({
  entries: [
    {
      answer: { kind: 'field', requirementId: 'occupation', value },
      asked: {
        id: 'occupation',
        kind: 'field',
        status: 'open',
        blocking: true,
        title: 'Occupation',
        reasons: [],
        subject: { type: 'customer' },
        awaiting: 'customer',
        spec: { kind: 'field', path: 'occupation', input: 'text', required: true },
      },
      at: '2026-03-02T09:00:00.000Z',
    },
  ],
});

const NOTHING = { entries: [], version: 'none' };

describe('drafts on the server', () => {
  it('are kept for their customer, the last one in the place of any before, as the protocol says', async () => {
    const { judge } = readProtocol();
    const { ada } = openDesk({ drafts: {} });
    expect(await ada.json('GET', PATH)).toEqual(NOTHING);
    const saved = await ada.send('PUT', PATH, { body: draftOf('half') });
    expect(saved.status).toBe(204);
    await ada.send('PUT', PATH, { body: draftOf('whole') });
    const loaded = await ada.send('GET', PATH);
    expect(await judge('GET', PATH, loaded.clone())).toEqual([]);
    expect(await judge('PUT', PATH, saved)).toEqual([]);
    expect(loaded.headers.get('cache-control')).toBe('no-store');
    const { version, ...kept } = (await loaded.json()) as CustomerDraft;
    expect(kept).toEqual(draftOf('whole'));
    expect(loaded.headers.get('etag')).toBe(`"${version}"`);
    await ada.send('PUT', PATH, { body: { entries: [] } });
    expect(await ada.json('GET', PATH)).toEqual(NOTHING);
  });

  it('of two that were made from the same one, the second is refused and the first stays, as the protocol says', async () => {
    const { judge } = readProtocol();
    const { ada } = openDesk({ drafts: {} });
    const tagOf = async () => (await ada.send('GET', PATH)).headers.get('etag') ?? '';
    const put = (value: string, tag: string) => ada.send('PUT', PATH, { body: draftOf(value), headers: { 'if-match': tag } });
    for (const [first, second] of [
      ['phone', 'laptop'],
      ['phone again', 'laptop again'],
    ] as const) {
      const tag = await tagOf();
      const [saved, refused] = [await put(first, tag), await put(second, tag)];
      expect(saved.headers.get('etag')).toBe(await tagOf());
      expect(await judge('PUT', PATH, refused.clone())).toEqual([]);
      expect(await problemOf(refused)).toMatchObject({ status: 412, code: 'version_conflict' });
      expect(await ada.json('GET', PATH)).toMatchObject(draftOf(first));
    }
    expect((await put('x', 'no tag')).status).toBe(400);
    expect((await put('whatever is there', '*')).status).toBe(204);
  });

  it('keep no version of the sender’s: what is told is the server’s own', async () => {
    const { ada } = openDesk({ drafts: {} });
    await ada.send('PUT', PATH, { body: { ...draftOf('x'), version: 'made up' } });
    const { version } = (await ada.json('GET', PATH)) as CustomerDraft;
    expect(version).toMatch(/./);
    expect(version).not.toBe('made up');
  });

  it('are nobody else’s: no other customer, no operator and no stranger reads or writes them', async () => {
    const { ada, ben, operator, nobody } = openDesk({ drafts: {} });
    await ada.send('PUT', PATH, { body: draftOf('mine') });
    for (const [caller, status] of [
      [ben, 404],
      [operator, 403],
      [nobody, 401],
    ] as const) {
      const [read, written] = [await caller.send('GET', PATH), await caller.send('PUT', PATH, { body: draftOf('theirs') })];
      expect([read.status, written.status]).toEqual([status, status]);
      expect(await read.text()).not.toContain('mine');
    }
    expect(await ada.json('GET', PATH)).toMatchObject(draftOf('mine'));
  });

  it('are not kept unless the host has switched that on', async () => {
    const { ada } = openDesk();
    for (const response of [await ada.send('GET', PATH), await ada.send('PUT', PATH, { body: draftOf('x') })]) {
      expect(await problemOf(response)).toMatchObject({ status: 501, code: 'unsupported' });
    }
  });

  it('are gone when they were left for longer than they are to be kept', async () => {
    const { ada, passTime } = openDesk({ drafts: { keepForMs: 2 * DAY } });
    await ada.send('PUT', PATH, { body: draftOf('left') });
    passTime(2 * DAY);
    expect(await ada.json('GET', PATH)).toMatchObject(draftOf('left'));
    passTime(1);
    expect(await ada.json('GET', PATH)).toEqual(NOTHING);
    passTime(-DAY);
    expect(await ada.json('GET', PATH)).toEqual(NOTHING);
  });

  it('are refused when they are too large, not JSON, or nothing of the kind', async () => {
    const { ada } = openDesk({ drafts: {}, limits: { jsonBytes: 2_000 } });
    const large = await ada.send('PUT', PATH, { body: draftOf('x'.repeat(2_000)) });
    const broken = await ada.send('PUT', PATH, { body: '{' });
    const text = await ada.send('PUT', PATH, { body: 'x', headers: { 'content-type': 'text/plain' } });
    const other = await ada.send('PUT', PATH, { body: { entries: [{ answer: 'x' }] } });
    expect([large.status, broken.status, text.status, other.status]).toEqual([413, 400, 415, 422]);
    expect(await ada.json('GET', PATH)).toEqual(NOTHING);
  });

  it('find their table in a database of the version before, with everything that was in it', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'csk-drafts-'));
    const dataDir = join(folder, 'store');
    try {
      const first = await pgliteStore({ dataDir });
      await first.commit(commitOf('ada', 0));
      await first.close();
      const old = await PGlite.create({ dataDir: join(dataDir, 'database') });
      await old.exec('drop table csk_drafts, csk_polls, csk_buckets');
      await old.exec('drop index csk_idempotency_age, csk_webhook_deliveries_age');
      await old.exec('delete from csk_migrations where version >= 2');
      await old.close();
      const second = await pgliteStore({ dataDir });
      expect((await second.getCustomer('ada'))?.snapshot.version).toBe('1');
      await second.putDraft('ada', { draft: draftOf('kept'), version: 'v', savedAt: 1 });
      await second.close();
      const third = await pgliteStore({ dataDir });
      expect(await third.getDraft('ada')).toEqual({ draft: draftOf('kept'), version: 'v', savedAt: 1 });
      await third.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
