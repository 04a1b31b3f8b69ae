import { assign, fromCallback } from 'xstate';
import { CustomerStatusError, parse, toCustomerStatusError, uploadedFileSchema, type UploadedFile } from '../model/index.js';
import { followCall } from './backend-call.js';
import type { Binding } from './bind-backend.js';
import { pacedProgress } from './paced-progress.js';
import { repeatWhileBusy } from './repeat-while-busy.js';
import { planRetry } from './upload.context.js';
import { uploadMachine } from './upload.machine.js';
import type { TransferInput, UploadEvent } from './upload.types.js';

/** What a preparation came to: the bytes to send, and the key to send them under where it is another one. */
export interface PreparedFile {
  blob: Blob;
  idempotencyKey?: string | undefined;
}

/** Makes the bytes to send of a chosen file. */
export type PrepareFile = (file: File, signal: AbortSignal) => Promise<PreparedFile>;

type Tell = (event: UploadEvent) => void;

/** The last call for one upload, for whoever takes the upload back. */
interface Flight {
  call?: Promise<UploadedFile>;
}

const WITHDRAWAL_LIMIT_MS = 60_000;

/** The chart of one upload with a backend behind its actors. */
export function bindUpload(binding: Binding, prepare?: PrepareFile) {
  const { clock, random } = binding;
  const flight: Flight = {};
  return uploadMachine.provide({
    actions: { planRetry: assign(({ context }) => planRetry(context, clock.now(), random())) },
    actors: {
      prepareFile: fromCallback<UploadEvent, { file: File }>(({ input, sendBack }) =>
        prepareFile(binding, input.file, prepare, sendBack),
      ),
      sendFile: fromCallback<UploadEvent, TransferInput>(({ input, sendBack }) => sendFile(binding, flight, input, sendBack)),
      // It goes on when its state is left: what was begun to be taken back must not stay.
      withdrawFile: fromCallback<UploadEvent, { idempotencyKey: string }>(({ input, sendBack }) => {
        withdraw(binding, flight, input.idempotencyKey, sendBack);
      }),
    },
  });
}

function prepareFile({ clock }: Binding, file: File, prepare: PrepareFile | undefined, tell: Tell): () => void {
  return followCall<PreparedFile>({
    clock,
    call: async (signal) => (prepare === undefined ? { blob: file } : asUnreadable(prepare, file, signal)),
    onDone: (prepared) => tell({ type: 'FILE.PREPARED', ...prepared }),
    onFail: (error) => tell({ type: 'PREPARATION.FAILED', error }),
  });
}

async function asUnreadable(prepare: PrepareFile, file: File, signal: AbortSignal): Promise<PreparedFile> {
  try {
    return await prepare(file, signal);
  } catch (reason) {
    throw toCustomerStatusError(reason, 'file_unreadable');
  }
}

function sendFile(binding: Binding, flight: Flight, input: TransferInput, tell: Tell): () => void {
  const { clock } = binding;
  const progress = pacedProgress(clock, (sent, total) => tell({ type: 'PROGRESS.REPORTED', sent, total, at: clock.now() }));
  const stop = followCall({
    clock,
    call: (signal) => (flight.call = transfer(binding, input, signal, progress.report)),
    onDone: (file) => tell({ type: 'TRANSFER.COMPLETED', file }),
    onFail: (error) => tell({ type: 'TRANSFER.FAILED', error }),
  });
  return () => {
    progress.stop();
    stop();
  };
}

async function transfer(
  { backend, customerId }: Binding,
  { target, blob, idempotencyKey }: TransferInput,
  signal: AbortSignal,
  onProgress: (sent: number, total: number) => void,
): Promise<UploadedFile> {
  if (backend.uploadFile === undefined) {
    throw new CustomerStatusError('unsupported', { message: 'the backend takes no files, so nothing was sent' });
  }
  const stored = await backend.uploadFile(customerId, target, blob, { idempotencyKey, signal, onProgress });
  return parse(uploadedFileSchema, stored);
}

/** A backend that cannot take an upload back by its key may still answer the broken call: then the file is removed. */
function withdraw(binding: Binding, flight: Flight, idempotencyKey: string, tell: Tell): void {
  const { backend, clock, customerId } = binding;
  followCall<boolean>({
    clock,
    timeoutMs: WITHDRAWAL_LIMIT_MS,
    call: async (signal) => {
      if (backend.withdrawUpload !== undefined) {
        await repeatWhileBusy(clock, signal, async () => backend.withdrawUpload?.(customerId, idempotencyKey, { signal }));
        return true;
      }
      const stored = await flight.call?.catch(() => undefined);
      if (stored === undefined) return false;
      await backend.removeFile?.(customerId, stored.id, { idempotencyKey, signal });
      return true;
    },
    onDone: (mayHaveChanged) => tell({ type: 'WITHDRAWAL.SETTLED', mayHaveChanged }),
    // Nobody can do more about it here: a read shows what is there.
    onFail: () => tell({ type: 'WITHDRAWAL.SETTLED', mayHaveChanged: true }),
  });
}
