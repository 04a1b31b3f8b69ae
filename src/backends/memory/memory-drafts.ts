import { type CustomerBackend, type CustomerDraft, CustomerStatusError, isEmptyDraft } from '../../model/index.js';
import type { Travel } from './memory-calls.js';

/** The methods that are there only where drafts are kept. */
export type MemoryDrafts = Pick<CustomerBackend, 'loadDraft' | 'saveDraft'>;

/** Keeps drafts for as long as the backend lives, where it is to. `admit` rejects an id that is not known. */
export function memoryDrafts(isOffered: boolean, travel: Travel, admit: (customerId: string) => void): MemoryDrafts {
  if (!isOffered) return {};
  const drafts = new Map<string, CustomerDraft & { version: string }>();
  let saves = 0;
  const versionOf = (id: string) => drafts.get(id)?.version ?? '0';
  return {
    loadDraft: async (id, { signal } = {}) => {
      await travel('loadDraft', signal);
      admit(id);
      return structuredClone(drafts.get(id)) ?? { entries: [], version: versionOf(id) };
    },
    saveDraft: async (id, draft, { ifVersion, signal } = {}) => {
      await travel('saveDraft', signal);
      admit(id);
      if (ifVersion !== undefined && ifVersion !== versionOf(id)) {
        throw new CustomerStatusError('version_conflict', { message: 'another draft was saved meanwhile' });
      }
      saves += 1;
      if (isEmptyDraft(draft)) drafts.delete(id);
      else drafts.set(id, structuredClone({ ...draft, version: String(saves) }));
    },
  };
}
