import { type CustomerDraft, CustomerStatusError, customerDraftSchema, isEmptyDraft } from '../../../model/index.js';
import type { Call, Route } from '../call.js';
import { readJson } from '../read-body.js';
import { expectedVersion, toEtag } from '../../../model/wire/headers.js';
import { jsonResponse } from '../../../model/wire/json-response.js';

const DRAFT = '/customers/{customerId}/draft';

/** What a customer has entered and not sent: their own, and nobody else's. */
export const draftRoutes: readonly Route[] = [
  { method: 'GET', path: DRAFT, for: 'customer', handle: loadDraft },
  { method: 'PUT', path: DRAFT, for: 'customer', handle: saveDraft },
];

/** The version while nothing is kept. */
const NOTHING = 'none';

async function loadDraft(call: Call): Promise<Response> {
  const keptMs = await admit(call);
  const { store, clock } = call.parts;
  const stored = await store.getDraft(call.customerId);
  if (stored === undefined) return tell({ entries: [] }, NOTHING);
  const { draft, version, savedAt } = stored;
  if (clock() - savedAt <= keptMs) return tell(draft, version);
  // Only this one: another device may have saved a new one meanwhile.
  await store.putDraft(call.customerId, undefined, { version });
  return tell({ entries: [] }, NOTHING);
}

function tell(draft: CustomerDraft, version: string): Response {
  return jsonResponse({ ...draft, version }, 200, { etag: toEtag(version) });
}

async function saveDraft(call: Call): Promise<Response> {
  await admit(call);
  const { store, clock, createId } = call.parts;
  const { body } = await readJson(call, customerDraftSchema);
  const { version: _, ...draft } = body;
  const expected = expectedVersion(call.request);
  const before = expected === undefined ? undefined : { version: expected === NOTHING ? undefined : expected };
  const stored = isEmptyDraft(draft) ? undefined : { draft, version: createId(), savedAt: clock() };
  if (!(await store.putDraft(call.customerId, stored, before))) {
    throw new CustomerStatusError('version_conflict', { message: 'another draft was saved meanwhile; read it and save both' });
  }
  return new Response(null, { status: 204, headers: { etag: toEtag(stored?.version ?? NOTHING) } });
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
