import { CustomerStatusError } from '../../model/index.js';
import type { ResumableUploads } from '../files/resumable-uploads.js';
import type { Call } from '../http/call.js';
import { stagedPrefix } from './staged-upload.js';

/** How many uploads one customer may have begun and not finished. */
const MAX_UNFINISHED = 20;

/** The place for one more upload in pieces. Rejects with `rate_limited` when a customer has begun too many. */
export async function readStagedRoom(call: Call): Promise<{ resumable: ResumableUploads }> {
  const resumable = offeredResumable(call);
  if ((await resumable.count(await stagedPrefix(call))) < MAX_UNFINISHED) return { resumable };
  throw new CustomerStatusError('rate_limited', { message: 'too many uploads are begun and not finished', retryAfterMs: 60_000 });
}

/** An upload in pieces that belongs to the customer of the call. Any other is not there. */
export async function resumableId(call: Call, id: string): Promise<{ resumable: ResumableUploads; id: string }> {
  const resumable = offeredResumable(call);
  const prefix = await stagedPrefix(call);
  if (!id.startsWith(prefix) || !/^[0-9a-f]{40}$/.test(id.slice(prefix.length)))
    throw new CustomerStatusError('not_found', { message: 'there is no such upload of this customer' });
  return { resumable, id };
}

function offeredResumable({ parts }: Call): ResumableUploads {
  if (parts.uploads.resumable !== undefined) return parts.uploads.resumable;
  throw new CustomerStatusError('unsupported', {
    message: 'this handler takes no files in pieces; give createStatusHandler `uploads: { resumable: tusUploads(…) }`',
  });
}
