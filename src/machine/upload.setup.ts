import { assertEvent, assign, emit, fromCallback, setup } from 'xstate';
import { CustomerStatusError } from '../model/index.js';
import {
  anew,
  awaitsConnection,
  freshAttempt,
  hasSlept,
  hasTriesLeft,
  isEverythingSent,
  LATE_ANSWER_LIMIT_MS,
  mayRetry,
  planRetry,
  stallError,
  stallLimit,
  storeFailure,
  storeProgress,
} from './upload.context.js';
import { restoreError } from './error-record.js';
import { notBound } from './not-bound.js';
import type {
  TransferInput,
  UploadContext,
  UploadEmitted,
  UploadEvent,
  UploadInput,
  UploadTag,
  WithdrawalInput,
} from './upload.types.js';

/** Every name the upload chart may use. The actors have no body, and time does not pass, until a backend is bound. */
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
    withdrawFile: fromCallback<UploadEvent, WithdrawalInput>(notBound),
  },
  guards: {
    needsPreparation: ({ context }) => context.needsPreparation,
    hasProgressed: ({ context }) => context.hasProgressed,
    isOverdue: ({ context }) => context.isOverdue,
    mayBeStored: ({ context }) => context.mayBeStored,
    awaitsConnection: ({ context }) => awaitsConnection(context),
    hasTriesLeft: ({ context }) => hasTriesLeft(context),
    hasSlept: ({ context, event }) => {
      assertEvent(event, 'VISITOR.RETURNED');
      return hasSlept(context, event.at);
    },
    mayHaveChanged: ({ event }) => {
      assertEvent(event, 'WITHDRAWAL.SETTLED');
      return event.mayHaveChanged;
    },
    isDue: ({ context, event }) => {
      assertEvent(event, 'VISITOR.RETURNED');
      return context.retryAt !== undefined && context.retryAt <= event.at;
    },
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
    retryDelay: ({ context }) => context.retryDelayMs,
    stallLimit: ({ context }) => stallLimit(context),
    lateAnswerLimit: LATE_ANSWER_LIMIT_MS,
  },
  actions: {
    beginAttempt: assign(({ context }) => ({
      ...freshAttempt(context.blob),
      attempts: context.attempts + 1,
      mayBeStored: true,
      error: undefined,
    })),
    beginAnew: assign(({ context }) => anew(context, false)),
    beginAnotherTake: assign(({ context }) => anew(context, true)),
    planRetry: assign(({ context }) => planRetry(context, 0, 0)),
    forgetRetry: assign({ retryAt: undefined }),
    markOverdue: assign({ isOverdue: true }),
    storePrepared: assign(({ context, event }) => {
      assertEvent(event, 'FILE.PREPARED');
      const { blob, idempotencyKey = context.idempotencyKey } = event;
      return { blob, idempotencyKey, needsPreparation: false };
    }),
    storeProgress: assign(({ context, event }) => {
      assertEvent(event, 'PROGRESS.REPORTED');
      return storeProgress(context, event.sent, event.total, event.at);
    }),
    storeResult: assign(({ context, event }) => {
      assertEvent(event, 'TRANSFER.COMPLETED');
      return { result: event.file, sent: context.total };
    }),
    storeStall: assign(({ context }) => storeFailure(context, stallError())),
    storeFailure: assign(({ context, event }) => {
      assertEvent(event, ['TRANSFER.FAILED', 'PREPARATION.FAILED', 'UPLOAD.REFUSED']);
      return storeFailure(context, event.error);
    }),
    tellFinished: emit(({ event }) => {
      assertEvent(event, 'TRANSFER.COMPLETED');
      return { type: 'upload.finished', file: event.file } as const;
    }),
    tellFailed: emit(({ context }) => {
      const error = context.error === undefined ? new CustomerStatusError('aborted') : restoreError(context.error);
      return { type: 'upload.failed', error } as const;
    }),
    tellWithdrawn: emit({ type: 'upload.withdrawn' } as const),
  },
});
