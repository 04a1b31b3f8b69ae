import type { SnapshotFrom } from 'xstate';
import {
  decideFeature,
  type BackendCapabilities,
  type CustomerSnapshot,
  type CustomerStatusError,
  type FeatureDecision,
  type GateInput,
  hiddenRequirements,
  type OperationName,
  standingOf,
} from '../model/index.js';
import type { Offer } from './customer.types.js';
import type { customerMachine } from './customer.machine.js';
import { restoreError } from './error-record.js';
import { shareStructure } from './structural-sharing.js';
import type { syncMachine } from './sync.machine.js';

type CustomerMachineSnapshot = SnapshotFrom<typeof customerMachine>;
type SyncSnapshot = SnapshotFrom<typeof syncMachine>;

/** Where one customer stands and how that is known, free of chart words. */
export interface CustomerView {
  phase: 'loading' | 'ready' | 'unavailable';
  customer: CustomerSnapshot | undefined;
  stale: boolean;
  connection: 'connecting' | 'live' | 'polling' | 'paused' | 'offline' | 'ended';
  /** Present while `connection` is `ended`. */
  endedBy: 'session' | 'access' | undefined;
  /** Milliseconds since the epoch. */
  checkedAt: number | undefined;
  error: CustomerStatusError | undefined;
  capabilities: BackendCapabilities | undefined;
  pending: readonly OperationName[];
  features: Readonly<Record<string, FeatureDecision>>;
  offers: readonly Offer[];
}

/** Reads the view off the chart. Parts that equal those of the view before keep their identity. */
export function toCustomerView(snapshot: CustomerMachineSnapshot, before?: CustomerView): CustomerView {
  const { context, value } = snapshot;
  const { settings, known, course } = context;
  const sync = syncOf(snapshot);
  const { connection } = sync.value;
  return {
    phase: phaseOf(value),
    customer: known.customer,
    stale: known.isStale,
    connection: course.hasStarted || connection === 'ended' ? connection : 'connecting',
    endedBy: connection === 'ended' ? sync.context.endedBy : undefined,
    checkedAt: known.checkedAt,
    error: known.error && restoreError(known.error),
    capabilities: context.capabilities,
    pending: shareStructure(before?.pending, pendingOf(snapshot)),
    features: shareStructure(before?.features, decideFeatures(snapshot)),
    offers: settings.offers,
  };
}

/** The sync chart's part of it: the two change step by step, and both make the view. */
export function syncOf({ children }: CustomerMachineSnapshot): SyncSnapshot {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the customer chart runs this child as long as itself
  return children['sync']?.getSnapshot() as SyncSnapshot;
}

function phaseOf(place: CustomerMachineSnapshot['value']): CustomerView['phase'] {
  if (place === 'unavailable') return 'unavailable';
  return place === 'loading' || place === 'routing' ? 'loading' : 'ready';
}

function pendingOf({ context }: CustomerMachineSnapshot): OperationName[] {
  const shown = context.pending.filter((command) => command.isQuiet !== true);
  return [...new Set(shown.map((command) => command.request.operation))];
}

function decideFeatures(snapshot: CustomerMachineSnapshot): Record<string, FeatureDecision> {
  const { policy } = snapshot.context.settings;
  const input = gateInput(snapshot);
  return Object.fromEntries(Object.keys(policy).map((feature) => [feature, decideFeature(policy, feature, input)]));
}

function gateInput(snapshot: CustomerMachineSnapshot): GateInput {
  const { customer, isStale } = snapshot.context.known;
  const phase = phaseOf(snapshot.value);
  // Whoever is signed out may not go on with what was open before.
  const isOver = syncOf(snapshot).value.connection === 'ended';
  return {
    phase: isOver ? 'unavailable' : phase === 'ready' && isStale ? 'stale' : phase,
    capabilities: customer?.capabilities,
    ...(customer === undefined ? {} : standingOf(customer, hiddenRequirements(customer.requirements))),
  };
}
