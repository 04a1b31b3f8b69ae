import { CustomerStatusError, type UploadedFile } from '../../../model/index.js';
import { confirmUpload } from './confirm-upload.js';
import { risingProgress } from '../../connection/rising-progress.js';
import type { UploadCall, UploadParts } from './upload-call.js';

/** A file inside JSON is in memory twice, and a third longer: more than this is not sent so, whatever the backend takes. */
const LARGEST_INLINE = 20_000_000;

/** Bytes turned into text at a time; a multiple of three, so that the pieces join without padding. */
const PIECE = 3 * 8_192;

/** Sends one file as text inside JSON. */
export async function uploadInline(parts: UploadParts, call: UploadCall, maxBytes = LARGEST_INLINE): Promise<UploadedFile> {
  if (call.file.size > Math.min(maxBytes, LARGEST_INLINE)) {
    throw new CustomerStatusError('file_too_large', { message: 'the file is too large to be sent inside JSON' });
  }
  const tell = risingProgress(parts, call, 4 / 3);
  const stored = await confirmUpload(parts, call, { content: await toBase64(call) }, tell);
  tell(Number.POSITIVE_INFINITY);
  return stored;
}

async function toBase64({ file }: UploadCall): Promise<string> {
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch((cause: unknown) => {
      throw new CustomerStatusError('file_unreadable', { message: 'the file cannot be read any more', cause });
    }),
  );
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return text;
}
