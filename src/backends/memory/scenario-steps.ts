import type { CustomerStatus, CustomerStatusErrorCode, NewRequirement, OperatorDecision } from '../../model/index.js';
import type { MemoryBackend } from './memory-backend.js';
import type { MemoryOperation } from './memory-calls.js';
import type { SimulatedReason } from './memory-simulation.js';
import type { SampleRequestName } from './scenarios/requests.js';
import type { ScenarioName } from './scenarios/scenarios.js';
import type { FlapOptions } from './troubles.js';

/** One step of a scripted journey. All but `call` are plain data: they can be kept as JSON. */
export type ScenarioStep =
  /** Begins anew in a named situation. */
  | { do: 'use_scenario'; scenario: ScenarioName }
  /** The reviewer asks: by name, or in words of the script. */
  | { do: 'request'; requests: readonly (SampleRequestName | NewRequirement)[]; dueInDays?: number | undefined }
  /** The customer answers everything that is asked. */
  | { do: 'answer' }
  /** The reviewer decides about every answer. */
  | ({ do: 'decide' } & OperatorDecision)
  | { do: 'approve' }
  | ({ do: 'reject' } & SimulatedReason)
  | ({ do: 'deactivate' } & SimulatedReason)
  | { do: 'activate' }
  /** Any status from any other. */
  | ({ do: 'set_status'; status: CustomerStatus } & SimulatedReason)
  | { do: 'unknown_status'; value?: string | undefined }
  | { do: 'flap_status'; statuses: readonly [CustomerStatus, CustomerStatus]; times?: number | undefined }
  /** Calls fail: so many, or all from now on. */
  | { do: 'fail'; operation: MemoryOperation; code: CustomerStatusErrorCode; times?: number | undefined }
  | { do: 'stop_failing' }
  | { do: 'latency'; ms: number | undefined; operation?: MemoryOperation | undefined }
  | { do: 'go_offline' }
  | { do: 'go_online' }
  | { do: 'go_down' }
  | { do: 'go_up' }
  | ({ do: 'flap' } & FlapOptions)
  | { do: 'cut_stream' }
  | { do: 'restore_stream' }
  | { do: 'push_again'; times?: number | undefined }
  | { do: 'push_stale'; changesAgo?: number | undefined }
  /** Time passes: at once with a clock that stands still, for real with any other. */
  | { do: 'wait'; ms: number }
  /** The clock jumps, whether it stands or goes on by itself. Nothing happens with one that cannot be moved. */
  | { do: 'travel'; ms: number }
  /** Anything else, for example what a person does in the page. */
  | { do: 'call'; call: (backend: MemoryBackend) => unknown };

/** What a step does, by its name. */
export type StepName = ScenarioStep['do'];

type StepOf<Name extends StepName> = Extract<ScenarioStep, { do: Name }>;

type Player<Name extends StepName> = (backend: MemoryBackend, step: StepOf<Name>) => unknown;

/** Steps that take no time of their own. */
const PLAYERS: { readonly [Name in Exclude<StepName, 'wait'>]: Player<Name> } = {
  use_scenario: ({ simulate }, { scenario }) => simulate.useScenario(scenario),
  request: ({ simulate }, { requests, dueInDays }) => simulate.requestRound(requests, { dueInDays }),
  answer: ({ simulate }) => simulate.answerAll(),
  decide: ({ simulate }, { do: _do, ...decision }) => simulate.decideAll(decision),
  approve: ({ simulate }) => simulate.approve(),
  reject: ({ simulate }, { do: _do, ...reason }) => simulate.reject(reason),
  deactivate: ({ simulate }, { do: _do, ...reason }) => simulate.deactivate(reason),
  activate: ({ simulate }) => simulate.activate(),
  set_status: ({ simulate }, { do: _do, status, ...reason }) => simulate.setStatus(status, reason),
  unknown_status: ({ simulate }, { value }) => simulate.setUnknownStatus(value),
  flap_status: ({ simulate }, { statuses, times }) => simulate.flapStatus(statuses, times),
  fail: ({ simulate }, { operation, code, times }) =>
    times === undefined ? simulate.fail(operation, code) : simulate.failNext(operation, code, times),
  stop_failing: ({ simulate }) => simulate.stopFailing(),
  latency: ({ simulate }, { ms, operation }) => simulate.setLatency(ms, operation),
  go_offline: ({ simulate }) => simulate.goOffline(),
  go_online: ({ simulate }) => simulate.goOnline(),
  go_down: ({ simulate }) => simulate.goDown(),
  go_up: ({ simulate }) => simulate.goUp(),
  flap: ({ simulate }, { do: _do, ...options }) => simulate.flap(options),
  cut_stream: ({ simulate }) => simulate.cutStream(),
  restore_stream: ({ simulate }) => simulate.restoreStream(),
  push_again: ({ simulate }, { times }) => simulate.pushAgain(times),
  push_stale: ({ simulate }, { changesAgo }) => simulate.pushStale(changesAgo),
  travel: ({ simulate }, { ms }) => {
    const clock = simulate.getClock();
    clock?.travelTo(clock.now() + ms);
  },
  call: (backend, { call }) => call(backend),
};

/** Does what one step says, except waiting. */
export function performStep(backend: MemoryBackend, step: Exclude<ScenarioStep, { do: 'wait' }>): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has for each name a player of its own step
  const perform = PLAYERS[step.do] as (backend: MemoryBackend, step: ScenarioStep) => unknown;
  return perform(backend, step);
}
