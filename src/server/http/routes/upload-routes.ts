import { fileTypeOfMime } from '../../../files/index.js';
import { CustomerStatusError } from '../../../model/index.js';
import type { ResumableUploads } from '../../files/resumable-uploads.js';
import { giveLink } from '../../uploads/give-link.js';
import { beginInPieces, resumableId } from '../../uploads/resumable-room.js';
import { assertTaken, receiveUpload } from '../../uploads/receive-upload.js';
import { withdrawUpload } from '../../uploads/withdraw-upload.js';
import { type Call, param, type PublicCall, type Route, urlOf } from '../call.js';
import { arrivingFile } from '../read-body.js';
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
  return beginInPieces(call, (resumable, id) => passOn(call, resumable, id));
}

async function continueResumable(call: Call): Promise<Response> {
  const { resumable, id } = await resumableId(call, param(call, 'uploadId'));
  return passOn(call, resumable, id);
}

/** The bytes are handed on as they arrive, and a sender who stops is not waited for: the protocol knows no time of its own. */
async function passOn(call: Call, resumable: ResumableUploads, id: string): Promise<Response> {
  let failed: unknown;
  const { url, method, headers, body } = call.request;
  const arriving: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: body && arrivingFile(call, (reason) => (failed = reason)),
    duplex: 'half',
  };
  const response = await resumable.answer(new Request(url, arriving), { id, maxBytes: call.parts.limits.fileBytes });
  if (failed !== undefined) throw failed;
  return tusAnswer(response);
}
