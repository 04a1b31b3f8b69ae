import { createUploadContext } from './upload.context.js';
import { uploadSetup } from './upload.setup.js';

const fail = { target: '#upload.failed', actions: ['storeFailure', 'tellFailed'] } as const;

/** What holds an upload that has not come to an end: a person, or the end of the client. */
const holdable = { 'UPLOAD.PAUSE': '#upload.paused', 'CLIENT.STOPPED': '#upload.suspended' } as const;

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
    'CLIENT.STOPPED': '#upload.suspended',
  },
  states: {
    sending: {
      tags: 'pausable',
      after: { stallLimit: { guard: 'hasProgressed', target: '#upload.stalled' } },
      on: {
        'PROGRESS.REPORTED': [
          { guard: 'isEverythingSent', target: 'processing', actions: 'storeProgress' },
          { target: 'sending', reenter: true, actions: 'storeProgress' },
        ],
        'UPLOAD.PAUSE': '#upload.paused',
        'VISITOR.RETURNED': { guard: 'hasSlept', target: 'sending', reenter: true, actions: 'markOverdue' },
      },
    },
    // A backend may take its time: only a page that slept meanwhile asks whether anybody is still there.
    processing: {
      after: { lateAnswerLimit: { guard: 'isOverdue', target: '#upload.stalled' } },
      on: {
        'VISITOR.RETURNED': { guard: 'hasSlept', target: 'processing', reenter: true, actions: 'markOverdue' },
      },
    },
  },
});

/** A failure that may pass, on its way to the next try. */
const waiting = uploadSetup.createStateConfig({
  tags: ['busy', 'pausable'],
  entry: 'planRetry',
  exit: 'forgetRetry',
  after: { retryDelay: 'transferring' },
  on: {
    ...holdable,
    'NETWORK.RETURNED': { guard: 'awaitsConnection', target: 'transferring' },
    'VISITOR.RETURNED': { guard: 'isDue', target: 'transferring' },
    'UPLOAD.RETRY': { target: 'transferring', actions: 'beginAnew' },
  },
});

/** A file that may be stored all the same is taken back, once; whoever asks again meanwhile begins under another key. */
const withdrawing = uploadSetup.createStateConfig({
  tags: 'settled',
  invoke: { src: 'withdrawFile', input: ({ context: { idempotencyKey } }) => ({ idempotencyKey }) },
  on: {
    'WITHDRAWAL.SETTLED': [{ guard: 'mayHaveChanged', target: 'cancelled', actions: 'tellWithdrawn' }, { target: 'cancelled' }],
    'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnotherTake' },
    'UPLOAD.CANCEL': {},
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
  on: { 'UPLOAD.CANCEL': [{ guard: 'mayBeStored', target: '.withdrawing' }, { target: '.cancelled' }] },
  states: {
    queued: {
      tags: ['busy', 'pausable'],
      on: {
        ...holdable,
        'SLOT.GRANTED': [{ guard: 'needsPreparation', target: 'preparing' }, { target: 'transferring' }],
        'UPLOAD.REFUSED': fail,
      },
    },
    preparing: {
      tags: ['busy', 'pausable'],
      invoke: { src: 'prepareFile', input: ({ context }) => ({ file: context.file }) },
      on: {
        ...holdable,
        'FILE.PREPARED': { target: 'transferring', actions: 'storePrepared' },
        'PREPARATION.FAILED': fail,
      },
    },
    transferring,
    stalled: {
      entry: 'storeStall',
      always: [
        { guard: 'hasTriesLeft', target: 'waiting' },
        { target: 'failed', actions: 'tellFailed' },
      ],
    },
    waiting,
    paused: {
      tags: 'actionable',
      on: {
        'UPLOAD.RESUME': { target: 'queued', actions: 'beginAnew' },
        'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnew' },
      },
    },
    suspended: { on: { 'CLIENT.STARTED': { target: 'queued', actions: 'beginAnew' }, 'UPLOAD.PAUSE': 'paused' } },
    done: { tags: 'settled', on: { 'UPLOAD.CANCEL': {} } },
    failed: { tags: 'actionable', on: { 'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnew' } } },
    withdrawing,
    cancelled: {
      tags: 'settled',
      on: { 'UPLOAD.RETRY': { target: 'queued', actions: 'beginAnotherTake' }, 'UPLOAD.CANCEL': {} },
    },
  },
});
