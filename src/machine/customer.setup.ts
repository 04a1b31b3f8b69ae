import { assertEvent, fromCallback, setup } from 'xstate';
import type { CustomerStatus } from '../model/index.js';
import type { Command } from './command.js';
import { CONNECT_LIMIT_MS, pollDelay, recheckDelay } from './customer.delays.js';
import { bringsNews, canWatch, endsSession, isCommandAllowed, isFinished, isOfAnother, isUnfinished } from './customer.guards.js';
import type { CustomerContext, CustomerEmitted, CustomerEvent, CustomerInput, CustomerTag } from './customer.types.js';
import { notBound } from './not-bound.js';

/** What the customer chart is made of, but for its actions. The actors have no body until a backend is bound. */
export const customerSetup = setup({
  /* oxlint-disable typescript/no-unsafe-type-assertion -- XState takes types as empty values */
  types: {
    context: {} as CustomerContext,
    events: {} as CustomerEvent,
    emitted: {} as CustomerEmitted,
    input: {} as CustomerInput,
    tags: {} as CustomerTag,
  },
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  actors: {
    fetchCustomer: fromCallback<CustomerEvent>(notBound),
    fetchCapabilities: fromCallback<CustomerEvent>(notBound),
    watchCustomer: fromCallback<CustomerEvent>(notBound),
    runCommand: fromCallback<CustomerEvent, Command>(notBound),
  },
  guards: {
    isStatus: ({ context }, params: { status: CustomerStatus }) => context.customer?.status.status === params.status,
    knowsCustomer: ({ context }) => context.customer !== undefined,
    isOfAnother: ({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return isOfAnother(context, event.snapshot);
    },
    bringsNews: ({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return bringsNews(context, event.snapshot);
    },
    isByPerson: ({ event }) => event.type === 'SYNC.REQUESTED' && event.byPerson === true,
    isFresh: ({ event }) => event.type === 'SYNC.REQUESTED' && event.fresh === true,
    wantsFresh: ({ context }) => context.wantsFresh,
    isSessionOver: ({ event }) => 'error' in event && event.error !== undefined && endsSession(event.type, event.error),
    isOffline: ({ event }) => event.type === 'READ.FAILED' && event.error.code === 'offline',
    isStopped: ({ context }) => !context.isRunning,
    isFinished: ({ context }) => isFinished(context),
    isUnfinished: ({ context }) => isUnfinished(context),
    cannotWatch: ({ context }) => !canWatch(context),
    isWatchOpen: ({ context }) => context.isWatchOpen,
    isCommandAllowed: ({ context, event }) => {
      assertEvent(event, 'COMMAND.REQUESTED');
      return isCommandAllowed(context, event.command);
    },
  },
  delays: {
    pollDelay: ({ context }) => pollDelay(context),
    recheckDelay: ({ context }) => recheckDelay(context),
    connectLimit: CONNECT_LIMIT_MS,
  },
});
