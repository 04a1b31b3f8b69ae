import { fromCallback } from 'xstate';
import type { Command, CustomerEvent, customerMachine, syncMachine } from '../../src/machine/index.js';

const idle = fromCallback<CustomerEvent>(() => undefined);

const CALLS = {
  fetchCustomer: idle,
  fetchCapabilities: idle,
  watchCustomer: idle,
  runCommand: fromCallback<CustomerEvent, Command>(() => undefined),
};

/** The customer chart with a sync chart inside, and no backend: what it would tell is for a test to send. */
export function unbound(machine: typeof customerMachine) {
  return machine.provide({ actors: CALLS });
}

/** The customer chart by itself: what the sync chart would tell is for a test to send as well. */
export function alone(machine: typeof customerMachine) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any actor stands for the one that is not there
  return machine.provide({ actors: { ...CALLS, sync: idle as never } });
}

/** The sync chart by itself, with nobody to ask. */
export function unheard(machine: typeof syncMachine) {
  const nothing = () => undefined;
  return machine.provide({
    actions: {
      wantWatch: nothing,
      unwantWatch: nothing,
      wantRead: nothing,
      unwantRead: nothing,
      tellSettled: nothing,
      tellAborted: nothing,
      tellGap: nothing,
      tellSessionEnd: nothing,
    },
  });
}
