import {
  documentFileName,
  type UploadedFile,
  uploadedFileSchema,
  type UploadOptions,
  type UploadTarget,
} from '../../model/index.js';
import type { HttpConnection } from './http-connection.js';
import { readJson } from './read-json.js';
import { writeHeaders } from './write-headers.js';
import { xhrTransport } from './xhr-transport.js';

/** Sends one file as a form, with progress where the transport has it. */
export async function uploadFile(
  { connection, canTellProgress }: { connection: HttpConnection; canTellProgress: boolean },
  path: string,
  target: UploadTarget,
  file: Blob,
  options: UploadOptions,
): Promise<UploadedFile> {
  const tell = risingProgress(file.size, options.onProgress);
  tell(0);
  const call = {
    method: 'POST',
    path,
    headers: writeHeaders(options),
    body: uploadForm(target, file),
    signal: options.signal,
  } as const;
  const response = await connection(call, canTellProgress ? xhrTransport(tell) : undefined);
  const stored = await readJson(response, uploadedFileSchema, options.signal);
  tell(file.size);
  return stored;
}

/** The customer's own file name is not sent: it may say who they are. */
function uploadForm(target: UploadTarget, file: Blob): FormData {
  const form = new FormData();
  form.append('requirementId', target.requirementId);
  form.append('documentType', target.documentType);
  if (target.side !== undefined) form.append('side', target.side);
  form.append('file', file, documentFileName(target.side, file.type));
  return form;
}

/** The form is a little longer than the file and a retry begins anew, so progress is held within the file and never falls. */
function risingProgress(total: number, onProgress: UploadOptions['onProgress']): (sent: number) => void {
  let told = -1;
  return (sent) => {
    const next = Math.min(sent, total);
    if (next <= told) return;
    told = next;
    onProgress?.(next, total);
  };
}
