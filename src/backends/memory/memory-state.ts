import { type Actor, type CustomerSnapshot, diffSnapshots, type LifecycleEvent } from '../../model/index.js';

/** What is known of the customer at one moment: the snapshot and everything that happened, oldest first. */
export interface MemoryState {
  snapshot: CustomerSnapshot;
  events: LifecycleEvent[];
}

/** The state after a change: the snapshot has the next version, and what happened is told. No change, no new version. */
export function advance(state: MemoryState, next: CustomerSnapshot, actor: Actor, now: number): MemoryState {
  if (next === state.snapshot) return state;
  const at = new Date(now).toISOString();
  const snapshot = { ...next, version: nextVersion(state.snapshot.version), updatedAt: at };
  return { snapshot, events: [...state.events, ...tell(state, snapshot, actor, at)] };
}

/** A first state: the only event is that the customer has a status. */
export function beginState(snapshot: CustomerSnapshot, actor: Actor, now: number): MemoryState {
  const at = new Date(now).toISOString();
  return { snapshot, events: tell({ snapshot: undefined, events: [] }, snapshot, actor, at) };
}

interface Before {
  snapshot: CustomerSnapshot | undefined;
  events: LifecycleEvent[];
}

function tell(before: Before, after: CustomerSnapshot, actor: Actor, at: string): LifecycleEvent[] {
  const told = before.events.length;
  let seq = told;
  const nextId = () => `evt-${String((seq += 1))}`;
  const source = { provider: 'sandbox', channel: 'api' } as const;
  return diffSnapshots(before.snapshot, after, { actor, at, source, nextId }).map((event, index) => ({
    ...event,
    seq: told + index + 1,
  }));
}

function nextVersion(version: string): string {
  return /^\d+$/.test(version) ? String(BigInt(version) + 1n) : '1';
}
