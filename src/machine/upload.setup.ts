import { assertEvent, assign, emit, fromCallback, setup } from 'xstate';
import { CustomerStatusError } from '../model/index.js';
import {
  freshAttempt,
  hasAttemptsLeft,
  isEverythingSent,
  mayRetry,
  stallError,
  storeProgress,
  uploadRetryDelay,
} from './upload.context.js';
import { recordError, restoreError } from './error-record.js';
import { notBound } from './not-bound.js';
import type { TransferInput, UploadContext, UploadEmitted, UploadEvent, UploadInput, UploadTag } from './upload.types.js';

/** A transfer that moved and then stopped for this long is broken off. */
const STALL_LIMIT_MS = 30_000;

/** Every name the upload chart may use. The actors have no body until a backend is bound. */
export const uploadSetup = setup({
  /* oxlint-disable typescript/no-unsafe-type-assertion -- XState takes types as empty values */
  types: {
    context: {} as UploadContext,
    events: {} as UploadEvent,
    emitted: {} as UploadEmitted,
    input: {} as UploadInput,
    tags: {} as UploadTag,
  },
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  actors: {
    prepareFile: fromCallback<UploadEvent, { file: File }>(notBound),
    sendFile: fromCallback<UploadEvent, TransferInput>(notBound),
  },
  guards: {
    needsPreparation: ({ context }) => context.needsPreparation,
    hasProgressed: ({ context }) => context.hasProgressed,
    hasAttemptsLeft: ({ context }) => hasAttemptsLeft(context),
    isEverythingSent: ({ event }) => {
      assertEvent(event, 'PROGRESS.REPORTED');
      return isEverythingSent(event.sent, event.total);
    },
    mayRetry: ({ context, event }) => {
      assertEvent(event, 'TRANSFER.FAILED');
      return mayRetry(context, event.error);
    },
  },
  delays: {
    retryDelay: ({ context }) => uploadRetryDelay(context),
    stallLimit: STALL_LIMIT_MS,
  },
  actions: {
    beginAttempt: assign(({ context }) => ({ ...freshAttempt(context.blob), attempts: context.attempts + 1, error: undefined })),
    beginAnew: assign(({ context }) => ({ ...freshAttempt(context.blob), attempts: 0, error: undefined })),
    storePrepared: assign(({ event }) => {
      assertEvent(event, 'FILE.PREPARED');
      return { blob: event.blob, needsPreparation: false };
    }),
    storeProgress: assign(({ context, event }) => {
      assertEvent(event, 'PROGRESS.REPORTED');
      return storeProgress(context, event.sent, event.total);
    }),
    storeResult: assign(({ context, event }) => {
      assertEvent(event, 'TRANSFER.COMPLETED');
      return { result: event.file, sent: context.total };
    }),
    storeStall: assign(stallError),
    storeFailure: assign(({ event }) => {
      assertEvent(event, ['TRANSFER.FAILED', 'PREPARATION.FAILED', 'UPLOAD.REFUSED']);
      return { error: recordError(event.error) };
    }),
    tellFinished: emit(({ event }) => {
      assertEvent(event, 'TRANSFER.COMPLETED');
      return { type: 'upload.finished', file: event.file } as const;
    }),
    tellFailed: emit(({ context }) => {
      const error = context.error === undefined ? new CustomerStatusError('aborted') : restoreError(context.error);
      return { type: 'upload.failed', error } as const;
    }),
  },
});
