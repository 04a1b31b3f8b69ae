import { type CustomerDraft, customerDraftSchema, CustomerStatusError, type SaveDraftOptions } from '../../model/index.js';
import { expectedVersion, toEtag } from '../../model/wire/headers.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { type ProtocolCall, readBody } from './protocol-call.js';
import type { ProtocolRoute } from './protocol-route.js';

const DRAFT = '/customers/{customerId}/draft';

/** What a customer has entered and not sent: theirs, and no operator's. */
export const draftRoutes: readonly ProtocolRoute[] = [
  { method: 'GET', path: DRAFT, operation: 'loadDraft', handle: loadDraft },
  { method: 'PUT', path: DRAFT, operation: 'saveDraft', handle: saveDraft },
];

async function loadDraft(call: ProtocolCall): Promise<Response> {
  const draft = await keeperOf(call).load();
  return jsonResponse(draft, 200, { etag: toEtag(draft.version ?? '0') });
}

async function saveDraft(call: ProtocolCall): Promise<Response> {
  const { load, save } = keeperOf(call);
  const { version: _version, ...draft } = await readBody(call, customerDraftSchema);
  await save(draft, { ifVersion: expectedVersion(call.request), signal: call.request.signal });
  return new Response(null, { status: 204, headers: { etag: toEtag((await load()).version ?? '0') } });
}

interface DraftKeeper {
  load: () => Promise<CustomerDraft>;
  save: (draft: CustomerDraft, options: SaveDraftOptions) => Promise<void>;
}

function keeperOf({ backend, customerId, reader }: ProtocolCall): DraftKeeper {
  if (reader === 'operator') throw new CustomerStatusError('forbidden', { message: 'a draft is for the customer alone' });
  const { loadDraft: load, saveDraft: save } = backend;
  if (load === undefined || save === undefined)
    throw new CustomerStatusError('unsupported', { message: 'this backend keeps no drafts: make it with `drafts: true`' });
  return { load: () => load(customerId), save: (draft, options) => save(customerId, draft, options) };
}
