import { assertEvent, fromCallback, setup } from 'xstate';
import type { CustomerStatus } from '../model/index.js';
import type { Command } from './command.js';
import { isCommandAllowed, isOfAnother, isOld, isReadAgain, keepsStatus } from './customer.guards.js';
import type { CustomerContext, CustomerEmitted, CustomerEvent, CustomerInput, CustomerTag } from './customer.types.js';
import { notBound } from './not-bound.js';
import { syncMachine } from './sync.machine.js';

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
    sync: syncMachine,
    fetchCustomer: fromCallback<CustomerEvent>(notBound),
    fetchCapabilities: fromCallback<CustomerEvent>(notBound),
    watchCustomer: fromCallback<CustomerEvent>(notBound),
    runCommand: fromCallback<CustomerEvent, Command>(notBound),
  },
  guards: {
    isStatus: ({ context }, params: { status: CustomerStatus }) => context.known.customer?.status.status === params.status,
    knowsCustomer: ({ context }) => context.known.customer !== undefined,
    isOfAnother: ({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return isOfAnother(context, event.snapshot);
    },
    isOld: ({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return isOld(context, event.snapshot) && !(event.type === 'READ.SUCCEEDED' && isReadAgain(context, event.snapshot));
    },
    keepsStatus: ({ context, event }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return keepsStatus(context, event.snapshot);
    },
    becomes: ({ event }, params: { status: CustomerStatus }) => {
      assertEvent(event, ['READ.SUCCEEDED', 'CUSTOMER.CHANGED']);
      return event.snapshot.status.status === params.status;
    },
    isStillUnknown: ({ context }) => context.known.customer?.status.status === 'UNKNOWN',
    isByPerson: ({ event }) => event.type === 'SYNC.REQUESTED' && event.byPerson === true,
    isStopped: ({ context }) => !context.course.isRunning,
    isCommandAllowed: ({ context, event }) => {
      assertEvent(event, 'COMMAND.REQUESTED');
      return isCommandAllowed(context, event.command);
    },
  },
});
