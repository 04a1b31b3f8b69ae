import {
  type BackendCapabilities,
  type BackendUpdate,
  type Clock,
  type CustomerBackend,
  CustomerStatusError,
  type CustomerSnapshot,
  systemClock,
  toCustomerStatusError,
} from '../../model/index.js';
import { completeAction, requestExtension, startAction, submitForReview, takeAnswers } from '../../model/sandbox/index.js';
import { type MemoryAccount, memoryAccount } from './memory-account.js';
import type { MemoryFailures, Travel } from './memory-calls.js';
import { type MemoryDrafts, memoryDrafts } from './memory-drafts.js';
import { pageOfEvents } from './memory-events.js';
import { memoryFiles } from './memory-files.js';
import { memoryOperator } from './memory-operator.js';
import { type MemorySimulation, memorySimulation } from './memory-simulation.js';
import { beginState } from './memory-state.js';
import { type MemoryEffect, memoryEffects, type MemoryWrite, memoryWrites } from './memory-write.js';
import { SCENARIOS, type ScenarioName } from './scenarios/scenarios.js';
import { CUSTOMER, type ScenarioState } from './scenarios/tale.js';
import { createTroubles, type TroubledRoad } from './troubles.js';

/** How a memory backend begins and behaves. */
export interface MemoryBackendOptions {
  /** The situation to begin in; `created` unless said. */
  scenario?: ScenarioName | undefined;
  /** Begins with exactly this customer instead of a scenario; any other id is then `not_found`. */
  customer?: CustomerSnapshot | undefined;
  /** Milliseconds each call takes; 0 unless the scenario says otherwise. */
  latencyMs?: number | undefined;
  /** Calls that fail from the beginning, by operation; `simulate.fail` changes it. */
  failures?: MemoryFailures | undefined;
  /** With a `simulatedClock`, time can be moved. */
  clock?: Clock | undefined;
  /** Gives a new id each time, for requirements, documents and files. */
  createId?: (() => string) | undefined;
  /** True to keep drafts: what is typed is gone on with by the next client of this backend. */
  drafts?: boolean | undefined;
  /** True when the data are shown to people as a sample. */
  sample?: boolean | undefined;
}

/** A whole backend in memory, with a simulation of the people on the other side. */
export interface MemoryBackend extends Required<Omit<CustomerBackend, keyof MemoryDrafts>>, MemoryDrafts {
  /** True when the data are to be marked as a sample. */
  readonly sample: boolean;
  readonly simulate: MemorySimulation;
}

/**
 * A backend that lives in memory and plays the provider by the rules of seed 003: for stories, demos and tests. It holds
 * one customer and answers to any id, unless `customer` names one. It keeps the whole contract: versions, idempotency
 * keys, events, push.
 *
 * @example
 * ```ts
 * import { memoryBackend } from 'customer-status-kit/backends/memory';
 *
 * const backend = memoryBackend({ scenario: 'under_review', latencyMs: 200 });
 * backend.simulate.requestInformation([
 *   { title: 'Proof of income', spec: { kind: 'clarification', question: 'Where do you work?', answer: 'text' } },
 * ]);
 * ```
 */
export function memoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const { clock = systemClock, createId = counter() } = options;
  const { offline = false, latencyMs, ...state } = firstState(options, clock.now());
  const account = memoryAccount(state, clock, createId);
  const isKnown = (id: string) => options.customer === undefined || options.customer.id === id;
  const { failures } = options;
  const road = createTroubles({ clock, failures, latencyMs: options.latencyMs, onStream: account.setStream });
  road.takeScenario({ offline, latencyMs });
  const presented = (id: string, snapshot: CustomerSnapshot) => present(isKnown(id), id, snapshot);
  const admit = (id: string) => void presented(id, account.getState().snapshot);
  return {
    id: 'memory',
    sample: options.sample ?? false,
    simulate: memorySimulation(account, clock, road),
    ...memoryMethods({ account, road, travel: road.travel, isKnown, presented }),
    ...memoryDrafts(options.drafts === true, road.travel, admit),
  };
}

/** What a memory backend can do. */
const CAPABILITIES: BackendCapabilities = {
  upload: { mode: 'multipart', resumable: false, progress: true, maxBytes: 10_000_000, rearranges: true },
  requirements: 'itemised',
  submission: 'per_requirement',
  realtime: 'push',
  history: true,
  optimisticLocking: true,
  idempotency: true,
  surface: 'operator',
};

interface MemoryParts {
  account: MemoryAccount;
  road: TroubledRoad;
  travel: Travel;
  isKnown: (customerId: string) => boolean;
  /** The snapshot under the id that was asked for. Rejects an id that is not known. */
  presented: (customerId: string, snapshot: CustomerSnapshot) => CustomerSnapshot;
}

function memoryMethods(parts: MemoryParts): Omit<Required<CustomerBackend>, 'id' | keyof MemoryDrafts> {
  const { account, travel, presented } = parts;
  const effect = memoryEffects(account);
  const write = memoryWrites(account, travel, effect, presented);
  return {
    ...reading(parts),
    ...answering(parts, effect, write),
    ...memoryFiles(account, travel, effect, (id) => void presented(id, account.getState().snapshot)),
    ...memoryOperator(write),
  };
}

function reading({
  account,
  road,
  travel,
  isKnown,
  presented,
}: MemoryParts): Required<Pick<CustomerBackend, 'getCustomer' | 'getCapabilities' | 'listEvents' | 'subscribe'>> {
  const current = (customerId: string) => presented(customerId, account.getState().snapshot);
  return {
    getCustomer: async (id, { signal } = {}) => {
      await travel('getCustomer', signal);
      return current(id);
    },
    getCapabilities: async ({ signal } = {}) => {
      await travel('getCapabilities', signal);
      return CAPABILITIES;
    },
    listEvents: async (id, query = {}) => {
      await travel('listEvents', query.signal);
      current(id);
      return pageOfEvents(account.getState().events, query);
    },
    subscribe: (id, listener, options) => {
      const report = (state: 'open' | 'lost' | 'ended', error?: unknown) => {
        if (!options.signal.aborted) options.onState?.(state, error);
      };
      const present = (update: BackendUpdate) => {
        if (isKnown(id)) listener(update.snapshot ? { ...update, snapshot: { ...update.snapshot, id } } : update);
      };
      account.subscribe(present, options);
      travel('subscribe', options.signal).then(
        () => {
          if (!isKnown(id)) return report('ended', new CustomerStatusError('not_found'));
          const error = road.streamError();
          return error === undefined ? report('open') : report('lost', error);
        },
        (error: unknown) => report('lost', toCustomerStatusError(error)),
      );
    },
  };
}

function answering(
  { account, travel, presented }: MemoryParts,
  effect: MemoryEffect,
  write: MemoryWrite,
): Required<Pick<CustomerBackend, 'submitAnswers' | 'submitForReview' | 'startAction' | 'completeAction' | 'requestExtension'>> {
  return {
    submitAnswers: (id, answers, options) =>
      write('submitAnswers', id, options, [answers], CUSTOMER, (snapshot, context) => takeAnswers(snapshot, answers, context)),
    submitForReview: (id, options) => write('submitForReview', id, options, [], CUSTOMER, submitForReview),
    startAction: async (id, requirementId, options) => {
      await travel('startAction', options.signal);
      const start = () => startAction(presented(id, account.getState().snapshot), requirementId, account.context());
      return effect('startAction', options, [requirementId], start);
    },
    completeAction: (id, requirementId, proof, options) =>
      write('completeAction', id, options, [requirementId, proof], CUSTOMER, (snapshot, context) =>
        completeAction(snapshot, requirementId, proof, context),
      ),
    requestExtension: (id, requirementId, options) =>
      write('requestExtension', id, options, [requirementId], CUSTOMER, (snapshot, context) =>
        requestExtension(snapshot, requirementId, context),
      ),
  };
}

function firstState(options: MemoryBackendOptions, now: number): ScenarioState {
  if (options.customer === undefined) return SCENARIOS[options.scenario ?? 'created'](now);
  return beginState(options.customer, { kind: 'system' }, now);
}

function present(isKnown: boolean, customerId: string, snapshot: CustomerSnapshot): CustomerSnapshot {
  if (!isKnown) throw new CustomerStatusError('not_found', { message: 'the memory backend holds another customer' });
  return snapshot.id === customerId ? snapshot : { ...snapshot, id: customerId };
}

function counter(): () => string {
  let count = 0;
  return () => `memory-${String((count += 1))}`;
}
