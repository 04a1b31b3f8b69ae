import { customerDraftSchema, parse, type CustomerBackend } from '../../model/index.js';
import type { DraftShelf } from './draft-shelf.js';

const DELAY_MS = 2_000;

/** Keeps drafts at the backend, where it offers that: another device goes on with them. */
export function backendShelf(backend: CustomerBackend, customerId: string): DraftShelf[] {
  if (backend.loadDraft === undefined || backend.saveDraft === undefined) return [];
  return [
    {
      place: 'backend',
      delayMs: DELAY_MS,
      async load() {
        const { entries } = parse(customerDraftSchema, await backend.loadDraft?.(customerId));
        return { entries, lostUploads: [] };
      },
      save: async ({ all }) => backend.saveDraft?.(customerId, { entries: [...all] }),
    },
  ];
}
