import {
  customerDraftSchema,
  CustomerStatusError,
  isCustomerStatusError,
  parse,
  type CustomerBackend,
  type CustomerDraft,
  type DraftEntry,
} from '../../model/index.js';
import { withChoices } from '../choices.js';
import { isSameAnswer } from './draft-entry.js';
import type { DraftChange, DraftShelf, OtherDraft } from './draft-shelf.js';

const DELAY_MS = 2_000;
const RETRY_MS = 5_000;
/** Of any number of devices that save at once one succeeds each time. */
const ATTEMPTS = 10;

interface Desk {
  backend: CustomerBackend;
  customerId: string;
  /** When what is kept was entered, by request, as it was seen here last. */
  seen: ReadonlyMap<string, string>;
}

/**
 * Keeps drafts at the backend, where it offers that: another device goes on with them. The backend keeps one draft in the
 * place of another, so each save brings together what is there and what is new, request by request.
 */
export function backendShelf(backend: CustomerBackend, customerId: string): DraftShelf[] {
  if (backend.loadDraft === undefined || backend.saveDraft === undefined) return [];
  const desk: Desk = { backend, customerId, seen: new Map() };
  return [
    {
      place: 'backend',
      delayMs: DELAY_MS,
      retryMs: RETRY_MS,
      async load(signal) {
        const kept = await read(desk, signal);
        desk.seen = instantsOf(kept.entries);
        return { ...kept, lostUploads: [] };
      },
      save(change, signal) {
        const work = () => save(desk, { change, signal, attempts: ATTEMPTS });
        return oneAtATime(`csk-draft:${backend.id}:${customerId}`, () => orAborted(work(), signal), signal);
      },
    },
  ];
}

async function read({ backend, customerId }: Desk, signal: AbortSignal | undefined): Promise<CustomerDraft> {
  return parse(customerDraftSchema, await backend.loadDraft?.(customerId, { signal }));
}

interface Saving {
  change: DraftChange;
  signal: AbortSignal | undefined;
  attempts: number;
}

/** Where another device has saved between the reading and the writing, both are brought together anew. */
async function save(desk: Desk, { change, signal, attempts }: Saving): Promise<OtherDraft> {
  const { version, ...kept } = await read(desk, signal);
  // A reading that took too long has been given up: what is written now may be newer.
  signal?.throwIfAborted();
  const { draft, other } = bringTogether(kept, change, desk.seen);
  try {
    await desk.backend.saveDraft?.(desk.customerId, draft, version === undefined ? { signal } : { ifVersion: version, signal });
  } catch (error) {
    if (attempts <= 1 || !isCustomerStatusError(error) || error.code !== 'version_conflict') throw error;
    return save(desk, { change, signal, attempts: attempts - 1 });
  }
  desk.seen = instantsOf(draft.entries);
  return other;
}

/**
 * The tabs of a browser take turns: between reading and writing none of the others writes. A browser that refuses locks, as
 * in a frame without cookies, has the work done all the same: the versions of the backend tell of the others then.
 */
async function oneAtATime<Value>(name: string, work: () => Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (locks === undefined) return work();
  let begun: Promise<Value> | undefined;
  try {
    return await locks.request(name, signal === undefined ? {} : { signal }, () => (begun = work()));
  } catch (error) {
    if (begun !== undefined || signal?.aborted) throw error;
    return work();
  }
}

/** Gives up with the caller, also on a backend that never answers: no other tab may wait for it. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new CustomerStatusError('aborted')), { once: true });
    work.then(resolve, reject);
  });
}

/**
 * What was entered here just now is kept; of everything else what is kept already, which another page has entered since.
 * What is missing there is kept again: it was lost at a backend that knows no versions.
 */
function bringTogether(kept: CustomerDraft, change: DraftChange, seen: Desk['seen']) {
  const own = new Map(change.all.map((entry) => [entry.answer.requirementId, entry]));
  const fresh = new Set([...change.changed.map(({ answer }) => answer.requirementId), ...change.removed]);
  const theirs = kept.entries.filter((entry) => {
    const id = entry.answer.requirementId;
    return !fresh.has(id) || isLater(entry, own.get(id), seen.get(id));
  });
  const newer = theirs.filter(({ answer }) => {
    const known = own.get(answer.requirementId)?.answer;
    return known !== undefined && !isSameAnswer(known, answer);
  });
  const taken = new Set(theirs.map(({ answer }) => answer.requirementId));
  const entries = [...change.all.filter(({ answer }) => !taken.has(answer.requirementId)), ...theirs];
  const choices = withChoices(kept.choices ?? {}, change.choices);
  const chosen = Object.entries(kept.choices ?? {}).filter(([groupId]) => !Object.hasOwn(change.choices, groupId));
  const draft: CustomerDraft = { entries, ...(Object.keys(choices).length === 0 ? {} : { choices }) };
  return { draft, other: { entries: newer, choices: Object.fromEntries(chosen) } };
}

/**
 * True when both sides have entered something since this one looked last, and the other side did so later. Instants of two
 * devices are compared only then: a clock that is wrong must not win over whoever types alone.
 */
function isLater(theirs: DraftEntry, own: DraftEntry | undefined, seen: string | undefined): boolean {
  return own !== undefined && theirs.at !== seen && Date.parse(theirs.at) > Date.parse(own.at);
}

function instantsOf(entries: readonly DraftEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.map(({ answer, at }) => [answer.requirementId, at]));
}
