import { createContext } from './customer.context.js';
import { customerNames } from './customer.actions.js';

/** A snapshot leads straight to its status. What is old or of somebody else leads nowhere. */
function takeSnapshot<const Further extends 'readCapabilities'>(...further: readonly Further[]) {
  const store = ['storeCustomer', ...further] as const;
  const news = ['tellStatus', ...store] as const;
  return [
    { guard: 'isOfAnother', actions: ['storeMixup', 'tellMixup'] },
    { guard: 'isOld', actions: ['storeCheck', ...further] },
    { guard: 'keepsStatus', actions: store },
    { guard: { type: 'becomes', params: { status: 'CREATED' } }, target: '.CREATED', actions: news },
    { guard: { type: 'becomes', params: { status: 'UNDER_REVIEW' } }, target: '.UNDER_REVIEW', actions: news },
    {
      guard: { type: 'becomes', params: { status: 'NEEDS_ADDITIONAL_INFORMATION' } },
      target: '.NEEDS_ADDITIONAL_INFORMATION',
      actions: news,
    },
    { guard: { type: 'becomes', params: { status: 'ACTIVE' } }, target: '.ACTIVE', actions: news },
    { guard: { type: 'becomes', params: { status: 'REJECTED' } }, target: '.REJECTED', actions: news },
    { guard: { type: 'becomes', params: { status: 'DEACTIVATED' } }, target: '.DEACTIVATED', actions: news },
    // One unknown status may follow another: each raw value is told once.
    { guard: 'isStillUnknown', target: '.UNKNOWN', actions: store },
    { target: '.UNKNOWN', actions: news },
  ] as const;
}

/** Where the customer stands. `routing` finds the place of what was known from the beginning. */
const journey = customerNames.createStateConfig({
  initial: 'routing',
  on: {
    'READ.SUCCEEDED': takeSnapshot('readCapabilities'),
    'CUSTOMER.CHANGED': takeSnapshot(),
    'READ.FAILED': [
      { guard: 'knowsCustomer', actions: ['storeFailure', 'tellFailure'] },
      { target: '.unavailable', actions: ['storeFailure', 'tellFailure'] },
    ],
    'CLIENT.RESET': { guard: 'isStopped', target: '.routing', actions: 'forgetCustomer' },
  },
  states: {
    routing: {
      always: [
        { guard: { type: 'isStatus', params: { status: 'CREATED' } }, target: 'CREATED' },
        { guard: { type: 'isStatus', params: { status: 'UNDER_REVIEW' } }, target: 'UNDER_REVIEW' },
        {
          guard: { type: 'isStatus', params: { status: 'NEEDS_ADDITIONAL_INFORMATION' } },
          target: 'NEEDS_ADDITIONAL_INFORMATION',
        },
        { guard: { type: 'isStatus', params: { status: 'ACTIVE' } }, target: 'ACTIVE' },
        { guard: { type: 'isStatus', params: { status: 'REJECTED' } }, target: 'REJECTED' },
        { guard: { type: 'isStatus', params: { status: 'DEACTIVATED' } }, target: 'DEACTIVATED' },
        { guard: 'knowsCustomer', target: 'UNKNOWN' },
        { target: 'loading' },
      ],
    },
    loading: { tags: 'busy' },
    unavailable: {
      tags: 'actionable',
      on: {
        'SYNC.REQUESTED': { guard: 'isByPerson', target: 'loading' },
        'CLIENT.STARTED': { guard: 'isStopped', target: 'loading' },
      },
    },
    CREATED: { tags: 'actionable' },
    UNDER_REVIEW: {},
    NEEDS_ADDITIONAL_INFORMATION: { tags: 'actionable' },
    ACTIVE: { tags: 'settled' },
    REJECTED: { tags: 'settled' },
    DEACTIVATED: { tags: 'settled' },
    UNKNOWN: { entry: 'tellUnknown', on: { 'CLIENT.STARTED': { actions: 'tellUnknown' } } },
  },
});

const untilFinished = { guard: 'isFinished', target: 'paused' } as const;
const endSession = { guard: 'isSessionOver', target: 'ended' } as const;
const goOffline = { guard: 'isOffline', target: 'offline' } as const;

const whileWatching = {
  'NETWORK.LOST': { target: 'offline' },
  'NETWORK.RETURNED': { actions: 'requestRead' },
  'VISITOR.RETURNED': { actions: ['markVisible', 'checkAge', 'requestRead'] },
} as const;

/** How changes arrive: pushed (`live`), read at intervals (`polling`), or not at all. */
const connection = customerNames.createStateConfig({
  initial: 'paused',
  on: {
    'CLIENT.STARTED': {
      guard: 'isStopped',
      target: '.connecting',
      actions: ['markRunning', 'startAging', 'readCapabilities', 'requestRead'],
    },
    'CLIENT.STOPPED': {
      target: '.paused',
      actions: ['markStopped', 'stopCommands', 'stopCapabilities', 'stopAging', 'stopHurry'],
    },
    'SESSION.ENDED': '.ended',
    'READ.FAILED': { guard: 'isSessionOver', target: '.ended' },
    'VISITOR.LEFT': { actions: 'markHidden' },
    'VISITOR.RETURNED': { actions: ['markVisible', 'checkAge'] },
  },
  states: {
    connecting: {
      entry: 'startWatching',
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
        'CUSTOMER.CHANGED': { guard: 'isUnconfirmed', target: 'live', reenter: true },
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
    paused: { entry: 'stopWatching', always: { guard: 'isUnfinished', target: 'connecting' } },
    ended: {
      entry: ['stopWatching', 'markEnded', 'tellSessionEnd'],
      on: {
        'READ.SUCCEEDED': [{ guard: 'isStopped', target: 'paused' }, { target: 'connecting' }],
        'READ.FAILED': {},
        'SESSION.ENDED': {},
      },
    },
  },
});

/** One read at a time; a read that must begin later waits for the one under way. */
const reading = customerNames.createStateConfig({
  initial: 'idle',
  states: {
    // A read that must be fresh follows something that was missed: the list of events may have a gap as well.
    idle: { on: { 'SYNC.REQUESTED': [{ guard: 'isFresh', target: 'reading', actions: 'tellGap' }, { target: 'reading' }] } },
    reading: {
      tags: 'busy',
      invoke: { src: 'fetchCustomer' },
      on: {
        'SYNC.REQUESTED': { guard: 'isFresh', actions: ['markFresh', 'tellGap'] },
        'READ.SUCCEEDED': [
          { guard: 'wantsFresh', target: 'reading', reenter: true, actions: 'markServed' },
          { target: 'idle', actions: 'tellSettled' },
        ],
        'READ.FAILED': { target: 'idle', actions: ['markServed', 'tellSettled'] },
        'CLIENT.STOPPED': { target: 'idle', actions: 'tellAborted' },
      },
    },
  },
});

/**
 * One customer: where they stand, how changes arrive, and the read under way. It reflects the backend and never promotes
 * anybody by itself. Bind a backend with `bindBackend` before starting it.
 */
export const customerMachine = customerNames.createMachine({
  id: 'customer',
  type: 'parallel',
  context: ({ input }) => createContext(input),
  on: {
    'CAPABILITIES.RECEIVED': { actions: 'storeCapabilities' },
    'CAPABILITIES.FAILED': { actions: 'markUnasked' },
    'LIFECYCLE.RECEIVED': { actions: 'tellLifecycle' },
    'WATCH.GARBLED': { actions: ['tellFailure', 'requestFreshRead'] },
    'COMMAND.REQUESTED': [{ guard: 'isCommandAllowed', actions: 'startCommand' }, { actions: 'refuseCommand' }],
    'COMMAND.SETTLED': { actions: 'settleCommand' },
    'ANSWERS.SENT': { actions: 'hurry' },
    'AGE.DUE': { actions: 'judgeAge' },
    'HURRY.ENDED': { actions: 'calmDown' },
  },
  states: { journey, connection, reading },
});
