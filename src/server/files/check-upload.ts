import { type CheckFileHooks, fileTypeOfMime, type FileFaultCode, type FileType, takeFile } from '../../files/index.js';
import { CustomerStatusError, type CustomerSnapshot, type CustomerStatusErrorCode, type ReasonCode } from '../../model/index.js';
import { takesMime } from '../../model/usual-mime.js';
import { documentSpec } from './check-place.js';
import { type FileScan, scanFile } from './scan-file.js';

/** What a host adds to the check of every file. */
export type UploadChecks = Pick<CheckFileHooks, 'activeContent' | 'inspect'> & { scan?: FileScan | undefined };

const REFUSALS: Record<FileFaultCode, { code: CustomerStatusErrorCode; reason: ReasonCode }> = {
  empty: { code: 'file_unreadable', reason: 'file_corrupt' },
  too_small: { code: 'file_unreadable', reason: 'document_unreadable' },
  too_large: { code: 'file_too_large', reason: 'file_too_large' },
  type_unsupported: { code: 'file_type_unsupported', reason: 'document_type_unsupported' },
  type_mismatch: { code: 'file_type_unsupported', reason: 'document_type_unsupported' },
  damaged: { code: 'file_unreadable', reason: 'file_corrupt' },
  pixels_too_many: { code: 'file_too_large', reason: 'file_too_large' },
  pixels_too_few: { code: 'file_unreadable', reason: 'document_unreadable' },
  password_protected: { code: 'file_unreadable', reason: 'document_unreadable' },
  active_content: { code: 'file_type_unsupported', reason: 'document_type_unsupported' },
  infected: { code: 'file_infected', reason: 'file_infected' },
  unreadable: { code: 'file_unreadable', reason: 'file_corrupt' },
  folder: { code: 'file_unreadable', reason: 'file_corrupt' },
  duplicate: { code: 'duplicate', reason: 'data_invalid' },
};

/**
 * Repeats every check of the browser on the bytes that arrived, because a browser can be left out: the type they really
 * have, which must be the declared one and go with the name, their number, the picture's pixels, passwords, damage, and
 * what the host adds. Resolves with the type of the bytes, and rejects with the code that says what is wrong.
 */
export async function checkUpload(
  snapshot: CustomerSnapshot,
  requirementId: string,
  file: Blob,
  maxBytes: number,
  { activeContent, inspect, scan }: UploadChecks = {},
): Promise<FileType> {
  const limits = documentSpec(snapshot, requirementId);
  const bounds = { ...limits, maxBytes: Math.min(limits.maxBytes ?? maxBytes, maxBytes) };
  const taken = await takeFile(file, bounds, { activeContent, inspect });
  if ('faults' in taken) throw refusal(taken.faults[0]?.code ?? 'unreadable', requirementId);
  if (fileTypeOfMime(file.type) !== taken.type) throw refusal('type_mismatch', requirementId);
  if (scan !== undefined) await scanFile(scan, taken.file, requirementId);
  return taken.type;
}

/**
 * Checks what can be known of a file before its bytes are there. Rejects with the code that says what is wrong.
 */
export function checkSize(
  snapshot: CustomerSnapshot,
  requirementId: string,
  { mime, size }: { mime: string; size: number },
  maxBytes: number,
): void {
  const limits = documentSpec(snapshot, requirementId);
  if (size > Math.min(limits.maxBytes ?? maxBytes, maxBytes)) throw refusal('too_large', requirementId);
  if (!takesMime(limits.mime, mime) || fileTypeOfMime(mime) === undefined) throw refusal('type_unsupported', requirementId);
}

function refusal(fault: FileFaultCode, requirementId: string): CustomerStatusError {
  const { code, reason } = REFUSALS[fault];
  return new CustomerStatusError(code, { requirementId, fieldErrors: [{ path: requirementId, code: reason }] });
}
