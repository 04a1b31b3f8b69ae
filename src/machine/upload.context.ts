import { CustomerStatusError } from '../model/index.js';
import { retryDelay as backoff, withJitter } from './sync.delays.js';
import { isFateUnknown, recordError, type ErrorRecord } from './error-record.js';
import type { UploadContext, UploadInput } from './upload.types.js';

/** How often an upload is tried before a person is asked. */
const MAX_FAILURES = 4;

/** A transfer that moved and then stopped for this long is broken off. */
export const STALL_LIMIT_MS = 30_000;

/** How long a transfer that slept with its page may take to show that it lives. */
const WAKING_LIMIT_MS = 3_000;

/** How long a backend that processes may take to answer once the page came back from a sleep. */
export const LATE_ANSWER_LIMIT_MS = 10_000;

/** An upload before its first try. */
export function createUploadContext(input: UploadInput): UploadContext {
  return {
    ...input,
    blob: input.file,
    ...freshAttempt(input.file),
    takes: 1,
    attempts: 0,
    failures: 0,
    mayBeStored: false,
    retryDelayMs: 0,
    retryAt: undefined,
    result: undefined,
    error: undefined,
  };
}

/** The progress of an attempt that has not sent anything. */
export function freshAttempt(
  blob: Blob,
): Pick<UploadContext, 'sent' | 'total' | 'hasProgressed' | 'beganAt' | 'movedAt' | 'isOverdue'> {
  return { sent: 0, total: blob.size, hasProgressed: false, beganAt: 0, movedAt: undefined, isOverdue: false };
}

/** An upload that somebody asked for again. One that was taken back is another upload for the backend, with another key. */
export function anew(context: UploadContext, isTakenBack: boolean): Partial<UploadContext> {
  const fresh = { ...freshAttempt(context.blob), attempts: 0, failures: 0, error: undefined };
  if (!isTakenBack) return fresh;
  const takes = context.takes + 1;
  return { ...fresh, takes, mayBeStored: false, idempotencyKey: `${context.idempotencyKey.replace(/~\d+$/, '')}~${takes}` };
}

/** Progress as reported, made safe: it never falls within an attempt, and an unknown total is the size of the bytes. */
export function storeProgress(context: UploadContext, sent: number, total: number, at: number): Partial<UploadContext> {
  const said = Number.isFinite(total) && total > 0 ? total : context.total;
  const known = Math.max(said, context.sent);
  const next = Number.isFinite(sent) ? Math.min(Math.max(sent, context.sent), known) : context.sent;
  return {
    sent: next,
    total: known,
    beganAt: context.hasProgressed ? context.beganAt : next,
    hasProgressed: true,
    movedAt: at,
    isOverdue: false,
  };
}

/** True when every byte is sent. */
export function isEverythingSent(sent: number, total: number): boolean {
  return Number.isFinite(total) && total > 0 && sent >= total;
}

/** Failures in a row, this one counted. A try that began where another ended and got further is the first of a new row. */
function failuresWith(context: UploadContext, code: CustomerStatusError['code']): number {
  if (code === 'offline') return context.failures;
  return context.beganAt > 0 && context.sent > context.beganAt ? 1 : context.failures + 1;
}

/** True when a failed try may be repeated without asking anybody. */
export function mayRetry(context: UploadContext, error: Pick<CustomerStatusError, 'code' | 'retryable'>): boolean {
  return error.retryable && failuresWith(context, error.code) < MAX_FAILURES;
}

/** True while an upload may try again by itself. */
export function hasTriesLeft({ failures }: UploadContext): boolean {
  return failures < MAX_FAILURES;
}

/** What is known after a failed try. One that the backend refused has left nothing there. */
export function storeFailure(context: UploadContext, error: CustomerStatusError): Partial<UploadContext> {
  const failures = failuresWith(context, error.code);
  return { error: recordError(error), failures, mayBeStored: context.mayBeStored && isFateUnknown(error) };
}

/** True while an upload waits for nothing but a way to the backend. */
export function awaitsConnection({ error }: Pick<UploadContext, 'error'>): boolean {
  return error !== undefined && error.retryAfterMs === undefined && isOfConnection(error);
}

function isOfConnection({ code }: ErrorRecord): boolean {
  return code === 'offline' || code === 'network' || code === 'timeout';
}

/** When the next try is due. Without a connection the times grow with every try, because none of them counts as a failure. */
export function planRetry(context: UploadContext, now: number, random: number): Partial<UploadContext> {
  const { error, attempts, failures } = context;
  const count = error?.code === 'offline' ? attempts : failures;
  const retryDelayMs = withJitter(backoff({ failures: Math.max(count, 1), retryAfterMs: error?.retryAfterMs }), random);
  return { retryDelayMs, retryAt: now + retryDelayMs };
}

/** Milliseconds without progress after which a transfer is broken off. */
export function stallLimit({ isOverdue }: UploadContext): number {
  return isOverdue ? WAKING_LIMIT_MS : STALL_LIMIT_MS;
}

/** True when nothing has moved for so long that timers should have said so, had the page not slept. */
export function hasSlept({ movedAt }: UploadContext, at: number): boolean {
  return movedAt !== undefined && at - movedAt >= STALL_LIMIT_MS;
}

/** The error of a transfer that stopped moving. */
export function stallError(): CustomerStatusError {
  const message = 'the upload stopped moving, so it was broken off; it is tried again with the same key';
  return new CustomerStatusError('timeout', { message });
}
