import * as v from 'valibot';
import { type AlternativeChoices, alternativeChoicesSchema, draftEntrySchema, type DraftEntry } from '../../model/index.js';
import type { LostUpload } from '../client-snapshot.js';
import { hearTabs, tellTabs } from './draft-channel.js';
import type { DraftShelf, KeptDraft } from './draft-shelf.js';
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
  key: CryptoKey | undefined;
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

/** Keeps the drafts of one customer on this device, one encrypted record for each answer. */
export function localShelf(options: LocalShelfOptions): DraftShelf {
  const desk: Desk = { ...options, names: undefined, key: undefined };
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
    save: ({ changed, removed, choices }) =>
      inTurn(async () => {
        await save(desk, changed, removed);
        if (choices !== undefined) await saveChoices(desk, choices);
      }),
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

async function keyOf(desk: Desk): Promise<CryptoKey> {
  const { owner } = await namesOf(desk);
  const known: unknown = desk.key ?? (await desk.store.putOnce(`${owner}/key`, await createSealingKey()));
  if (!(known instanceof CryptoKey)) throw new TypeError('customer-status-kit: the key on this device is none');
  return (desk.key = known);
}

async function load(desk: Desk): Promise<KeptDraft> {
  const { tenant, owner } = await namesOf(desk);
  const records = await desk.store.entries(tenant);
  const outdated = records.filter(([name, record]) => !name.endsWith('/key') && isOutdated(desk, record)).map(([name]) => name);
  const own = records.filter(([name]) => name.startsWith(`${owner}/`) && !outdated.includes(name) && !name.endsWith('/key'));
  const opened = await Promise.all(own.map(async ([name, record]) => ({ name, value: await open(desk, name, record) })));
  const entries = opened
    .filter(({ name }) => name.startsWith(`${owner}/draft/`))
    .map(({ name, value }) => readEntry(name, value));
  const uploads = await lostIn(desk, opened);
  const chosen = opened.find(({ name }) => name === `${owner}/choices`);
  const choices = v.safeParse(v.optional(alternativeChoicesSchema), chosen?.value);
  const useless = [...entries.filter(({ entry }) => entry === undefined).map(({ name }) => name), ...uploads.names, ...outdated];
  if (useless.length > 0) await desk.store.remove(useless);
  return {
    entries: entries.flatMap(({ entry }) => entry ?? []),
    lostUploads: uploads.lost,
    choices: choices.success ? choices.output : undefined,
  };
}

/** Too old, or from the future: a clock that was put back must not keep it for ever. */
function isOutdated({ now, expireAfterMs }: Desk, record: unknown): boolean {
  return !isSealedRecord(record) || Math.abs(now() - record.at) > expireAfterMs;
}

/** `undefined` for what was changed, is of another key, or cannot be read. */
async function open(desk: Desk, name: string, record: unknown): Promise<unknown> {
  if (!isSealedRecord(record)) return undefined;
  const key = await keyOf(desk);
  return unseal(key, name, record).catch(() => undefined);
}

function readEntry(name: string, value: unknown): { name: string; entry: DraftEntry | undefined } {
  const read = v.safeParse(draftEntrySchema, value);
  return { name, entry: read.success ? read.output : undefined };
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

async function save(desk: Desk, changed: readonly DraftEntry[], removed: readonly string[]): Promise<void> {
  const { tenant, owner } = await namesOf(desk);
  const nameOf = async (id: string) => `${owner}/draft/${await hashed(owner, id)}`;
  if (changed.length > 0) {
    const key = await keyOf(desk);
    const sealEntry = async (entry: DraftEntry): Promise<[string, unknown]> => {
      const name = await nameOf(entry.answer.requirementId);
      return [name, await seal(key, name, Date.parse(entry.at), entry)];
    };
    await desk.store.put(await Promise.all(changed.map(sealEntry)));
  }
  if (removed.length > 0) await desk.store.remove(await Promise.all(removed.map(nameOf)));
  const requirementIds = [...changed.map(({ answer }) => answer.requirementId), ...removed];
  tellTabs(channelOf(tenant), owner, { type: 'saved', requirementIds });
}

async function saveChoices(desk: Desk, choices: AlternativeChoices): Promise<void> {
  const { owner } = await namesOf(desk);
  const name = `${owner}/choices`;
  if (Object.keys(choices).length === 0) await desk.store.remove([name]);
  else await desk.store.put([[name, await seal(await keyOf(desk), name, desk.now(), choices)]]);
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
  desk.key = undefined;
  await desk.store.removeAll(`${owner}/`);
  desk.life.end();
  tellTabs(channelOf(tenant), owner, { type: 'cleared' });
}

function watch(desk: Desk, hear: Parameters<NonNullable<DraftShelf['watch']>>[0]): () => void {
  let end: (() => void) | undefined;
  let isOver = false;
  const begin = async () => {
    const { tenant, owner } = await namesOf(desk);
    if (!isOver) end = hearTabs(channelOf(tenant), owner, hear);
  };
  begin().catch(() => undefined);
  return () => {
    isOver = true;
    end?.();
  };
}
