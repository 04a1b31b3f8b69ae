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
  /** How often the file was sent under a key of its own: one more after each upload that was taken back. */
  takes: number;
  /** Tries since somebody last asked for one. */
  attempts: number;
  /** Those that failed in a row. A try that found no connection is not counted, one that got further begins anew. */
  failures: number;
  sent: number;
  total: number;
  hasProgressed: boolean;
  /** The bytes the backend had of an earlier try when this one began to send. */
  beganAt: number;
  /** Milliseconds since the epoch of the last sign of progress. */
  movedAt: number | undefined;
  /** True when the page came back after a time in which nothing can have moved. */
  isOverdue: boolean;
  /** True while the backend may have stored the file without anybody here knowing. */
  mayBeStored: boolean;
  /** Milliseconds until the next try, and its instant since the epoch. */
  retryDelayMs: number;
  retryAt: number | undefined;
  result: UploadedFile | undefined;
  error: ErrorRecord | undefined;
}

/** What an upload understands. */
export type UploadEvent =
  | { type: 'SLOT.GRANTED' }
  | { type: 'UPLOAD.CANCEL' }
  | { type: 'UPLOAD.RETRY' }
  | { type: 'UPLOAD.PAUSE' }
  | { type: 'UPLOAD.RESUME' }
  | { type: 'UPLOAD.REFUSED'; error: CustomerStatusError }
  | { type: 'FILE.PREPARED'; blob: Blob; idempotencyKey?: string | undefined }
  | { type: 'PROGRESS.REPORTED'; sent: number; total: number; at: number }
  | { type: 'TRANSFER.COMPLETED'; file: UploadedFile }
  | { type: 'PREPARATION.FAILED'; error: CustomerStatusError }
  | { type: 'TRANSFER.FAILED'; error: CustomerStatusError }
  | { type: 'WITHDRAWAL.SETTLED'; mayHaveChanged: boolean }
  | { type: 'NETWORK.RETURNED' }
  | { type: 'VISITOR.RETURNED'; at: number }
  | { type: 'CLIENT.STARTED' }
  | { type: 'CLIENT.STOPPED' };

/** What an upload tells the world. */
export type UploadEmitted =
  | { type: 'upload.finished'; file: UploadedFile }
  | { type: 'upload.failed'; error: CustomerStatusError }
  /** Nothing of it is left at the backend, as far as can be known. */
  | { type: 'upload.withdrawn' };

/** What sending needs. */
export type TransferInput = Pick<UploadContext, 'target' | 'blob' | 'idempotencyKey'>;

/** What taking an upload back needs. */
export type WithdrawalInput = Pick<UploadContext, 'idempotencyKey'>;

/** What the interface may do with an upload. */
export type UploadTag = 'busy' | 'actionable' | 'settled' | 'pausable';
