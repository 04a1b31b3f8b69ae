import { CustomerStatusError } from '../../model/index.js';
import type { ResumableUploads } from '../files/resumable-uploads.js';
import type { Call } from '../http/call.js';
import { MAX_UNFINISHED, stagedId, stagedPrefix, tooManyBegun } from './staged-upload.js';

/** Begins one more upload in pieces. Rejects with `rate_limited` when a customer has begun too many. */
export async function beginInPieces(
  call: Call,
  begin: (resumable: ResumableUploads, id: string) => Promise<Response>,
): Promise<Response> {
  const resumable = offeredResumable(call);
  const prefix = await stagedPrefix(call);
  const id = await stagedId(call);
  const { ids, inTurn } = call.parts.uploadPlaces.beginning;
  await inTurn(prefix, async () => {
    if (!(await hasRoom(resumable, { prefix, id, ids }))) throw tooManyBegun();
    ids.add(id);
  });
  try {
    return await begin(resumable, id);
  } finally {
    ids.delete(id);
  }
}

/** What is being begun counts as begun, and once: some of it is there already. One that is known is only gone on with. */
async function hasRoom(
  resumable: ResumableUploads,
  { prefix, id, ids }: { prefix: string; id: string; ids: ReadonlySet<string> },
): Promise<boolean> {
  const others = [...ids].filter((other) => other !== id && other.startsWith(prefix));
  const [known = 0, ...there] = await Promise.all([id, ...others].map((each) => resumable.count(each)));
  if (known > 0) return true;
  const begun = there.reduce((sum, count) => sum + count, 0);
  return (await resumable.count(prefix)) + others.length - begun < MAX_UNFINISHED;
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
