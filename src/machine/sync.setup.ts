import { assertEvent, assign, cancel, enqueueActions, raise, sendParent, setup } from 'xstate';
import { CustomerStatusError } from '../model/index.js';
import { endsSession } from './customer.guards.js';
import type { CustomerTag } from './customer.types.js';
import { CONNECT_LIMIT_MS, HURRY_MS, pollDelay, recheckDelay } from './sync.delays.js';
import type { SyncContext, SyncEvent, SyncInput, SyncRequest } from './sync.types.js';

/** Every name the sync chart may use. It calls no backend: what it wants it asks of the customer chart. */
export const syncSetup = setup({
  /* oxlint-disable typescript/no-unsafe-type-assertion -- XState takes types as empty values */
  types: {
    context: {} as SyncContext,
    events: {} as SyncEvent,
    input: {} as SyncInput,
    tags: {} as CustomerTag,
  },
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  guards: {
    isFresh: ({ event }) => event.type === 'SYNC.REQUESTED' && event.fresh === true,
    wantsFresh: ({ context }) => context.wantsFresh,
    isSessionOver: ({ event }) => 'error' in event && event.error !== undefined && endsSession(event.type, event.error),
    isOffline: ({ event }) => event.type === 'READ.FAILED' && event.error.code === 'offline',
    isStopped: ({ context }) => !context.isRunning,
    isFinished: ({ context }) => context.isRunning && context.outlook.isFinished,
    isUnfinished: ({ context }) => context.isRunning && !context.outlook.isFinished,
    cannotWatch: ({ context }) => !context.outlook.canWatch,
    isWatchOpen: ({ context }) => context.isWatchOpen,
  },
  actions: {
    storeOutlook: assign(({ event }) => {
      assertEvent(event, 'OUTLOOK.CHANGED');
      return { outlook: event.outlook };
    }),
    noteSuccess: assign({ failures: 0, retryAfterMs: undefined, isConfirmed: true }),
    noteFailure: assign(({ context, event }) => {
      assertEvent(event, ['READ.FAILED', 'CUSTOMER.MISTAKEN']);
      const retryAfterMs = event.type === 'READ.FAILED' ? event.error.retryAfterMs : undefined;
      return { failures: context.failures + 1, retryAfterMs };
    }),
    markRunning: assign({ isRunning: true }),
    markStopped: assign({ isRunning: false, isHurried: false, isHidden: false, wantsFresh: false }),
    markForgotten: assign({ failures: 0, retryAfterMs: undefined, isConfirmed: false }),
    markHidden: assign({ isHidden: true }),
    markVisible: assign({ isHidden: false }),
    markFresh: assign({ wantsFresh: true }),
    markServed: assign({ wantsFresh: false }),
    markWatchOpen: assign({ isWatchOpen: true, isConfirmed: false }),
    markWatchClosed: assign({ isWatchOpen: false }),
    markEnded: assign(({ event }) => {
      assertEvent(event, ['READ.FAILED', 'SESSION.ENDED', 'WATCH.ENDED']);
      return { endedBy: event.error?.code === 'forbidden' ? 'access' : 'session' };
    }),

    hurry: enqueueActions(({ context, enqueue }) => {
      enqueue.cancel('hurry');
      if (!context.isRunning) return;
      enqueue.assign({ isHurried: true });
      enqueue.raise({ type: 'HURRY.ENDED' }, { delay: HURRY_MS, id: 'hurry' });
    }),
    calmDown: assign({ isHurried: false }),
    stopHurry: cancel('hurry'),
    requestRead: raise({ type: 'SYNC.REQUESTED' }),
    requestFreshRead: raise({ type: 'SYNC.REQUESTED', fresh: true }),
    dropRead: raise({ type: 'READ.OUTLIVED' }),

    wantWatch: sendParent(({ context }) => ask({ type: context.outlook.canWatch ? 'WATCH.WANTED' : 'WATCH.UNWANTED' })),
    unwantWatch: sendParent(ask({ type: 'WATCH.UNWANTED' })),
    wantRead: sendParent(ask({ type: 'READ.WANTED' })),
    unwantRead: sendParent(ask({ type: 'READ.UNWANTED' })),
    tellSettled: sendParent(ask({ type: 'READ.SETTLED' })),
    tellAborted: sendParent(ask({ type: 'READ.ABORTED' })),
    tellGap: sendParent(ask({ type: 'GAP.SUSPECTED' })),
    tellSessionEnd: sendParent(({ event }) => {
      assertEvent(event, ['READ.FAILED', 'SESSION.ENDED', 'WATCH.ENDED']);
      return ask({ type: 'SESSION.OVER', error: event.error ?? new CustomerStatusError('session_expired') });
    }),
  },
  delays: {
    pollDelay: ({ context }) => pollDelay(context),
    recheckDelay: ({ context }) => recheckDelay(context),
    connectLimit: CONNECT_LIMIT_MS,
  },
});

function ask(request: SyncRequest): SyncRequest {
  return request;
}
