import * as v from 'valibot';
import { CustomerStatusError, type UploadedFile } from '../../../model/index.js';
import { addressOf, type HttpRequest } from '../../connection/http-connection.js';
import { errorOfFailure, errorOfResponse } from '../../connection/http-errors.js';
import { readJson } from '../../connection/read-json.js';
import { customerPath } from '../customer-path.js';
import { writeHeaders } from '../write-headers.js';
import { confirmUpload } from './confirm-upload.js';
import { risingProgress } from '../../connection/rising-progress.js';
import { countingTransport, type UploadCall, type UploadParts } from './upload-call.js';

const linkSchema = v.object({ url: v.string(), headers: v.record(v.string(), v.string()) });

type Link = v.InferOutput<typeof linkSchema>;

/** Sends one file to a link of its own, and then asks the backend to give it its place. */
export async function uploadToLink(parts: UploadParts, call: UploadCall): Promise<UploadedFile> {
  const { memory, options, file } = call;
  const tell = risingProgress(parts, call);
  if (!memory.isStaged) {
    await sendToLink(parts, call, tell);
    memory.isStaged = true;
  }
  options.onProgress?.(file.size, file.size);
  return confirmUpload(parts, call, { staged: 'link' });
}

/** A link that is refused has expired, or was never good: one more is asked for, once. */
async function sendToLink(parts: UploadParts, call: UploadCall, tell: (sent: number) => void): Promise<void> {
  const first = await put(parts, call, await askForLink(parts, call), tell);
  if (first.ok) return;
  const second = first.status === 403 ? await put(parts, call, await askForLink(parts, call), tell) : first;
  if (second.ok) return;
  const error = await errorOfResponse(second, parts.clock.now());
  // A refusal of the place of the bytes says nothing about the customer's session.
  const isLinks = second.status === 401 || second.status === 403 || second.status === 404;
  throw isLinks
    ? new CustomerStatusError('upload_expired', { message: 'new upload links are refused too', cause: error })
    : error;
}

async function askForLink(parts: UploadParts, { customerId, target, file, options }: UploadCall): Promise<Link> {
  const headers = { 'content-type': 'application/json', ...writeHeaders(options) };
  const body = JSON.stringify({ ...target, mime: file.type, size: file.size });
  const path = customerPath(customerId, 'files', 'link');
  return readJson(
    await parts.connection({ method: 'POST', path, headers, body, signal: options.signal }),
    linkSchema,
    options.signal,
  );
}

/** The link is all that is needed there: neither token nor cookies go with the bytes. */
async function put(
  parts: UploadParts,
  { file, options }: UploadCall,
  link: Link,
  tell: (sent: number) => void,
): Promise<Response> {
  const isAbsolute = /^https?:\/\//i.test(link.url);
  const url = isAbsolute ? link.url : addressOf(parts.baseUrl, `/${link.url.replace(/^\/+/, '')}`);
  const { signal } = options;
  const request: HttpRequest = {
    method: 'PUT',
    path: link.url,
    url,
    body: file,
    signal,
    sent: new Headers(link.headers),
    credentials: 'omit',
  };
  try {
    return await countingTransport(parts, tell)(request);
  } catch (failure) {
    throw errorOfFailure(failure, signal);
  }
}
