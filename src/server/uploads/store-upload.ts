import { CustomerStatusError, DIGEST_MISMATCH, documentFileName, isCustomerStatusError } from '../../model/index.js';
import type { CustomerSnapshot, DocumentFile, UploadedFile, UploadTarget } from '../../model/index.js';
import type { ConnectorFile } from '../connector.js';
import { checkPlace } from '../files/check-place.js';
import { fileLinker } from '../files/file-links.js';
import { checkUpload } from '../files/check-upload.js';
import type { Call } from '../http/call.js';
import { RequestRefusal } from '../../model/wire/problem.js';
import { offered } from '../http/routes/read-routes.js';
import { sha256 } from '../bytes.js';
import { writeCustomer } from '../http/write-customer.js';
import { fileLeft } from '../service/customer-service.js';
import type { FileRecord } from '../store/store.js';

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
  let isStored = false;
  try {
    return await writeCustomer<UploadedFile>(call, {
      content: new TextEncoder().encode(JSON.stringify([target, file.type, sha])),
      operation: 'uploadFile',
      work: async (context, before) => {
        const type = await checkUpload(before, target.requirementId, file, limits.fileBytes, call.parts.uploads);
        const held = await sameInPlace(call, before, target, sha);
        if (held !== undefined) return { snapshot: before, extra: { id: held.id, mime: type, size: file.size, reused: true } };
        checkPlace(before, target);
        assertQuota(before, file.size, limits);
        isStored = true;
        const { size } = await files.put(id, file.stream(), { maxBytes: limits.fileBytes });
        const stored = { id, mime: type, size, name: documentFileName(target.side, type) };
        // Its record is written with the change: until then only this call knows whose file it is.
        const linkToFile = fileLinker(call.parts, (wanted) => wanted === id);
        const snapshot = await upload.call(connector, { ...context, linkToFile }, { target, file: stored });
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

/** What one customer may keep here in all. */
function assertQuota(
  snapshot: CustomerSnapshot,
  size: number,
  { customerBytes, customerFiles }: { customerBytes: number; customerFiles: number },
): void {
  const held = snapshot.documents.flatMap((document) => document.files);
  if (held.length >= customerFiles) throw tooMuch(`the customer may have ${customerFiles} files in all: remove one first`);
  if (held.reduce((sum, file) => sum + file.size, size) <= customerBytes) return;
  throw tooMuch(`the files of one customer may have ${customerBytes} bytes in all`);
}

function tooMuch(message: string): CustomerStatusError {
  return new CustomerStatusError('file_too_large', { message });
}

function toRecord({ parts, customerId }: Call, target: UploadTarget, { id, mime, size }: ConnectorFile, sha: string): FileRecord {
  return { id, customerId, ...target, mime, size, sha256: sha, createdAt: new Date(parts.clock()).toISOString() };
}
