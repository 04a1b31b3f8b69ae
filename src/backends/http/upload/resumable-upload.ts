import type { Upload } from 'tus-js-client';
import { type Clock, toCustomerStatusError, type UploadedFile } from '../../../model/index.js';
import { customerPath } from '../customer-path.js';
import { addressOf } from '../../connection/http-connection.js';
import { abortedError } from '../../connection/http-errors.js';
import { confirmUpload } from './confirm-upload.js';
import { tusStack, type TusTrouble } from './tus-stack.js';
import { type UploadCall, type UploadParts } from './upload-call.js';

/** How often an upload asks again where it is, after the backend had another opinion. */
const MAX_REALIGNMENTS = 3;

/** Milliseconds for a request that still holds the upload to let it go. */
const REALIGN_MS = 500;

/** Sends one file in pieces: a cut costs only what was on its way, and the next try goes on from there. */
export async function uploadInPieces(parts: UploadParts, call: UploadCall): Promise<UploadedFile> {
  const { file, memory, options } = call;
  if (!memory.isStaged) {
    await sendPieces(parts, call, MAX_REALIGNMENTS);
    memory.isStaged = true;
  }
  options.onProgress?.(file.size, file.size);
  return confirmUpload(parts, call, { staged: 'resumable' });
}

async function sendPieces(parts: UploadParts, call: UploadCall, realignmentsLeft: number): Promise<void> {
  try {
    // What an earlier page has sent under the same key is there already: the second run asks how much that is.
    if ((await runUpload(parts, call)) === 'begun') await runUpload(parts, call);
  } catch (reason) {
    const error = toCustomerStatusError(reason, 'network');
    // 409 and 423: another request moved the upload, or still does. Where it is now is asked for before going on.
    if (error.code !== 'state_conflict' || realignmentsLeft === 0) throw error;
    await pause(parts.clock, error.retryAfterMs ?? REALIGN_MS, call.options.signal);
    await sendPieces(parts, call, realignmentsLeft - 1);
  }
}

async function runUpload(parts: UploadParts, call: UploadCall): Promise<'sent' | 'begun'> {
  const { signal } = call.options;
  const { Upload: TusUpload } = await import('tus-js-client');
  if (signal?.aborted) throw abortedError();
  return new Promise((resolve, reject) => {
    const trouble: TusTrouble = {};
    const upload: Upload = new TusUpload(call.file, {
      ...settings(parts, call, trouble),
      onUploadUrlAvailable: () => {
        call.memory.resumeAt = upload.url ?? undefined;
        if (trouble.isBegun !== true) return;
        void upload.abort();
        settle(() => resolve('begun'));
      },
      onSuccess: () => settle(() => resolve('sent')),
      onError: (error) => settle(() => reject(trouble.error ?? toCustomerStatusError(error, 'network'))),
    });
    const stop = () => {
      void upload.abort();
      settle(() => reject(abortedError()));
    };
    const settle = (finish: () => void) => {
      signal?.removeEventListener('abort', stop);
      finish();
    };
    signal?.addEventListener('abort', stop);
    upload.start();
  });
}

function settings(parts: UploadParts, { customerId, file, memory, options }: UploadCall, trouble: TusTrouble) {
  return {
    endpoint: addressOf(parts.baseUrl, customerPath(customerId, 'uploads')),
    uploadUrl: memory.resumeAt ?? null,
    // The chart tries again, with the person in the know.
    retryDelays: null,
    storeFingerprintForResuming: false,
    fingerprint: async () => '',
    fileReader: { openFile: async () => sourceOf(file) },
    httpStack: tusStack(parts, options, trouble),
    onProgress: (sent: number, total: number) => {
      if (!options.signal?.aborted && parts.canTellProgress) options.onProgress?.(sent, total);
    },
  };
}

/** A blob hands out its pieces without copying them. */
function sourceOf(file: Blob) {
  return {
    size: file.size,
    slice: async (start: number, end: number) => ({ value: file.slice(start, end), done: end >= file.size }),
    close: () => undefined,
  };
}

function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clock.clearTimeout(handle);
      reject(abortedError());
    };
    const handle = clock.setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted) giveUp();
  });
}
