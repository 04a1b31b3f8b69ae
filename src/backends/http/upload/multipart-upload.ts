import { contentDigest, documentFileName, type UploadedFile, uploadedFileSchema } from '../../../model/index.js';
import { readJson } from '../../connection/read-json.js';
import { customerPath } from '../customer-path.js';
import { writeHeaders } from '../write-headers.js';
import { risingProgress } from '../../connection/rising-progress.js';
import { countingTransport, type UploadCall, type UploadParts } from './upload-call.js';

/** Sends one file as a form, with progress where the transport has it. */
export async function uploadAsForm(parts: UploadParts, call: UploadCall): Promise<UploadedFile> {
  const { customerId, file, options } = call;
  const tell = risingProgress(parts, call);
  const body = uploadForm(call, await contentDigest(file));
  const request = { method: 'POST', path: customerPath(customerId, 'files'), body, signal: options.signal } as const;
  const response = await parts.connection(
    { ...request, headers: writeHeaders(options) },
    parts.canTellProgress ? countingTransport(parts, tell) : undefined,
  );
  const stored = await readJson(response, uploadedFileSchema, options.signal);
  tell(file.size);
  return stored;
}

/** The customer's own file name is not sent: it may say who they are. The file comes last, after what is said about it. */
function uploadForm({ target, file }: UploadCall, digest: string | undefined): FormData {
  const form = new FormData();
  form.append('requirementId', target.requirementId);
  form.append('documentType', target.documentType);
  if (target.side !== undefined) form.append('side', target.side);
  if (digest !== undefined) form.append('digest', digest);
  form.append('file', file, documentFileName(target.side, file.type));
  return form;
}
