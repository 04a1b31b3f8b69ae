import { shareStructure } from '../../machine/index.js';
import {
  customerDraftSchema,
  isCustomerStatusError,
  parse,
  type CustomerBackend,
  type CustomerDraft,
  type DraftEntry,
} from '../../model/index.js';
import { withChoices } from '../choices.js';
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
      async load() {
        const kept = await read(desk);
        desk.seen = instantsOf(kept.entries);
        return { ...kept, lostUploads: [] };
      },
      save: (change) => oneAtATime(`csk-draft:${backend.id}:${customerId}`, () => save(desk, change, ATTEMPTS)),
    },
  ];
}

async function read({ backend, customerId }: Desk): Promise<CustomerDraft> {
  return parse(customerDraftSchema, await backend.loadDraft?.(customerId));
}

/** Where another device has saved between the reading and the writing, both are brought together anew. */
async function save(desk: Desk, change: DraftChange, attempts: number): Promise<OtherDraft> {
  const { version, ...kept } = await read(desk);
  const { draft, other } = bringTogether(kept, change, desk.seen);
  try {
    await desk.backend.saveDraft?.(desk.customerId, draft, version === undefined ? {} : { ifVersion: version });
  } catch (error) {
    if (attempts <= 1 || !isCustomerStatusError(error) || error.code !== 'version_conflict') throw error;
    return save(desk, change, attempts - 1);
  }
  desk.seen = instantsOf(draft.entries);
  return other;
}

/** The tabs of a browser take turns: between reading and writing none of the others writes. */
function oneAtATime<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks === undefined ? work() : locks.request(name, work);
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
    return known !== undefined && shareStructure(known, answer) !== known;
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
