import { shareStructure } from '../../machine/index.js';
import { customerDraftSchema, parse, type CustomerBackend, type DraftEntry } from '../../model/index.js';
import type { DraftChange, DraftShelf } from './draft-shelf.js';

const DELAY_MS = 2_000;

/**
 * Keeps drafts at the backend, where it offers that: another device goes on with them. The backend keeps one draft in the
 * place of another, so each save brings together what is there and what is new, request by request.
 */
export function backendShelf(backend: CustomerBackend, customerId: string): DraftShelf[] {
  if (backend.loadDraft === undefined || backend.saveDraft === undefined) return [];
  const read = async () => parse(customerDraftSchema, await backend.loadDraft?.(customerId));
  return [
    {
      place: 'backend',
      delayMs: DELAY_MS,
      load: async () => ({ ...(await read()), lostUploads: [] }),
      save: (change) =>
        oneAtATime(`csk-draft:${backend.id}:${customerId}`, async () => {
          const kept = await read();
          const { entries, newer } = bringTogether(kept.entries, change);
          const choices = change.choices ?? kept.choices;
          await backend.saveDraft?.(customerId, { entries, ...(choices === undefined ? {} : { choices }) });
          return newer;
        }),
    },
  ];
}

/** The tabs of a browser take turns: between reading and writing nobody else writes. */
function oneAtATime<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks === undefined ? work() : locks.request(name, work);
}

/**
 * What was entered here just now is kept; of everything else what is kept already, which another page has entered since.
 * What is missing there is kept again: it was lost to a page that wrote at the same moment.
 */
function bringTogether(kept: readonly DraftEntry[], { changed, removed, all }: DraftChange) {
  const own = new Map(all.map((entry) => [entry.answer.requirementId, entry]));
  const fresh = new Set([...changed.map(({ answer }) => answer.requirementId), ...removed]);
  const others = kept.filter(({ answer }) => !fresh.has(answer.requirementId));
  const newer = others.filter(({ answer }) => {
    const known = own.get(answer.requirementId)?.answer;
    return known !== undefined && shareStructure(known, answer) !== known;
  });
  const theirs = new Set(others.map(({ answer }) => answer.requirementId));
  return { entries: [...all.filter(({ answer }) => !theirs.has(answer.requirementId)), ...others], newer };
}
