import { CustomerStatusError } from '../model/index.js';
import { retryDelay as backoff } from './customer.delays.js';
import { recordError } from './error-record.js';
import type { UploadContext, UploadInput } from './upload.types.js';

/** How often an upload is tried before a person is asked. */
const MAX_ATTEMPTS = 4;

/** An upload before its first try. */
export function createUploadContext(input: UploadInput): UploadContext {
  return { ...input, blob: input.file, ...freshAttempt(input.file), attempts: 0, result: undefined, error: undefined };
}

/** The progress of an attempt that has not sent anything. */
export function freshAttempt(blob: Blob): Pick<UploadContext, 'sent' | 'total' | 'hasProgressed'> {
  return { sent: 0, total: blob.size, hasProgressed: false };
}

/** Progress as reported, made safe: it never falls within an attempt, and an unknown total is the size of the bytes. */
export function storeProgress(context: UploadContext, sent: number, total: number): Partial<UploadContext> {
  const known = Number.isFinite(total) && total > 0 ? total : context.total;
  const next = Number.isFinite(sent) ? Math.min(Math.max(sent, context.sent), known) : context.sent;
  return { sent: next, total: Math.max(known, next), hasProgressed: true };
}

/** True when every byte is sent. */
export function isEverythingSent(sent: number, total: number): boolean {
  return Number.isFinite(total) && total > 0 && sent >= total;
}

/** True when a failed try may be repeated without asking anybody. */
export function mayRetry(context: UploadContext, error: CustomerStatusError): boolean {
  return error.retryable && hasAttemptsLeft(context);
}

/** True while an upload may try again by itself. */
export function hasAttemptsLeft(context: UploadContext): boolean {
  return context.attempts < MAX_ATTEMPTS;
}

/** Milliseconds until the next try. */
export function uploadRetryDelay({ attempts, error }: UploadContext): number {
  return backoff({ failures: attempts, error });
}

/** The error of a transfer that stopped moving. */
export function stallError(): Pick<UploadContext, 'error'> {
  const message = 'the upload stopped moving, so it was broken off; it is tried again with the same key';
  return { error: recordError(new CustomerStatusError('timeout', { message })) };
}
