import { syncSetup } from './sync.setup.js';

const untilFinished = { guard: 'isFinished', target: 'paused' } as const;
const endSession = { guard: 'isSessionOver', target: 'ended' } as const;
const goOffline = { guard: 'isOffline', target: 'offline' } as const;

const whileWatching = {
  'NETWORK.LOST': { target: 'offline' },
  'NETWORK.RETURNED': { actions: 'requestRead' },
  'VISITOR.RETURNED': { actions: ['markVisible', 'requestRead'] },
} as const;

/** How changes arrive: pushed (`live`), read at intervals (`polling`), or not at all. */
const connection = syncSetup.createStateConfig({
  initial: 'paused',
  on: {
    'CLIENT.STARTED': { target: '.connecting', actions: ['markRunning', 'requestRead'] },
    'CLIENT.STOPPED': { target: '.paused', actions: ['markStopped', 'stopHurry'] },
    'SESSION.ENDED': '.ended',
    'READ.FAILED': { guard: 'isSessionOver', target: '.ended' },
    'VISITOR.LEFT': { actions: 'markHidden' },
    'VISITOR.RETURNED': { actions: 'markVisible' },
  },
  states: {
    connecting: {
      entry: ['markWatchClosed', 'wantWatch'],
      always: untilFinished,
      after: { connectLimit: 'polling' },
      on: {
        ...whileWatching,
        'WATCH.OPENED': { target: 'live', actions: 'markWatchOpen' },
        'WATCH.LOST': 'polling',
        'WATCH.ENDED': [endSession, { target: 'polling' }],
        'READ.SUCCEEDED': { guard: 'cannotWatch', target: 'polling' },
        'READ.FAILED': [endSession, goOffline, { target: 'polling' }],
      },
    },
    live: {
      always: untilFinished,
      after: { recheckDelay: { actions: 'requestRead' } },
      on: {
        ...whileWatching,
        'WATCH.LOST': { target: 'polling', actions: ['markWatchClosed', 'hurry'] },
        'WATCH.ENDED': [{ ...endSession }, { target: 'polling', actions: ['markWatchClosed', 'hurry'] }],
        'CUSTOMER.CHANGED': { target: 'live', reenter: true, actions: 'noteSuccess' },
        'CUSTOMER.MISTAKEN': { target: 'live', reenter: true, actions: 'noteFailure' },
        'READ.SUCCEEDED': { target: 'live', reenter: true },
        'READ.FAILED': [endSession, goOffline, { target: 'live', reenter: true }],
      },
    },
    polling: {
      always: untilFinished,
      after: { pollDelay: { actions: 'requestRead' } },
      on: {
        ...whileWatching,
        'WATCH.OPENED': { target: 'live', actions: ['markWatchOpen', 'requestFreshRead'] },
        'WATCH.ENDED': endSession,
        'VISITOR.LEFT': { target: 'polling', reenter: true, actions: 'markHidden' },
        'ANSWERS.SENT': { target: 'polling', reenter: true, actions: 'hurry' },
        'READ.SUCCEEDED': { target: 'polling', reenter: true },
        'READ.FAILED': [endSession, goOffline, { target: 'polling', reenter: true }],
      },
    },
    offline: {
      always: untilFinished,
      after: { pollDelay: { actions: 'requestRead' } },
      on: {
        'NETWORK.RETURNED': { actions: 'requestRead' },
        'VISITOR.RETURNED': whileWatching['VISITOR.RETURNED'],
        'WATCH.OPENED': { target: 'live', actions: ['markWatchOpen', 'requestFreshRead'] },
        'WATCH.LOST': { actions: 'markWatchClosed' },
        'WATCH.ENDED': [endSession, { actions: 'markWatchClosed' }],
        'READ.SUCCEEDED': [{ guard: 'isWatchOpen', target: 'live' }, { target: 'polling' }],
        'READ.FAILED': [endSession, { target: 'offline', reenter: true }],
      },
    },
    paused: { entry: ['markWatchClosed', 'unwantWatch'], always: { guard: 'isUnfinished', target: 'connecting' } },
    ended: {
      entry: ['markWatchClosed', 'unwantWatch', 'markEnded', 'dropRead', 'tellSessionEnd'],
      on: {
        'READ.SUCCEEDED': [{ guard: 'isStopped', target: 'paused' }, { target: 'connecting' }],
        'READ.FAILED': {},
        'SESSION.ENDED': {},
      },
    },
  },
});

/** One read at a time; a read that must begin later waits for the one under way. */
const reading = syncSetup.createStateConfig({
  initial: 'idle',
  states: {
    // A read that must be fresh follows something that was missed: the list of events may have a gap as well.
    idle: { on: { 'SYNC.REQUESTED': [{ guard: 'isFresh', target: 'reading', actions: 'tellGap' }, { target: 'reading' }] } },
    reading: {
      tags: 'busy',
      entry: 'wantRead',
      exit: 'unwantRead',
      on: {
        'SYNC.REQUESTED': { guard: 'isFresh', actions: ['markFresh', 'tellGap'] },
        'READ.SUCCEEDED': [
          { guard: 'wantsFresh', target: 'reading', reenter: true, actions: ['noteSuccess', 'markServed'] },
          { target: 'idle', actions: ['noteSuccess', 'tellSettled'] },
        ],
        'READ.FAILED': { target: 'idle', actions: ['noteFailure', 'markServed', 'tellSettled'] },
        'CLIENT.STOPPED': { target: 'idle', actions: 'tellAborted' },
        // What was asked before the session ended says nothing about the next one.
        'READ.OUTLIVED': { target: 'idle', actions: ['markServed', 'tellAborted'] },
      },
    },
  },
});

/**
 * When to watch and when to read: how changes arrive, and the read under way. It knows nothing of the customer but what
 * the customer chart tells it, and runs as a child of that chart, which does what it asks for.
 */
export const syncMachine = syncSetup.createMachine({
  id: 'sync',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    isRunning: false,
    isHidden: false,
    isHurried: false,
    isWatchOpen: false,
    isConfirmed: false,
    wantsFresh: false,
    failures: 0,
    retryAfterMs: undefined,
    endedBy: 'session',
  }),
  on: {
    'OUTLOOK.CHANGED': { actions: 'storeOutlook' },
    'CUSTOMER.CHANGED': { actions: 'noteSuccess' },
    'CUSTOMER.MISTAKEN': { actions: 'noteFailure' },
    'ANSWERS.SENT': { actions: 'hurry' },
    'HURRY.ENDED': { actions: 'calmDown' },
    'CLIENT.RESET': { actions: 'markForgotten' },
  },
  states: { connection, reading },
});
