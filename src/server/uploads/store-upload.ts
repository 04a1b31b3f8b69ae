import { CustomerStatusError, DIGEST_MISMATCH, documentFileName, isCustomerStatusError } from '../../model/index.js';
import type { CustomerSnapshot, DocumentFile, UploadedFile, UploadTarget } from '../../model/index.js';
import type { ConnectorContext, ConnectorFile } from '../connector.js';
import { checkPlace } from '../files/check-place.js';
import { checkQuota } from '../files/check-quota.js';
import { fileLinker } from '../files/file-links.js';
import type { Call } from '../http/call.js';
import { RequestRefusal } from '../../model/wire/problem.js';
import { offered } from '../http/routes/read-routes.js';
import { sha256 } from '../bytes.js';
import { writeCustomer } from '../http/write-customer.js';
import { fileLeft } from '../service/customer-service.js';
import type { FileRecord } from '../store/store.js';
import { checkAhead } from './check-ahead.js';

/** A file with its bytes, and where it belongs. */
export interface WholeUpload {
  target: UploadTarget;
  file: Blob;
  /** As the sender knows it, hexadecimal. */
  sha256?: string | undefined;
}

/** Checks a file, stores it once whatever is retried, and gives it its place. */
export async function storeUpload(call: Call, { target, file, sha256: expected }: WholeUpload): Promise<Response> {
  const { connector, files, createId, onError, limits } = call.parts;
  const upload = offered(connector.uploadFile, 'uploadFile');
  const sha = await sha256(new Uint8Array(await file.arrayBuffer()));
  if (expected !== undefined && expected !== sha) throw altered(target.requirementId);
  const id = createId();
  const { ahead, typeIn } = checkAhead(call, target.requirementId, file);
  let isStored = false;
  try {
    return await writeCustomer<UploadedFile>(call, {
      content: new TextEncoder().encode(JSON.stringify([target, file.type, sha])),
      operation: 'uploadFile',
      ahead,
      work: async (context, before) => {
        const type = await typeIn(before);
        const held = await sameInPlace(call, before, target, sha);
        if (held !== undefined) return { snapshot: before, extra: { id: held.id, mime: type, size: file.size, reused: true } };
        checkPlace(before, target);
        checkQuota(before, { bytes: file.size, files: 1 }, limits);
        isStored = true;
        const { size } = await files.put(id, file.stream(), { maxBytes: limits.fileBytes });
        const stored = { id, mime: type, size, name: documentFileName(target.side, type) };
        // Its record is written with the change: until then only this call knows whose file it is.
        const linkToFile = fileLinker(call.parts, (wanted) => wanted === id);
        const readFile: ConnectorContext['readFile'] = async (wanted) =>
          wanted === id ? files.read(id) : context.readFile(wanted);
        const snapshot = await upload.call(connector, { ...context, linkToFile, readFile }, { target, file: stored });
        return { snapshot, addedFiles: [toRecord(call, target, stored, sha)], extra: { id, mime: type, size } };
      },
      answer: (_change, uploaded) => ({ status: 201, body: JSON.stringify(uploaded) }),
    });
  } catch (error) {
    if (isStored && isCertain(error)) await files.remove(id).catch((cause: unknown) => onError(fileLeft(cause)));
    throw error;
  }
}

/** After a broken connection the change may be stored all the same: then its bytes stay, and are swept if it is not. */
function isCertain(error: unknown): boolean {
  return isCustomerStatusError(error) && error.code !== 'unavailable' && error.code !== 'timeout';
}

/** Bytes that changed on the way are not what the customer chose: the same file may be sent once more. */
function altered(requirementId: string): RequestRefusal {
  const fieldErrors = [{ path: requirementId, code: DIGEST_MISMATCH }];
  const message = 'the bytes that arrived are not the ones the digest was made of';
  return new RequestRefusal(400, new CustomerStatusError('file_unreadable', { message, requirementId, fieldErrors }));
}

/** The file with these very bytes that stands in the place already and has not been refused. */
async function sameInPlace(
  { parts, customerId }: Call,
  snapshot: CustomerSnapshot,
  target: UploadTarget,
  sha: string,
): Promise<DocumentFile | undefined> {
  for (const file of filesInPlace(snapshot, target)) {
    // oxlint-disable-next-line no-await-in-loop -- a place holds a few files at the most
    const record = file.status === 'rejected' ? undefined : await parts.store.getFile(customerId, file.id);
    if (record?.sha256 === sha) return file;
  }
  return undefined;
}

function filesInPlace(snapshot: CustomerSnapshot, target: UploadTarget): DocumentFile[] {
  return snapshot.documents
    .filter((document) => document.requirementId === target.requirementId && document.type === target.documentType)
    .flatMap((document) => document.files)
    .filter((file) => (file.side ?? 'single') === (target.side ?? 'single'));
}

function toRecord({ parts, customerId }: Call, target: UploadTarget, { id, mime, size }: ConnectorFile, sha: string): FileRecord {
  return { id, customerId, ...target, mime, size, sha256: sha, createdAt: new Date(parts.clock()).toISOString() };
}
