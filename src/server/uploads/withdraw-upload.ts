import * as v from 'valibot';
import { CustomerStatusError, uploadedFileSchema } from '../../model/index.js';
import type { Call } from '../http/call.js';
import { parseJson } from '../http/read-body.js';
import { offered } from '../http/routes/read-routes.js';
import { actorOf, uploadClaimOf } from '../http/write-customer.js';
import type { StoredAnswer } from '../store/store.js';
import { removeStaged } from './staged-upload.js';

/** What stands in place of a body that never arrived: every real one is another, so that it is refused. */
const WITHDRAWN = 'withdrawn';

/**
 * Takes an upload back by its key. A key that is not known yet is spent, so that bytes which are still on their way are not
 * stored when they arrive; one that is being worked on is told to wait; a stored file is removed.
 */
export async function withdrawUpload(call: Call): Promise<Response> {
  const { store } = call.parts;
  const claim = { ...uploadClaimOf(call), fingerprint: WITHDRAWN };
  const outcome = await store.claim(claim);
  if (outcome.state === 'claimed') await store.settle(claim, { status: 410, body: '' });
  if (outcome.state === 'mismatch') await removeStored(call, await store.answerOf(claim));
  await removeStaged(call);
  return new Response(null, { status: 204 });
}

async function removeStored(call: Call, answer: StoredAnswer | undefined): Promise<void> {
  if (answer === undefined) throw new CustomerStatusError('state_conflict', { retryAfterMs: 1_000 });
  const stored = v.safeParse(uploadedFileSchema, parseJson(new TextEncoder().encode(answer.body), call.parts.limits));
  // A file that was there before this upload is not this upload's to remove.
  if (!stored.success || stored.output.reused === true) return;
  const { connector, service } = call.parts;
  const remove = offered(connector.removeFile, 'removeFile');
  const input = { fileId: stored.output.id };
  await service.change({
    customerId: call.customerId,
    actor: actorOf(call.access),
    channel: call.access.role === 'customer' ? 'client' : 'api',
    operation: 'removeFile',
    work: async (context) => ({ snapshot: await remove.call(connector, context, input), extra: undefined }),
  });
}
