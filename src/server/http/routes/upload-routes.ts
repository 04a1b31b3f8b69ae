import { fileTypeOfMime } from '../../../files/index.js';
import { CustomerStatusError } from '../../../model/index.js';
import { checkSize } from '../../files/check-upload.js';
import { readStagedRoom, resumableId } from '../../uploads/resumable-room.js';
import { assertTaken, receiveUpload } from '../../uploads/receive-upload.js';
import { stagedId } from '../../uploads/staged-upload.js';
import { linkSchema } from '../../uploads/upload-body.js';
import { withdrawUpload } from '../../uploads/withdraw-upload.js';
import { type Call, param, type PublicCall, type Route, urlOf } from '../call.js';
import { arrivingFile, readJson } from '../read-body.js';
import { jsonResponse } from '../../../model/wire/json-response.js';
import { tusAnswer } from '../tus-answer.js';

const CUSTOMER = '/customers/{customerId}';
const UPLOAD = `${CUSTOMER}/uploads/{uploadId}`;

/** How the bytes of a file come here: in one call, through a link, or in pieces; and how they are taken back. */
export const uploadRoutes: readonly Route[] = [
  { method: 'POST', path: `${CUSTOMER}/files`, for: 'customer', handle: receiveUpload },
  { method: 'POST', path: `${CUSTOMER}/files/link`, for: 'customer', handle: giveLink },
  { method: 'PUT', path: '/links/{fileId}', for: 'anybody', handle: redeemLink },
  { method: 'DELETE', path: `${CUSTOMER}/uploads`, for: 'customer', handle: withdrawUpload },
  { method: 'POST', path: `${CUSTOMER}/uploads`, for: 'customer', handle: beginResumable },
  { method: 'HEAD', path: UPLOAD, for: 'customer', handle: continueResumable },
  { method: 'PATCH', path: UPLOAD, for: 'customer', handle: continueResumable },
  { method: 'DELETE', path: UPLOAD, for: 'customer', handle: continueResumable },
];

/** A link for one file, after everything that can be known before its bytes has been checked. */
async function giveLink(call: Call): Promise<Response> {
  assertTaken(call);
  const { files, limits, clock, uploads, service } = call.parts;
  if (files.presign === undefined)
    throw new CustomerStatusError('unsupported', { message: 'the file storage makes no links; send the file as a form' });
  const { body } = await readJson(call, linkSchema);
  const { requirementId, mime, size } = body;
  const { snapshot } = await service.read(call.customerId);
  checkSize(snapshot, requirementId, { mime, size }, limits.fileBytes);
  const now = clock();
  const expiresAt = now + uploads.linkMs;
  const link = await files.presign(await stagedId(call), { mime, maxBytes: size, now, expiresAt });
  return jsonResponse({ ...link, method: 'PUT', expiresAt: new Date(expiresAt).toISOString() });
}

/** Whoever has a link may use it: its signature says for what. */
async function redeemLink(call: PublicCall): Promise<Response> {
  const { files, clock, rates } = call.parts;
  await rates.admitAddress(call.request);
  const mime = call.request.headers.get('content-type') ?? '';
  if (files.redeem === undefined || call.request.body === null || fileTypeOfMime(mime) === undefined)
    throw new CustomerStatusError('not_found', { message: 'there is no such link' });
  await files.redeem(param(call, 'fileId'), {
    search: urlOf(call).searchParams,
    mime,
    content: arrivingFile(call),
    now: clock(),
  });
  return new Response(null, { status: 204 });
}

async function beginResumable(call: Call): Promise<Response> {
  assertTaken(call);
  const room = await readStagedRoom(call);
  return tusAnswer(
    await room.resumable.answer(call.request, { id: await stagedId(call), maxBytes: call.parts.limits.fileBytes }),
  );
}

async function continueResumable(call: Call): Promise<Response> {
  const { resumable, id } = await resumableId(call, param(call, 'uploadId'));
  return tusAnswer(await resumable.answer(call.request, { id, maxBytes: call.parts.limits.fileBytes }));
}
