import * as v from 'valibot';
import { fileTypeOfMime } from '../../../files/index.js';
import { CustomerStatusError, documentFileName, type UploadedFile, type UploadTarget } from '../../../model/index.js';
import { fileLeft } from '../../service/customer-service.js';
import { checkUpload } from '../../files/check-upload.js';
import type { ConnectorFile } from '../../connector.js';
import type { FileRecord } from '../../store/store.js';
import { type Call, param, type Route } from '../call.js';
import { malformed } from '../problem.js';
import { assertContentType, readBytes, readShape } from '../read-body.js';
import { sha256, writeCustomer } from '../write-customer.js';
import { offered } from './read-routes.js';

const FILES = '/customers/{customerId}/files';

/** The bytes of documents. */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: FILES, for: 'customer', handle: uploadFile },
  { method: 'DELETE', path: `${FILES}/{fileId}`, for: 'customer', handle: removeFile },
  { method: 'GET', path: `${FILES}/{fileId}/content`, for: 'operator', handle: readContent },
];

/** Room for the fields of a form and its boundaries beside the file. */
const FORM_OVERHEAD = 64 * 1024;

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const formSchema = v.object({
  requirementId: word,
  documentType: word,
  side: v.optional(v.picklist(['front', 'back', 'single'])),
  file: v.instance(Blob),
});

async function uploadFile(call: Call): Promise<Response> {
  const { connector, files, createId, onError } = call.parts;
  const upload = offered(connector.uploadFile, 'uploadFile');
  const { file, ...target } = await readForm(call);
  const sha = await sha256(new Uint8Array(await file.arrayBuffer()));
  const id = createId();
  let isStored = false;
  try {
    return await writeCustomer<UploadedFile>(call, {
      content: new TextEncoder().encode(JSON.stringify([target, file.type, sha])),
      operation: 'uploadFile',
      work: async (context, before) => {
        const type = await checkUpload(before, target.requirementId, file, call.parts.limits.fileBytes);
        isStored = true;
        const { size } = await files.put(id, file.stream(), { maxBytes: call.parts.limits.fileBytes });
        const stored = { id, mime: type, size, name: documentFileName(target.side, type) };
        const snapshot = await upload.call(connector, context, { target, file: stored });
        return { snapshot, addedFiles: [toRecord(call, target, stored, sha)], extra: { id, mime: type, size } };
      },
      answer: (_change, uploaded) => ({ status: 201, body: JSON.stringify(uploaded) }),
    });
  } catch (error) {
    if (isStored) await files.remove(id).catch((cause: unknown) => onError(fileLeft(cause)));
    throw error;
  }
}

/** The fields of the form. Refuses what is not multipart, is too large, or lacks a field. */
async function readForm(call: Call): Promise<v.InferOutput<typeof formSchema>> {
  assertContentType(call.request, 'multipart/form-data', false);
  const { fileBytes } = call.parts.limits;
  const bytes = await readBytes(call.request, fileBytes + FORM_OVERHEAD, 'file_too_large');
  const headers = { 'content-type': call.request.headers.get('content-type') ?? '' };
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw malformed(400, 'the body is not a multipart form');
  });
  return readShape(formSchema, Object.fromEntries(form));
}

function toRecord({ parts, customerId }: Call, target: UploadTarget, { id, mime, size }: ConnectorFile, sha: string): FileRecord {
  return { id, customerId, ...target, mime, size, sha256: sha, createdAt: new Date(parts.clock()).toISOString() };
}

function removeFile(call: Call): Promise<Response> {
  const { connector } = call.parts;
  const remove = offered(connector.removeFile, 'removeFile');
  const input = { fileId: param(call, 'fileId') };
  return writeCustomer(call, {
    content: new Uint8Array(),
    work: async (context) => ({ snapshot: await remove.call(connector, context, input), extra: undefined }),
    answer: () => ({ status: 204, body: '' }),
  });
}

/** A customer's file is opened by nobody's browser as a page: it is saved, under a generated name. */
async function readContent({ parts, customerId, params }: Call): Promise<Response> {
  const record = await parts.store.getFile(customerId, params['fileId'] ?? '');
  const content = record && (await parts.files.read(record.id));
  if (record === undefined || content === undefined)
    throw new CustomerStatusError('not_found', { message: 'there is no such file' });
  const type = fileTypeOfMime(record.mime);
  return new Response(content, {
    headers: {
      'content-type': type ?? 'application/octet-stream',
      'content-length': String(record.size),
      'content-disposition': `attachment; filename="${documentFileName(record.side, record.mime)}"`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}
