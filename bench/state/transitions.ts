import { customerMachine, type Command, type CustomerEvent } from 'customer-status-kit/machine';
import { CUSTOMER_STATUSES, DEFAULT_FEATURES, type CustomerStatus } from 'customer-status-kit/model';
import { createActor, createMachine, fromCallback, setup } from 'xstate';
import { customerAt } from './customers.js';
import { spreadOf, type Spread } from './statistics.js';

/** Steps of one slice: short, so that a slow moment of the computer does not last longer than a round. */
const STEPS = 1_000;
const ROUNDS = 120;
const WARM_UP = 20;

/** Transitions a second, of the kit's chart and of machines that do nothing else. */
export interface TransitionFigures {
  bare: Spread;
  /** The same in a chart of three regions with a transient state, without a single action. */
  shaped: Spread;
  /** The kit's customer chart while it is live: each step takes a pushed snapshot on, confirms the data and tells the status. */
  live: Spread;
  /** The same before it is started, when the sync chart still waits for the first news. */
  resting: Spread;
  /** Of rounds that ran one after the other, so that a slow moment of the computer counts for both. */
  ratioLive: Spread;
  ratioResting: Spread;
  ratioShaped: Spread;
}

/** Drives each through the same cycle of six states, slice by slice in turn. */
export function measureTransitions(): TransitionFigures {
  const runners = { bare: bareActor(), shaped: shapedActor(), live: customerActor(true), resting: customerActor(false) };
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => ({
    bare: measure(runners.bare, round),
    shaped: measure(runners.shaped, round),
    live: measure(runners.live, round),
    resting: measure(runners.resting, round),
  }));
  for (const { stop } of Object.values(runners)) stop();
  const counted = rounds.slice(WARM_UP);
  return {
    bare: spreadOf(counted.map(({ bare }) => bare)),
    shaped: spreadOf(counted.map(({ shaped }) => shaped)),
    live: spreadOf(counted.map(({ live }) => live)),
    resting: spreadOf(counted.map(({ resting }) => resting)),
    ratioLive: spreadOf(counted.map(({ live, bare }) => live / bare)),
    ratioResting: spreadOf(counted.map(({ resting, bare }) => resting / bare)),
    ratioShaped: spreadOf(counted.map(({ live, shaped }) => live / shaped)),
  };
}

interface Runner {
  /** The transitions of one slice, of which only the walking is measured. */
  prepare: (round: number) => () => void;
  stop: () => void;
}

function measure({ prepare }: Runner, round: number): number {
  const walk = prepare(round);
  const begun = performance.now();
  walk();
  return STEPS / ((performance.now() - begun) / 1_000);
}

/** A slice that sends one event after the other. */
function sender<Event>(actor: { send: (event: Event) => void; stop: () => unknown }, eventAt: (index: number) => Event): Runner {
  return {
    prepare: (round) => {
      const events = Array.from({ length: STEPS }, (_, index) => eventAt(round * STEPS + index));
      return () => {
        for (const event of events) actor.send(event);
      };
    },
    stop: () => void actor.stop(),
  };
}

function bareActor(): Runner {
  const states = Object.fromEntries(
    CUSTOMER_STATUSES.map((status, index) => [
      status,
      { on: { NEXT: CUSTOMER_STATUSES[(index + 1) % CUSTOMER_STATUSES.length] } },
    ]),
  );
  const actor = createActor(createMachine({ initial: 'CREATED', states })).start();
  return sender(actor, () => ({ type: 'NEXT' }));
}

function shapedActor(): Runner {
  const places = Object.fromEntries(CUSTOMER_STATUSES.map((status) => [status, {}]));
  const machine = setup({
    types: { events: {} as { type: 'NEXT'; to: string } },
    guards: { isPlace: ({ event }, { to }: { to: string }) => event.to === to },
  }).createMachine({
    type: 'parallel',
    states: {
      journey: {
        initial: 'routing',
        on: { NEXT: '.routing' },
        states: {
          routing: {
            always: CUSTOMER_STATUSES.map((to) => ({ guard: { type: 'isPlace' as const, params: { to } }, target: to })),
          },
          ...places,
        },
      },
      connection: { initial: 'live', states: { live: { on: { NEXT: { target: 'live', reenter: true } } } } },
      reading: { initial: 'idle', states: { idle: {} } },
    },
  });
  const actor = createActor(machine).start();
  return sender(actor, (index) => ({ type: 'NEXT' as const, to: statusAt(index) }));
}

function statusAt(index: number): CustomerStatus {
  return CUSTOMER_STATUSES[(index + 1) % CUSTOMER_STATUSES.length] ?? 'CREATED';
}

function customerActor(isRunning: boolean): Runner {
  const idle = fromCallback<CustomerEvent>(() => undefined);
  const runCommand = fromCallback<CustomerEvent, Command>(() => undefined);
  const actors = { fetchCustomer: idle, fetchCapabilities: idle, watchCustomer: idle, runCommand };
  const input = {
    offers: ['subscribe' as const],
    policy: DEFAULT_FEATURES,
    pollIntervalMs: 30_000,
    staleAfterMs: 600_000,
    followTerminal: false,
  };
  const actor = createActor(customerMachine.provide({ actors }), { input }).start();
  if (isRunning) {
    actor.send({ type: 'CLIENT.STARTED', at: 0 });
    actor.send({ type: 'WATCH.OPENED' });
  }
  const eventAt = (index: number): CustomerEvent => {
    return { type: 'CUSTOMER.CHANGED', snapshot: customerAt(index + 1, statusAt(index)), at: index };
  };
  return sender(actor, eventAt);
}
