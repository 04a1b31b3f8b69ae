import { CustomerStatusError, isCustomerStatusError } from '../../model/index.js';
import type { Call } from '../http/call.js';
import { offered } from '../http/routes/read-routes.js';
import { fromAnswer } from '../http/respond.js';
import { uploadClaimOf } from '../http/write-customer.js';
import { readStaged, removeStaged } from './staged-upload.js';
import { storeUpload } from './store-upload.js';
import { readUpload } from './upload-body.js';

/** Stores a file, in whatever form it comes. Bytes that were staged before are let go once they have their place. */
export async function receiveUpload(call: Call): Promise<Response> {
  assertTaken(call);
  const { content, ...sent } = await readUpload(call);
  if (typeof content !== 'string') return storeUpload(call, { ...sent, file: content });
  // A repeated call finds its answer, not its bytes: they are gone since the first.
  const known = await call.parts.store.answerOf(uploadClaimOf(call));
  if (known?.status === 201) return fromAnswer(known);
  try {
    const response = await storeUpload(call, { ...sent, file: await readStaged(call, content, sent.mime) });
    await removeStaged(call);
    return response;
  } catch (error) {
    if (isCustomerStatusError(error) && !error.retryable) await removeStaged(call);
    throw error;
  }
}

/** Rejects with `unsupported` where files are given elsewhere. */
export function assertTaken({ parts }: Call): void {
  offered(parts.connector.uploadFile, 'uploadFile');
  const { mode } = parts.uploads;
  if (mode === 'hosted_url' || mode === 'none')
    throw new CustomerStatusError('unsupported', { message: `no files are taken here: the mode of uploads is "${mode}"` });
}
