import type { CustomerStatusError, UploadedFile, UploadTarget } from '../model/index.js';
import type { ErrorRecord } from './error-record.js';

/** What one upload starts from. The file is its input and its life is the upload. */
export interface UploadInput {
  target: UploadTarget;
  file: File;
  /** Kept over every retry: the same key never stores a second file. */
  idempotencyKey: string;
  /** True when the bytes are to be prepared before they are sent. */
  needsPreparation: boolean;
}

/** Everything an upload remembers. */
export interface UploadContext extends UploadInput {
  /** The bytes to send: the file itself, or what the preparation made of it. */
  blob: Blob;
  /** Tries since somebody last asked for one. */
  attempts: number;
  sent: number;
  total: number;
  hasProgressed: boolean;
  result: UploadedFile | undefined;
  error: ErrorRecord | undefined;
}

/** What an upload understands. */
export type UploadEvent =
  | { type: 'SLOT.GRANTED' }
  | { type: 'UPLOAD.CANCEL' }
  | { type: 'UPLOAD.RETRY' }
  | { type: 'UPLOAD.REFUSED'; error: CustomerStatusError }
  | { type: 'FILE.PREPARED'; blob: Blob }
  | { type: 'PROGRESS.REPORTED'; sent: number; total: number }
  | { type: 'TRANSFER.COMPLETED'; file: UploadedFile }
  | { type: 'PREPARATION.FAILED'; error: CustomerStatusError }
  | { type: 'TRANSFER.FAILED'; error: CustomerStatusError }
  | { type: 'NETWORK.RETURNED' };

/** What an upload tells the world. */
export type UploadEmitted =
  | { type: 'upload.finished'; file: UploadedFile }
  | { type: 'upload.failed'; error: CustomerStatusError };

/** What sending needs. */
export type TransferInput = Pick<UploadContext, 'target' | 'blob' | 'idempotencyKey'>;

/** What the interface may do with an upload. */
export type UploadTag = 'busy' | 'actionable' | 'settled';
