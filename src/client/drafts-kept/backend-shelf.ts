import { customerDraftSchema, parse, type CustomerBackend } from '../../model/index.js';
import type { DraftShelf } from './draft-shelf.js';

const DELAY_MS = 2_000;

/** Keeps drafts at the backend, where it offers that: another device goes on with them. */
export function backendShelf(backend: CustomerBackend, customerId: string): DraftShelf[] {
  const { loadDraft, saveDraft } = backend;
  if (typeof loadDraft !== 'function' || typeof saveDraft !== 'function') return [];
  return [
    {
      place: 'backend',
      delayMs: DELAY_MS,
      async load() {
        const { entries } = parse(customerDraftSchema, await loadDraft.call(backend, customerId));
        return { entries, lostUploads: [] };
      },
      save: async ({ all }) => saveDraft.call(backend, customerId, { entries: [...all] }),
    },
  ];
}
