import { fileTypeOfMime } from '../../../files/index.js';
import { CustomerStatusError, documentFileName } from '../../../model/index.js';
import type { FileRecord } from '../../store/store.js';
import { type Call, param, type PublicCall, type Route, urlOf } from '../call.js';
import { writeCustomer } from '../write-customer.js';
import { offered } from './read-routes.js';

const FILES = '/customers/{customerId}/files';

/** The bytes of documents. */
export const fileRoutes: readonly Route[] = [
  { method: 'DELETE', path: `${FILES}/{fileId}`, for: 'customer', handle: removeFile },
  { method: 'GET', path: `${FILES}/{fileId}/content`, for: 'operator', handle: readContent },
  { method: 'GET', path: '/file-links/{fileId}', for: 'anybody', handle: followLink },
];

function removeFile(call: Call): Promise<Response> {
  const { connector } = call.parts;
  const remove = offered(connector.removeFile, 'removeFile');
  const input = { fileId: param(call, 'fileId') };
  return writeCustomer(call, {
    content: new Uint8Array(),
    operation: 'removeFile',
    work: async (context) => ({ snapshot: await remove.call(connector, context, input), extra: undefined }),
    answer: () => ({ status: 204, body: '' }),
  });
}

async function readContent({ parts, customerId, params }: Call): Promise<Response> {
  const record = await parts.store.getFile(customerId, params['fileId'] ?? '');
  const content = record && (await parts.files.read(record.id));
  if (record === undefined || content === undefined) throw noSuchFile();
  const response = toSave(content, record.mime, record.side);
  response.headers.set('content-length', String(record.size));
  return response;
}

/** Whoever has a link may fetch its file: the signature says which. */
async function followLink(call: PublicCall): Promise<Response> {
  const { parts, request } = call;
  await parts.rates.admitAddress(request);
  const fileId = param(call, 'fileId');
  if (parts.links === undefined) throw noSuchFile();
  const mime = await parts.links.check(fileId, urlOf(call).searchParams, parts.clock());
  const content = await parts.files.read(fileId);
  if (content === undefined) throw noSuchFile();
  return toSave(content, mime, undefined);
}

/** A customer's file is opened by nobody's browser as a page: it is saved, under a generated name. */
function toSave(content: ReadableStream<Uint8Array>, mime: string, side: FileRecord['side']): Response {
  return new Response(content, {
    headers: {
      'content-type': fileTypeOfMime(mime) ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${documentFileName(side, mime)}"`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}

function noSuchFile(): CustomerStatusError {
  return new CustomerStatusError('not_found', { message: 'there is no such file' });
}
