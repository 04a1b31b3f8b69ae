import { CustomerStatusError, customerDraftSchema, isEmptyDraft } from '../../../model/index.js';
import type { Call, Route } from '../call.js';
import { readJson } from '../read-body.js';
import { json } from '../respond.js';

const DRAFT = '/customers/{customerId}/draft';

/** What a customer has entered and not sent: their own, and nobody else's. */
export const draftRoutes: readonly Route[] = [
  { method: 'GET', path: DRAFT, for: 'customer', handle: loadDraft },
  { method: 'PUT', path: DRAFT, for: 'customer', handle: saveDraft },
];

async function loadDraft(call: Call): Promise<Response> {
  const keptMs = await admit(call);
  const { store, clock } = call.parts;
  const stored = await store.getDraft(call.customerId);
  if (stored === undefined) return json({ entries: [] });
  if (clock() - stored.savedAt <= keptMs) return json(stored.draft);
  await store.putDraft(call.customerId, undefined);
  return json({ entries: [] });
}

async function saveDraft(call: Call): Promise<Response> {
  await admit(call);
  const { store, clock } = call.parts;
  const { body: draft } = await readJson(call, customerDraftSchema);
  await store.putDraft(call.customerId, isEmptyDraft(draft) ? undefined : { draft, savedAt: clock() });
  return new Response(null, { status: 204 });
}

/** What is not sent is not for a reviewer to see. Resolves with how long drafts are kept. */
async function admit({ parts, access, customerId }: Call): Promise<number> {
  if (access.role !== 'customer') {
    throw new CustomerStatusError('forbidden', { message: 'a draft is for the customer alone; operators see what was sent' });
  }
  if (parts.draftsKeptMs === undefined) {
    throw new CustomerStatusError('unsupported', { message: 'drafts are not kept; pass `drafts` to createStatusHandler' });
  }
  await parts.service.read(customerId);
  return parts.draftsKeptMs;
}
