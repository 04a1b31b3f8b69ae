import type {
  BackendUpdate,
  Clock,
  CustomerSnapshot,
  CustomerStatus,
  NewRequirement,
  OperatorDecision,
} from '../../model/index.js';
import {
  activate,
  changeStatus,
  deactivate,
  decideFile,
  decideRequirement,
  requestInformation,
} from '../../model/sandbox/index.js';
import type { MemoryAccount } from './memory-account.js';
import { advance } from './memory-state.js';
import { SCENARIOS, type ScenarioName } from './scenarios/scenarios.js';
import { PROVIDER, REVIEWER, type Rule } from './scenarios/tale.js';

/** Why the pretended reviewer decides as they do. */
export type SimulatedReason = Pick<OperatorDecision, 'reasonCode' | 'message'>;

/** Makes things happen on the other side, at once and without any key. Each change answers with the new snapshot. */
export interface MemorySimulation {
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
  /** Nothing gets through from now on: calls fail with `network`, subscriptions are lost. */
  goOffline(): void;
  /** Everything gets through again. Subscribers are told to read again. */
  goOnline(): void;
  /** Pushes exactly this to every subscriber, for example an old snapshot or the same event twice. */
  push(update: BackendUpdate): void;
  /** Begins anew in another situation; the version goes on counting. */
  useScenario(name: ScenarioName): CustomerSnapshot;
  /** The bytes of an uploaded file. */
  getFile(fileId: string): Blob | undefined;
}

/** The simulation of an account. `setLatency` receives the latency of a scenario that has one. */
export function memorySimulation(
  account: MemoryAccount,
  clock: Clock,
  setLatency: (latencyMs: number | undefined) => void,
): MemorySimulation {
  const review = (rule: Rule) => account.apply(rule, REVIEWER);
  const setStatus = (status: CustomerStatus, reason: SimulatedReason = {}) =>
    review((snapshot, context) => changeStatus(snapshot, status, reason, context));
  return {
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
    goOffline: () => account.setOffline(true),
    goOnline: () => account.setOffline(false),
    push: account.push,
    useScenario: (name) => {
      const { offline = false, latencyMs, ...state } = SCENARIOS[name](clock.now());
      setLatency(latencyMs);
      const { snapshot } = advance({ ...account.getState(), events: [] }, state.snapshot, REVIEWER, clock.now());
      account.setOffline(offline);
      account.replace({ snapshot, events: state.events });
      return snapshot;
    },
    getFile: (fileId) => account.files.get(fileId),
  };
}
