import { CustomerStatusError } from '../../model/index.js';

/** What a scanner is told about a file besides its bytes. */
export interface ScannedFile {
  /** The type of the bytes. */
  mime: string;
  /** Bytes. */
  size: number;
}

/** Looks into a file for something harmful. Rejects when it cannot tell. */
export type FileScan = (bytes: Uint8Array, file: ScannedFile) => Promise<'clean' | 'infected'>;

/**
 * Asks a scanner. Rejects with `file_infected` unless it says that the file is clean, and with `unavailable` and a time when
 * it cannot tell: an unseen file is not stored, and the customer may send it again.
 */
export async function scanFile(scan: FileScan, file: Blob, requirementId: string): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const verdict = await ask(scan, bytes, { mime: file.type, size: file.size }, requirementId);
  if (verdict === 'clean') return;
  const fieldErrors = [{ path: requirementId, code: 'file_infected' }];
  throw new CustomerStatusError('file_infected', { message: 'the scanner found something harmful', requirementId, fieldErrors });
}

async function ask(scan: FileScan, bytes: Uint8Array, file: ScannedFile, requirementId: string): Promise<unknown> {
  try {
    return await scan(bytes, file);
  } catch (cause) {
    const message = 'the scanner of files failed: the file was not stored';
    throw new CustomerStatusError('unavailable', { message, retryAfterMs: 5_000, requirementId, cause });
  }
}
