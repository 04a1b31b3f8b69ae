import { fileTypeOfMime } from '../../../files/index.js';
import { CustomerStatusError, documentFileName } from '../../../model/index.js';
import { type Call, param, type Route } from '../call.js';
import { writeCustomer } from '../write-customer.js';
import { offered } from './read-routes.js';

const FILES = '/customers/{customerId}/files';

/** The bytes of documents. */
export const fileRoutes: readonly Route[] = [
  { method: 'DELETE', path: `${FILES}/{fileId}`, for: 'customer', handle: removeFile },
  { method: 'GET', path: `${FILES}/{fileId}/content`, for: 'operator', handle: readContent },
];

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
