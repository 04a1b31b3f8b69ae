import { assertEvent, assign, cancel, emit, enqueueActions, sendTo, stopChild } from 'xstate';
import { CustomerStatusError, isIrregularTransition } from '../model/index.js';
import {
  beginRunning,
  forgetCustomer,
  isAged,
  noteClock,
  noteCourse,
  noteKnown,
  refusalOf,
  storeCheck,
  storeCustomer,
  storeFailure,
} from './customer.context.js';
import { ageDelay } from './customer.delays.js';
import { REVIEWED_OPERATIONS } from './command.js';
import { changesOutlook, outlookOf } from './customer.guards.js';
import { customerSetup } from './customer.setup.js';
import type { CustomerContext, CustomerEvent } from './customer.types.js';
import { isSessionError, recordError, restoreError } from './error-record.js';
import type { SyncEvent } from './sync.types.js';

const MIXUP = new CustomerStatusError('protocol_error', {
  message: 'the backend answered with another customer than before, so the answer was dropped; call reset() before a change',
});

/** The customer chart's names together with its actions, grouped by what they touch. */
export const customerNames = customerSetup.extend({
  actions: {
    storeCustomer: assign(({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return storeCustomer(context, event.snapshot, event.at);
    }),
    storeCheck: assign(({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return storeCheck(context, event.at);
    }),
    storeFailure: assign(({ context, event }) => {
      assertEvent(event, 'READ.FAILED');
      return storeFailure(context, event.error, event.at);
    }),
    storeEnd: assign(({ context, event }) => {
      assertEvent(event, 'SESSION.OVER');
      return noteKnown(context, { error: recordError(event.error) });
    }),
    storeMixup: assign(({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return storeFailure(context, MIXUP, event.at);
    }),
    storeCapabilities: assign(({ context, event }) => {
      assertEvent(event, 'CAPABILITIES.RECEIVED');
      return { capabilities: event.capabilities, ...noteCourse(context, { isAsking: false }) };
    }),
    forgetCustomer: assign(forgetCustomer),

    markRunning: assign(({ context, event }) => {
      assertEvent(event, 'CLIENT.STARTED');
      return beginRunning(context, event.at);
    }),
    markStopped: assign(({ context }) => {
      return noteCourse(context, { isRunning: false, isAsking: false });
    }),
    markUnconfirmed: assign(({ context }) => noteKnown(context, { isConfirmed: false })),
    checkAge: assign(({ context, event }) => {
      assertEvent(event, 'VISITOR.RETURNED');
      return noteKnown(context, { isStale: context.known.isStale || isAged(context, event.at) });
    }),

    // The timer is set once and looks at the age when it goes off: to set it anew with each answer would cost every answer.
    startAging: enqueueActions(({ context, event, enqueue }) => {
      assertEvent(event, 'CLIENT.STARTED');
      const delay = ageDelay(context, event.at);
      enqueue.assign(noteCourse(context, { ageDueAt: event.at + delay }));
      enqueue.raise({ type: 'AGE.DUE' }, { delay, id: 'aging' });
    }),
    // A chart by itself has no clock but its own timer, which may be late.
    readClock: assign(({ context }) => noteClock(context, context.course.ageDueAt)),
    judgeAge: enqueueActions(({ context, enqueue }) => {
      const at = context.course.ageDueAt;
      const delay = ageDelay(context, at);
      enqueue.assign({
        ...noteKnown(context, { isStale: context.known.isStale || isAged(context, at) }),
        ...noteCourse(context, { ageDueAt: at + delay }),
      });
      enqueue.raise({ type: 'AGE.DUE' }, { delay, id: 'aging' });
    }),
    stopAging: cancel('aging'),

    // Before anything is told, so that whoever hears of it finds both charts where they belong.
    passOn: sendTo('sync', ({ event }) => pass(event)),
    passMixup: sendTo('sync', ({ event }): SyncEvent => {
      // A read that brought somebody else has failed.
      return event.type === 'READ.SUCCEEDED'
        ? { type: 'READ.FAILED', error: MIXUP, at: event.at }
        : { type: 'CUSTOMER.MISTAKEN' };
    }),
    passCheck: enqueueActions(({ context, event, enqueue }) => {
      if (isAwaited(context, event)) enqueue.sendTo('sync', pass(event));
    }),
    passNews: enqueueActions(({ context, event, enqueue }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      if (changesOutlook(context, event.snapshot)) {
        enqueue.sendTo('sync', { type: 'OUTLOOK.CHANGED', outlook: outlookOf(context, event.snapshot) });
      }
      if (isAwaited(context, event)) enqueue.sendTo('sync', pass(event));
    }),
    passReset: sendTo('sync', ({ context }): SyncEvent => ({ type: 'OUTLOOK.CHANGED', outlook: outlookOf(context, undefined) })),
    requestFreshRead: sendTo('sync', (): SyncEvent => ({ type: 'SYNC.REQUESTED', fresh: true })),

    startWatching: enqueueActions(({ enqueue }) => {
      enqueue.stopChild('watch');
      enqueue.spawnChild('watchCustomer', { id: 'watch' });
    }),
    stopWatching: stopChild('watch'),
    startReading: enqueueActions(({ context, enqueue }) => {
      enqueue.assign(noteCourse(context, { readSince: context.known.customer?.version }));
      enqueue.spawnChild('fetchCustomer', { id: 'read' });
    }),
    stopReading: stopChild('read'),
    readCapabilities: enqueueActions(({ context, enqueue }) => {
      const { settings, course, capabilities } = context;
      if (capabilities !== undefined || course.isAsking || !course.isRunning) return;
      if (!settings.offers.includes('getCapabilities')) return;
      enqueue.assign(noteCourse(context, { isAsking: true }));
      enqueue.stopChild('capabilities');
      enqueue.spawnChild('fetchCapabilities', { id: 'capabilities' });
    }),
    stopCapabilities: stopChild('capabilities'),
    markUnasked: assign(({ context }) => noteCourse(context, { isAsking: false })),

    startCommand: enqueueActions(({ context, event, enqueue }) => {
      assertEvent(event, 'COMMAND.REQUESTED');
      enqueue.assign({ pending: [...context.pending, event.command] });
      enqueue.spawnChild('runCommand', { id: event.command.id, input: event.command });
    }),
    refuseCommand: emit(({ context, event }) => {
      assertEvent(event, 'COMMAND.REQUESTED');
      const error = refusalOf(context, event.command);
      return { type: 'command.settled', command: event.command, outcome: { ok: false, error } } as const;
    }),
    settleCommand: enqueueActions(({ context, event, enqueue }) => {
      assertEvent(event, 'COMMAND.SETTLED');
      const { command, outcome, at } = event;
      enqueue.stopChild(command.id);
      enqueue.assign({ pending: context.pending.filter((pending) => pending.id !== command.id) });
      enqueue.emit({ type: 'command.settled', command, outcome });
      if (!outcome.ok && isSessionError(outcome.error)) enqueue.raise({ type: 'SESSION.ENDED', error: outcome.error });
      if (outcome.ok && outcome.answer.snapshot) {
        enqueue.raise({ type: 'CUSTOMER.CHANGED', snapshot: outcome.answer.snapshot, at });
      }
      if (outcome.ok && REVIEWED_OPERATIONS.includes(command.request.operation)) enqueue.raise({ type: 'ANSWERS.SENT' });
    }),
    stopCommands: enqueueActions(({ context, enqueue }) => {
      const outcome = { ok: false, error: new CustomerStatusError('aborted') } as const;
      for (const command of context.pending) {
        enqueue.stopChild(command.id);
        enqueue.emit({ type: 'command.settled', command, outcome });
      }
      enqueue.assign({ pending: [] });
    }),

    tellStatus: emit(({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      const from = context.known.customer?.status.status;
      const to = event.snapshot.status.status;
      const irregular = from !== undefined && isIrregularTransition(from, to);
      return { type: 'status.changed', from, to, irregular } as const;
    }),
    tellUnknown: enqueueActions(({ context, event, enqueue }) => {
      const { name, value } = context.known.customer?.status.provider ?? {};
      const told = value ?? '';
      // What was known from the beginning is told once somebody can listen: at the start.
      if ((event as { type: string }).type === 'xstate.init' || context.reportedUnknown.includes(told)) return;
      enqueue.assign({ reportedUnknown: [...context.reportedUnknown, told] });
      enqueue.emit({ type: 'status.unknown', provider: name, value });
    }),
    tellConfirmed: emit({ type: 'customer.confirmed' }),
    tellMixup: emit({ type: 'read.failed', error: MIXUP }),
    tellFailure: emit(({ event }) => {
      assertEvent(event, ['READ.FAILED', 'WATCH.GARBLED']);
      return { type: 'read.failed', error: event.error } as const;
    }),
    tellSettled: emit(({ context: { known } }) => {
      const error = known.error && restoreError(known.error);
      return { type: 'read.settled', error } as const;
    }),
    tellAborted: emit({ type: 'read.settled', error: new CustomerStatusError('aborted') }),
    tellLifecycle: emit(({ event }) => {
      assertEvent(event, 'LIFECYCLE.RECEIVED');
      return { type: 'lifecycle.received', event: event.event } as const;
    }),
    tellGap: emit({ type: 'gap.suspected' }),
    tellSessionEnd: emit(({ event }) => {
      assertEvent(event, 'SESSION.OVER');
      return { type: 'session.ended', error: event.error } as const;
    }),
  },
});

/** What goes on to the sync chart as it came. */
function pass(event: CustomerEvent): SyncEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the chart passes on only what the sync chart understands
  return event as SyncEvent;
}

/** True when the sync chart waits for such news: each read is its own, and a push may confirm the data or end a fault. */
function isAwaited({ known }: CustomerContext, event: CustomerEvent): boolean {
  return event.type === 'READ.SUCCEEDED' || !known.isConfirmed || known.error !== undefined;
}
