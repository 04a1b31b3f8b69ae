import { createContext } from './customer.context.js';
import { customerNames } from './customer.actions.js';
import { outlookOf } from './customer.guards.js';

const begin = ['markRunning', 'startAging', 'passOn', 'readCapabilities'] as const;

/** A snapshot leads straight to its status. What is old or of somebody else leads nowhere. */
function takeSnapshot<const Before extends 'tellConfirmed', const After extends 'readCapabilities'>(
  before: readonly Before[],
  after: readonly After[],
) {
  const store = [...before, 'passNews', 'storeCustomer', ...after] as const;
  const news = [...before, 'passNews', 'tellStatus', 'storeCustomer', ...after] as const;
  return [
    { guard: 'isOfAnother', actions: ['passMixup', 'storeMixup', 'tellMixup'] },
    { guard: 'isOld', actions: ['tellConfirmed', 'passCheck', 'storeCheck', ...after] },
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

/**
 * One customer: where they stand. It reflects the backend and never promotes anybody by itself. `routing` finds the place
 * of what was known from the beginning. When to read and to watch is the sync chart's, which runs inside; whatever it asks
 * for is done here. Bind a backend with `bindBackend` before starting it.
 */
export const customerMachine = customerNames.createMachine({
  id: 'customer',
  context: ({ input }) => createContext(input),
  invoke: {
    id: 'sync',
    src: 'sync',
    input: ({ context }) => {
      const { pollIntervalMs, staleAfterMs } = context.settings;
      return { pollIntervalMs, staleAfterMs, outlook: outlookOf(context, context.known.customer) };
    },
    // Each of its steps is a step of this chart: whoever follows the one sees the other.
    onSnapshot: {},
  },
  initial: 'routing',
  on: {
    'READ.SUCCEEDED': takeSnapshot(['tellConfirmed'], ['readCapabilities']),
    'CUSTOMER.CHANGED': takeSnapshot([], []),
    'READ.FAILED': [
      { guard: 'knowsCustomer', actions: ['passOn', 'storeFailure', 'tellFailure'] },
      { target: '.unavailable', actions: ['passOn', 'storeFailure', 'tellFailure'] },
    ],
    'CLIENT.STARTED': { guard: 'isStopped', actions: begin },
    'CLIENT.STOPPED': { actions: ['passOn', 'markStopped', 'stopCommands', 'stopCapabilities', 'stopAging'] },
    'CLIENT.RESET': { guard: 'isStopped', target: '.routing', actions: ['passOn', 'passReset', 'forgetCustomer'] },
    'SYNC.REQUESTED': { actions: 'passOn' },
    'WATCH.OPENED': { actions: ['passOn', 'markUnconfirmed'] },
    'WATCH.LOST': { actions: 'passOn' },
    'WATCH.ENDED': { actions: 'passOn' },
    'WATCH.GARBLED': { actions: ['requestFreshRead', 'tellFailure'] },
    'NETWORK.LOST': { actions: 'passOn' },
    'NETWORK.RETURNED': { actions: 'passOn' },
    'VISITOR.LEFT': { actions: 'passOn' },
    'VISITOR.RETURNED': { actions: ['passOn', 'checkAge'] },
    'SESSION.ENDED': { actions: 'passOn' },
    'ANSWERS.SENT': { actions: 'passOn' },

    'WATCH.WANTED': { actions: 'startWatching' },
    'WATCH.UNWANTED': { actions: 'stopWatching' },
    'READ.WANTED': { actions: 'startReading' },
    'READ.UNWANTED': { actions: 'stopReading' },
    'READ.SETTLED': { actions: 'tellSettled' },
    'READ.ABORTED': { actions: 'tellAborted' },
    'GAP.SUSPECTED': { actions: 'tellGap' },
    'SESSION.OVER': { actions: 'tellSessionEnd' },

    'CAPABILITIES.RECEIVED': { actions: 'storeCapabilities' },
    'CAPABILITIES.FAILED': { actions: 'markUnasked' },
    'LIFECYCLE.RECEIVED': { actions: 'tellLifecycle' },
    'COMMAND.REQUESTED': [{ guard: 'isCommandAllowed', actions: 'startCommand' }, { actions: 'refuseCommand' }],
    'COMMAND.SETTLED': { actions: 'settleCommand' },
    'AGE.DUE': { actions: ['readClock', 'judgeAge'] },
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
    loading: {
      tags: 'busy',
      // The read that was awaited is given up with the session.
      on: { 'SESSION.OVER': { target: 'unavailable', actions: ['storeEnd', 'tellSessionEnd'] } },
    },
    unavailable: {
      tags: 'actionable',
      on: {
        'SYNC.REQUESTED': [{ guard: 'isByPerson', target: 'loading', actions: 'passOn' }, { actions: 'passOn' }],
        'CLIENT.STARTED': { guard: 'isStopped', target: 'loading', actions: begin },
      },
    },
    CREATED: { tags: 'actionable' },
    UNDER_REVIEW: {},
    NEEDS_ADDITIONAL_INFORMATION: { tags: 'actionable' },
    ACTIVE: { tags: 'settled' },
    REJECTED: { tags: 'settled' },
    DEACTIVATED: { tags: 'settled' },
    UNKNOWN: {
      entry: 'tellUnknown',
      on: { 'CLIENT.STARTED': { guard: 'isStopped', actions: [...begin, 'tellUnknown'] } },
    },
  },
});
