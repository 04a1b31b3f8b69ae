import type { Actor, CustomerSnapshot } from '../../../model/index.js';
import { createSandboxCustomer, type SandboxContext, type SandboxCustomerInput } from '../../../model/sandbox/index.js';
import { advance, beginState, type MemoryState } from '../memory-state.js';

/** How a scenario begins, and how the way to its backend behaves. */
export interface ScenarioState extends MemoryState {
  /** True when nothing gets through. */
  offline?: boolean;
  /** Milliseconds each call takes. */
  latencyMs?: number;
}

/** A named situation: a pure function of the present time, in milliseconds since the epoch. */
export type Scenario = (now: number) => ScenarioState;

/** A rule of the make-believe provider: what follows a snapshot. */
export type Rule = (snapshot: CustomerSnapshot, context: SandboxContext) => CustomerSnapshot;

/** One thing that happened: how many hours before now, by whom, and what. `ids` names the new requirements or documents. */
export interface Happening {
  hoursAgo: number;
  by: Actor;
  rule: Rule;
  ids?: readonly string[];
}

/** The customer who is acting for themselves. */
export const CUSTOMER: Actor = { kind: 'customer' };

/** The people who review. */
export const REVIEWER: Actor = { kind: 'operator', label: 'Review team' };

/** The provider's own checks. */
export const PROVIDER: Actor = { kind: 'provider', label: 'Automated checks' };

/** Tells a customer's life up to now by the provider's rules, so that the snapshot and its history agree. */
export function tale(
  now: number,
  input: SandboxCustomerInput & { hoursAgo: number },
  happenings: readonly Happening[],
): MemoryState {
  const start = now - hours(input.hoursAgo);
  const { hoursAgo: _hoursAgo, ...customer } = input;
  const first = createSandboxCustomer(customer, { now: start, nextId: () => 'unused' });
  return happenings.reduce<MemoryState>(
    (state, { hoursAgo, by, rule, ids = [] }) => {
      const at = now - hours(hoursAgo);
      const names = [...ids];
      const nextId = () => names.shift() ?? `item-${String(state.events.length)}`;
      return advance(state, rule(state.snapshot, { now: at, nextId }), by, at);
    },
    beginState({ ...first, version: '1' }, { kind: 'system' }, start),
  );
}

function hours(count: number): number {
  return count * 3_600_000;
}
