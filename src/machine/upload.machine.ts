import { createUploadContext } from './upload.context.js';
import { uploadSetup } from './upload.setup.js';

const fail = { target: '#upload.failed', actions: ['storeFailure', 'tellFailed'] } as const;

/** Every byte goes to the backend once; `processing` when all are sent and no answer has come. */
const transferring = uploadSetup.createStateConfig({
  tags: 'busy',
  entry: 'beginAttempt',
  invoke: {
    src: 'sendFile',
    input: ({ context: { target, blob, idempotencyKey } }) => ({ target, blob, idempotencyKey }),
  },
  initial: 'sending',
  on: {
    'TRANSFER.COMPLETED': { target: 'done', actions: ['storeResult', 'tellFinished'] },
    'TRANSFER.FAILED': [{ guard: 'mayRetry', target: 'waiting', actions: 'storeFailure' }, fail],
  },
  states: {
    sending: {
      after: { stallLimit: { guard: 'hasProgressed', target: '#upload.stalled' } },
      on: {
        'PROGRESS.REPORTED': [
          { guard: 'isEverythingSent', target: 'processing', actions: 'storeProgress' },
          { target: 'sending', reenter: true, actions: 'storeProgress' },
        ],
      },
    },
    processing: {},
  },
});

/**
 * One upload: queued until there is room, prepared, sent, and settled. A failure that may pass is repeated by itself with
 * the same key; leaving a state aborts what it was doing.
 */
export const uploadMachine = uploadSetup.createMachine({
  id: 'upload',
  context: ({ input }) => createUploadContext(input),
  initial: 'queued',
  on: { 'UPLOAD.CANCEL': '.cancelled' },
  states: {
    queued: {
      tags: 'busy',
      on: {
        'SLOT.GRANTED': [{ guard: 'needsPreparation', target: 'preparing' }, { target: 'transferring' }],
        'UPLOAD.REFUSED': fail,
      },
    },
    preparing: {
      tags: 'busy',
      invoke: { src: 'prepareFile', input: ({ context }) => ({ file: context.file }) },
      on: {
        'FILE.PREPARED': { target: 'transferring', actions: 'storePrepared' },
        'PREPARATION.FAILED': fail,
      },
    },
    transferring,
    stalled: {
      entry: 'storeStall',
      always: [
        { guard: 'hasAttemptsLeft', target: 'waiting' },
        { target: 'failed', actions: 'tellFailed' },
      ],
    },
    waiting: {
      tags: 'busy',
      after: { retryDelay: 'transferring' },
      on: { 'NETWORK.RETURNED': 'transferring' },
    },
    done: { tags: 'settled', on: { 'UPLOAD.CANCEL': {} } },
    failed: { tags: 'actionable', on: { 'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnew' } } },
    cancelled: { tags: 'settled', on: { 'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnew' } } },
  },
});
