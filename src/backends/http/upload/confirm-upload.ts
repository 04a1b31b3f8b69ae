import { contentDigest, CustomerStatusError, type UploadedFile, uploadedFileSchema } from '../../../model/index.js';
import { readJson } from '../../connection/read-json.js';
import { customerPath } from '../customer-path.js';
import { writeHeaders } from '../write-headers.js';
import { countingTransport, type UploadCall, type UploadParts } from './upload-call.js';

/** What says that bytes are in place, or brings them along. */
type Content = { staged: 'link' | 'resumable' } | { content: string };

/** Gives bytes their place. Those that are not there any more have to be sent again, which the next try does. */
export async function confirmUpload(
  parts: UploadParts,
  { customerId, target, file, options, memory }: UploadCall,
  content: Content,
  onSent?: (bytes: number) => void,
): Promise<UploadedFile> {
  const body = JSON.stringify({ ...target, mime: file.type, digest: await contentDigest(file), ...content });
  const headers = { 'content-type': 'application/json', ...writeHeaders(options) };
  const call = { method: 'POST', path: customerPath(customerId, 'files'), headers, body, signal: options.signal } as const;
  try {
    const isCounted = onSent !== undefined && parts.canTellProgress;
    const response = await parts.connection(call, isCounted ? countingTransport(parts, onSent) : undefined);
    return await readJson(response, uploadedFileSchema, options.signal);
  } catch (error) {
    if (error instanceof CustomerStatusError && error.code === 'upload_expired') {
      memory.isStaged = false;
      memory.resumeAt = undefined;
    }
    throw error;
  }
}
