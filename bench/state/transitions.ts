import { customerMachine, type Command, type CustomerEvent } from 'customer-status-kit/machine';
import { CUSTOMER_STATUSES, DEFAULT_FEATURES, type CustomerStatus } from 'customer-status-kit/model';
import { createActor, createMachine, fromCallback, setup } from 'xstate';
import { customerAt } from './customers.js';
import { spreadOf, type Spread } from './statistics.js';

const STEPS = 20_000;
const ROUNDS = 7;

/** Transitions a second, of the kit's chart and of machines that do nothing else. */
export interface TransitionFigures {
  bare: Spread;
  /** Three regions and a transient state like the kit's chart, without a single action. */
  shaped: Spread;
  /** The kit's chart while it is live: each step also confirms the data and sets the timers anew. */
  live: Spread;
  /** The kit's chart before it is started: each step takes the snapshot on and routes it. */
  resting: Spread;
  /** Of rounds that ran one after the other, so that a slow moment of the computer counts for both. */
  ratioLive: Spread;
  ratioResting: Spread;
  ratioShaped: Spread;
}

/** Drives each through the same cycle of six states. */
export function measureTransitions(): TransitionFigures {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    bare: measure(bareActor()),
    shaped: measure(shapedActor()),
    live: measure(customerActor(true)),
    resting: measure(customerActor(false)),
  }));
  // The first round warms up.
  const counted = rounds.slice(1);
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
  /** One transition. */
  step: (index: number) => void;
  stop: () => void;
}

function measure({ step, stop }: Runner): number {
  const begun = performance.now();
  for (let index = 0; index < STEPS; index += 1) step(index);
  const rate = STEPS / ((performance.now() - begun) / 1_000);
  stop();
  return rate;
}

function bareActor(): Runner {
  const states = Object.fromEntries(
    CUSTOMER_STATUSES.map((status, index) => [
      status,
      { on: { NEXT: CUSTOMER_STATUSES[(index + 1) % CUSTOMER_STATUSES.length] } },
    ]),
  );
  const actor = createActor(createMachine({ initial: 'CREATED', states })).start();
  return { step: () => actor.send({ type: 'NEXT' }), stop: () => actor.stop() };
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
  return { step: (index) => actor.send({ type: 'NEXT', to: statusAt(index) }), stop: () => actor.stop() };
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
  const events = Array.from({ length: STEPS }, (_, index): CustomerEvent => {
    return { type: 'CUSTOMER.CHANGED', snapshot: customerAt(index + 1, statusAt(index)), at: index };
  });
  return { step: (index) => actor.send(events[index] as CustomerEvent), stop: () => actor.stop() };
}
