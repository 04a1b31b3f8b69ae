import * as v from 'valibot';
import {
  contentDigest,
  CustomerStatusError,
  DIGEST_MISMATCH,
  documentFileName,
  parse,
  type UploadTarget,
} from '../../model/index.js';
import { idempotencyKey } from '../../model/wire/headers.js';
import { RequestRefusal } from '../../model/wire/problem.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { type ProtocolCall, readBody, writeOptionsOf } from './protocol-call.js';
import type { ProtocolRoute } from './protocol-route.js';
import { readForm } from './read-form.js';

const CUSTOMER = '/customers/{customerId}';
const FILE = `${CUSTOMER}/files/{fileId}`;
const PIECES = `${CUSTOMER}/uploads/{uploadId}`;

/** Files: taken in one call, let go, and shown to operators. Links and uploads in pieces are not offered. */
export const fileRoutes: readonly ProtocolRoute[] = [
  { method: 'POST', path: `${CUSTOMER}/files`, operation: 'uploadFile', handle: takeFile },
  { method: 'DELETE', path: FILE, operation: 'removeFile', handle: removeFile },
  { method: 'GET', path: `${FILE}/content`, operation: 'readFile', forOperators: true, handle: readFile },
  { method: 'DELETE', path: `${CUSTOMER}/uploads`, operation: 'withdrawUpload', handle: withdraw },
  { method: 'POST', path: `${CUSTOMER}/files/link`, operation: 'uploadFile', handle: notOffered },
  { method: 'POST', path: `${CUSTOMER}/uploads`, operation: 'uploadFile', handle: notOffered },
  { method: 'HEAD', path: PIECES, operation: 'uploadFile', handle: notOffered },
  { method: 'PATCH', path: PIECES, operation: 'uploadFile', handle: notOffered },
  { method: 'DELETE', path: PIECES, operation: 'uploadFile', handle: notOffered },
];

const target = {
  requirementId: v.string(),
  documentType: v.string(),
  side: v.optional(v.picklist(['front', 'back', 'single'])),
  digest: v.optional(v.string()),
};

const formSchema = v.object({ ...target, file: v.instance(Blob) });

const jsonSchema = v.object({ ...target, mime: v.string(), content: v.pipe(v.string(), v.base64()) });

async function takeFile(call: ProtocolCall): Promise<Response> {
  const { file, digest, ...place } = await readUpload(call);
  if (digest !== undefined && digest !== (await contentDigest(file))) throw otherBytes(place);
  return jsonResponse(await call.backend.uploadFile(call.customerId, place, file, writeOptionsOf(call)), 201);
}

async function readUpload(call: ProtocolCall): Promise<UploadTarget & { file: Blob; digest?: string | undefined }> {
  const { request } = call;
  if (request.headers.get('content-type')?.startsWith('application/json')) {
    const { content, mime, ...place } = await readBody(call, jsonSchema);
    return { ...place, file: new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type: mime }) };
  }
  return parse(formSchema, await readForm(request), 'validation_failed');
}

async function removeFile(call: ProtocolCall): Promise<Response> {
  await call.backend.removeFile(call.customerId, call.params['fileId'] ?? '', writeOptionsOf(call));
  return new Response(null, { status: 204 });
}

async function withdraw({ backend, customerId, request }: ProtocolCall): Promise<Response> {
  await backend.withdrawUpload(customerId, idempotencyKey(request), { signal: request.signal });
  return new Response(null, { status: 204 });
}

/** The types that a browser is told; everything else is bytes. */
const SHOWN = ['image/jpeg', 'image/png', 'image/heic', 'application/pdf'];

async function readFile({ backend, customerId, params }: ProtocolCall): Promise<Response> {
  const content = await backend.readFile(customerId, params['fileId'] ?? '');
  const { documents } = await backend.getCustomer(customerId);
  const held = documents.flatMap(({ files }) => files).find(({ id }) => id === params['fileId']);
  return new Response(content, {
    headers: {
      'content-type': SHOWN.includes(content.type) ? content.type : 'application/octet-stream',
      'content-disposition': `attachment; filename="${documentFileName(held?.side, content.type)}"`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}

function notOffered(): Promise<Response> {
  return Promise.reject(new CustomerStatusError('unsupported', { message: 'files are taken as one form here' }));
}

function otherBytes({ requirementId }: UploadTarget): RequestRefusal {
  const fieldErrors = [{ path: requirementId, code: DIGEST_MISMATCH }];
  return new RequestRefusal(400, new CustomerStatusError('file_unreadable', { requirementId, fieldErrors }));
}
