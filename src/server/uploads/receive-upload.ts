import { fileTypeOfMime } from '../../files/index.js';
import { CustomerStatusError, isCustomerStatusError, parse, uploadedFileSchema, type UploadTarget } from '../../model/index.js';
import type { Call } from '../http/call.js';
import { offered } from '../http/routes/read-routes.js';
import { fromAnswer } from '../http/respond.js';
import { uploadClaimOf } from '../http/write-customer.js';
import type { StoredAnswer } from '../store/store.js';
import type { Holding } from './held-bytes.js';
import { readStaged, removeStaged } from './staged-upload.js';
import { storeUpload } from './store-upload.js';
import { readUpload, type SentUpload } from './upload-body.js';

/** Stores a file, in whatever form it comes. Bytes that were staged before are let go once they have their place. */
export async function receiveUpload(call: Call): Promise<Response> {
  assertTaken(call);
  const room = call.parts.uploadPlaces.hold(call.customerId);
  try {
    return await receive(call, room);
  } finally {
    room.release();
  }
}

async function receive(call: Call, room: Holding): Promise<Response> {
  const { content, ...sent } = await readUpload(call, room);
  if (typeof content !== 'string') return storeUpload(call, { ...sent, file: content });
  // A repeated call finds its answer, not its bytes: they are gone since the first.
  const known = await call.parts.store.answerOf(uploadClaimOf(call));
  if (known?.status === 201) return again(call, known, sent);
  try {
    const response = await storeUpload(call, { ...sent, file: await readStaged(call, { by: content, mime: sent.mime }, room) });
    await removeStaged(call);
    return response;
  } catch (error) {
    if (isCustomerStatusError(error) && !error.retryable) await removeStaged(call);
    throw error;
  }
}

/** The first answer, for the same file in the same place. Rejects with `idempotency_mismatch` for any other. */
async function again(call: Call, known: StoredAnswer, { target, mime }: Pick<SentUpload, 'target' | 'mime'>): Promise<Response> {
  const { id, reused } = parse(uploadedFileSchema, JSON.parse(known.body));
  // A file that was there before has the place it was first sent to, and one that was removed since has none.
  const record = reused === true ? undefined : await call.parts.store.getFile(call.customerId, id);
  if (record === undefined || (isSamePlace(record, target) && record.mime === fileTypeOfMime(mime))) return fromAnswer(known);
  throw new CustomerStatusError('idempotency_mismatch');
}

function isSamePlace(record: UploadTarget, target: UploadTarget): boolean {
  const { requirementId, documentType, side } = target;
  return record.requirementId === requirementId && record.documentType === documentType && record.side === side;
}

/** Rejects with `unsupported` where files are given elsewhere. */
export function assertTaken({ parts }: Call): void {
  offered(parts.connector.uploadFile, 'uploadFile');
  const { mode } = parts.uploads;
  if (mode === 'hosted_url' || mode === 'none')
    throw new CustomerStatusError('unsupported', { message: `no files are taken here: the mode of uploads is "${mode}"` });
}
