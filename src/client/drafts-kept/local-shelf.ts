import * as v from 'valibot';
import { draftEntrySchema } from '../../model/index.js';
import type { LostUpload } from '../client-snapshot.js';
import { hearTabs, tellTabs } from './draft-channel.js';
import type { DraftChange, DraftShelf, KeptDraft } from './draft-shelf.js';
import type { RecordStore } from './record-store.js';
import { createSealingKey, hashed, isSealedRecord, seal, unseal } from './sealed-records.js';
import type { TabLife } from './tab-life.js';

const DELAY_MS = 500;

/** What a shelf on this device is made of. */
export interface LocalShelfOptions {
  tenant: string;
  customerId: string;
  store: RecordStore;
  now: () => number;
  expireAfterMs: number;
  life: TabLife;
}

/** Names of records and of the channel: the tenant's and the customer's ids are hashed. */
interface Names {
  tenant: string;
  owner: string;
}

interface Desk extends LocalShelfOptions {
  names: Promise<Names> | undefined;
}

const lostUploadsSchema = v.array(
  v.object({
    target: v.object({
      requirementId: v.string(),
      documentType: v.string(),
      side: v.optional(v.picklist(['front', 'back', 'single'])),
    }),
    displayName: v.optional(v.string()),
  }),
);

const choiceSchema = v.object({ groupId: v.string(), requirementIds: v.array(v.string()) });

/** Keeps the drafts of one customer on this device, one encrypted record for each answer and each choice. */
export function localShelf(options: LocalShelfOptions): DraftShelf {
  const desk: Desk = { ...options, names: undefined };
  let last: Promise<unknown> = Promise.resolve();
  // One after another: nothing is written after it was cleared.
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    place: 'device',
    delayMs: DELAY_MS,
    load: () => inTurn(() => load(desk)),
    save: (change) => inTurn(() => save(desk, change)),
    saveUploads: (uploads) => inTurn(() => saveUploads(desk, uploads)),
    clear: () => inTurn(() => clear(desk)),
    watch: (hear) => watch(desk, hear),
  };
}

/** Where everything of a tenant begins. */
export async function tenantPrefix(tenant: string): Promise<string> {
  return (await hashed(tenant)).slice(0, 32);
}

/** The name on which the tabs of a tenant hear of each other. */
export function channelOf(tenant: string): string {
  return `csk-drafts:${tenant}`;
}

function namesOf(desk: Desk): Promise<Names> {
  desk.names ??= (async () => {
    const tenant = await tenantPrefix(desk.tenant);
    return { tenant, owner: `${tenant}.${await hashed(desk.tenant, desk.customerId)}` };
  })();
  return desk.names;
}

/** The key that lies there now: another tab may have removed the one before, and nothing sealed with that opens again. */
async function keyOf(desk: Desk): Promise<CryptoKey> {
  const { owner } = await namesOf(desk);
  return asKey(await desk.store.putOnce(`${owner}/key`, await createSealingKey()));
}

function asKey(value: unknown): CryptoKey {
  if (!(value instanceof CryptoKey)) throw new TypeError('customer-status-kit: the key on this device is none');
  return value;
}

async function load(desk: Desk): Promise<KeptDraft> {
  const { tenant, owner } = await namesOf(desk);
  const records = await desk.store.entries(tenant);
  const outdated = records.filter(([name, record]) => !name.endsWith('/key') && isOutdated(desk, record)).map(([name]) => name);
  const own = records.filter(([name]) => name.startsWith(`${owner}/`) && !outdated.includes(name) && !name.endsWith('/key'));
  const [, key] = records.find(([name]) => name === `${owner}/key`) ?? [];
  const opened = await Promise.all(own.map(async ([name, record]) => ({ name, value: await open(key, name, record) })));
  const at = (kind: string) => opened.filter(({ name }) => name.startsWith(`${owner}/${kind}/`));
  const entries = at('draft').map(({ name, value }) => ({ name, read: v.safeParse(draftEntrySchema, value) }));
  const choices = at('choice').map(({ name, value }) => ({ name, read: v.safeParse(choiceSchema, value) }));
  const uploads = await lostIn(desk, opened);
  const unread = [...entries, ...choices].filter(({ read }) => !read.success).map(({ name }) => name);
  const useless = [...unread, ...uploads.names, ...outdated];
  if (useless.length > 0) await desk.store.remove(useless);
  const chosen = choices.flatMap(({ read }) => (read.success ? [read.output] : []));
  return {
    entries: entries.flatMap(({ read }) => (read.success ? [read.output] : [])),
    lostUploads: uploads.lost,
    choices: Object.fromEntries(chosen.map(({ groupId, requirementIds }) => [groupId, requirementIds])),
  };
}

/** Too old, or from the future: a clock that was put back must not keep it for ever. */
function isOutdated({ now, expireAfterMs }: Desk, record: unknown): boolean {
  return !isSealedRecord(record) || Math.abs(now() - record.at) > expireAfterMs;
}

/** `undefined` for what was changed, is of another key, or cannot be read. */
async function open(key: unknown, name: string, record: unknown): Promise<unknown> {
  if (key === undefined || !isSealedRecord(record)) return undefined;
  return unseal(asKey(key), name, record).catch(() => undefined);
}

/** The last part of a record's name. */
function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The uploads of tabs that are gone. Their records are of no more use: this tab tells them from now on. */
async function lostIn(desk: Desk, opened: readonly { name: string; value: unknown }[]) {
  const records = opened.filter(({ name }) => name.includes('/uploads/'));
  const others = records.map(({ name }) => idOf(name)).filter((id) => id !== desk.life.id);
  const gone = others.length === 0 ? [] : await desk.life.gone(others);
  const left = records.filter(({ name }) => gone.includes(idOf(name)));
  const lost = left.flatMap(({ value }): LostUpload[] => {
    const read = v.safeParse(lostUploadsSchema, value);
    return read.success ? read.output : [];
  });
  return { names: left.map(({ name }) => name), lost };
}

async function save(desk: Desk, { changed, removed, choices }: DraftChange): Promise<void> {
  const { tenant, owner } = await namesOf(desk);
  const entries = changed.map((entry): Record => [draftPart(entry.answer.requirementId), Date.parse(entry.at), entry]);
  const chosen = Object.entries(choices).map(
    ([groupId, ids]): Record => [choicePart(groupId), desk.now(), ids && { groupId, requirementIds: ids }],
  );
  const gone = removed.map((id): Record => [draftPart(id), 0, undefined]);
  await write(desk, [...entries, ...chosen, ...gone]);
  const requirementIds = [...changed.map(({ answer }) => answer.requirementId), ...removed];
  tellTabs(channelOf(tenant), {
    owner,
    from: desk.life.id,
    news: { type: 'saved', requirementIds, groupIds: Object.keys(choices) },
  });
}

/** What names it, when it is from, and what it holds: nothing where it is to be removed. */
type Record = readonly [part: readonly [string, string], at: number, value: unknown];

const draftPart = (requirementId: string) => ['draft', requirementId] as const;
const choicePart = (groupId: string) => ['choice', groupId] as const;

async function write(desk: Desk, records: readonly Record[]): Promise<void> {
  const { owner } = await namesOf(desk);
  const named = await Promise.all(
    records.map(async ([[kind, id], at, value]) => ({ name: `${owner}/${kind}/${await hashed(owner, id)}`, at, value })),
  );
  const kept = named.filter(({ value }) => value !== undefined);
  if (kept.length > 0) {
    const key = await keyOf(desk);
    const sealed = kept.map(async ({ name, at, value }): Promise<[string, unknown]> => [name, await seal(key, name, at, value)]);
    await desk.store.put(await Promise.all(sealed));
  }
  const gone = named.filter(({ value }) => value === undefined).map(({ name }) => name);
  if (gone.length > 0) await desk.store.remove(gone);
}

async function saveUploads(desk: Desk, uploads: readonly LostUpload[]): Promise<void> {
  const { owner } = await namesOf(desk);
  const name = `${owner}/uploads/${desk.life.id}`;
  if (uploads.length === 0) {
    await desk.store.remove([name]);
    desk.life.end();
    return;
  }
  await desk.life.mark();
  await desk.store.put([[name, await seal(await keyOf(desk), name, desk.now(), uploads)]]);
}

async function clear(desk: Desk): Promise<void> {
  const { tenant, owner } = await namesOf(desk);
  await desk.store.removeAll(`${owner}/`);
  desk.life.end();
  tellTabs(channelOf(tenant), { owner, from: desk.life.id, news: { type: 'cleared' } });
}

function watch(desk: Desk, hear: Parameters<NonNullable<DraftShelf['watch']>>[0]): () => void {
  let end: (() => void) | undefined;
  let isOver = false;
  const begin = async () => {
    const { tenant, owner } = await namesOf(desk);
    if (!isOver) end = hearTabs(channelOf(tenant), { owner, self: desk.life.id }, hear);
  };
  begin().catch(() => undefined);
  return () => {
    isOver = true;
    end?.();
  };
}
