import type { Clock, CustomerSnapshot, CustomerStatus, NewRequirement, OperatorDecision } from '../../model/index.js';
import {
  activate,
  changeStatus,
  deactivate,
  decideFile,
  decideRequirement,
  requestInformation,
  withUnknownStatus,
} from '../../model/sandbox/index.js';
import type { MemoryAccount } from './memory-account.js';
import { memoryPushes, type PushSimulation } from './memory-pushes.js';
import { memoryRounds, type RoundSimulation } from './memory-rounds.js';
import { advance } from './memory-state.js';
import { SCENARIOS, type ScenarioName } from './scenarios/scenarios.js';
import { PROVIDER, REVIEWER, type Rule } from './scenarios/tale.js';
import { isSimulatedClock, type SimulatedClock } from './simulated-clock.js';
import type { TroubledRoad, TroubleSimulation } from './troubles.js';

/** Why the pretended reviewer decides as they do. */
export type SimulatedReason = Pick<OperatorDecision, 'reasonCode' | 'message'>;

/**
 * Makes things happen on the other side, at once and without any key, and puts troubles in the way of calls and pushes. Each
 * change of the customer answers with the new snapshot.
 */
export interface MemorySimulation extends TroubleSimulation, RoundSimulation, PushSimulation {
  /** The clock of the backend, where it is one that can be moved. */
  readonly clock: SimulatedClock | undefined;
  /** The customer is verified. */
  approve(): CustomerSnapshot;
  /** The verification has failed for good. */
  reject(reason?: SimulatedReason): CustomerSnapshot;
  /** The reviewer asks for something. */
  requestInformation(requests: readonly NewRequirement[]): CustomerSnapshot;
  /** The reviewer decides about an answer. */
  decideRequirement(requirementId: string, decision: OperatorDecision): CustomerSnapshot;
  /** The reviewer accepts one file. */
  acceptFile(fileId: string): CustomerSnapshot;
  /** The reviewer refuses one file, which is asked for again. */
  rejectFile(fileId: string, reason?: SimulatedReason): CustomerSnapshot;
  /** An active account is closed for the time being. */
  deactivate(reason?: SimulatedReason): CustomerSnapshot;
  /** A deactivated account is opened again. */
  activate(): CustomerSnapshot;
  /** Any status from any other, also one outside the transition table. */
  setStatus(status: CustomerStatus, reason?: SimulatedReason): CustomerSnapshot;
  /** Any change at all: the rule gives the next snapshot. Version and events follow by themselves. */
  change(rule: (snapshot: CustomerSnapshot) => CustomerSnapshot): CustomerSnapshot;
  /** The provider says something this kit does not know: everything is closed until a known status comes. */
  setUnknownStatus(value?: string): CustomerSnapshot;
  /** The provider changes its mind so many times, from the one status to the other and back; the last one stays. */
  flapStatus(statuses: readonly [CustomerStatus, CustomerStatus], times?: number): CustomerSnapshot;
  /** Begins anew in another situation; the version goes on counting. */
  useScenario(name: ScenarioName): CustomerSnapshot;
  /** The customer as they are, at once and whatever is in the way. */
  getCustomer(): CustomerSnapshot;
  /** The bytes of an uploaded file. */
  getFile(fileId: string): Blob | undefined;
}

/** The simulation of an account and of the road that leads to it. */
export function memorySimulation(account: MemoryAccount, clock: Clock, road: TroubledRoad): MemorySimulation {
  const review = (rule: Rule) => account.apply(rule, REVIEWER);
  const setStatus = (status: CustomerStatus, reason: SimulatedReason = {}) =>
    review((snapshot, context) => changeStatus(snapshot, status, reason, context));
  return {
    ...road.simulation,
    ...memoryRounds(account),
    ...memoryPushes(account),
    clock: isSimulatedClock(clock) ? clock : undefined,
    approve: () => account.apply((snapshot, context) => changeStatus(snapshot, 'ACTIVE', {}, context), PROVIDER),
    reject: (reason) => setStatus('REJECTED', reason),
    setStatus,
    requestInformation: (requests) => review((snapshot, context) => requestInformation(snapshot, requests, context)),
    decideRequirement: (id, decision) => review((snapshot, context) => decideRequirement(snapshot, id, decision, context)),
    acceptFile: (id) => review((snapshot, context) => decideFile(snapshot, id, { decision: 'accepted' }, context)),
    rejectFile: (id, reason = {}) =>
      review((snapshot, context) => decideFile(snapshot, id, { ...reason, decision: 'rejected' }, context)),
    deactivate: (reason = {}) => review((snapshot, context) => deactivate(snapshot, reason, context)),
    activate: () => review(activate),
    change: (rule) => review((snapshot) => rule(snapshot)),
    setUnknownStatus: (value = 'PENDING_ENHANCED_CHECK') =>
      account.apply((snapshot, context) => withUnknownStatus(snapshot, value, context), PROVIDER),
    flapStatus: (statuses, times = 3) => {
      for (let turn = 0; turn < times; turn += 1) setStatus(statuses[turn % 2 === 0 ? 0 : 1]);
      return account.getState().snapshot;
    },
    useScenario: (name) => {
      const { offline = false, latencyMs, ...state } = SCENARIOS[name](clock.now());
      const { snapshot } = advance({ ...account.getState(), events: [] }, state.snapshot, REVIEWER, clock.now());
      road.takeScenario({ offline, latencyMs });
      account.replace({ snapshot, events: state.events });
      return snapshot;
    },
    getCustomer: () => account.getState().snapshot,
    getFile: (fileId) => account.files.get(fileId),
  };
}
