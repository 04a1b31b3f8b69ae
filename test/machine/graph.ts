/* oxlint-disable typescript/no-unsafe-type-assertion -- the graph functions are not typed for every chart */
import { getAdjacencyMap } from 'xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';

/** What a walk through a chart needs. */
interface WalkOptions<Machine extends AnyStateMachine> {
  machine: Machine;
  input: InputFrom<Machine>;
  events: EventFromLogic<Machine>[];
  /** What makes two states of the chart different for the walk. */
  distinguish: (snapshot: SnapshotFrom<Machine>) => unknown;
}

/** Every state that any order of the events leads to. */
export function reachableStates<Machine extends AnyStateMachine>(options: WalkOptions<Machine>): SnapshotFrom<Machine>[] {
  const map = getAdjacencyMap(options.machine, {
    events: options.events as never,
    input: options.input,
    limit: 200_000,
    serializeState: (snapshot: SnapshotFrom<Machine>) =>
      JSON.stringify([(snapshot as AnyMachineSnapshot).value, options.distinguish(snapshot)]) as never,
  } as never);
  return Object.values(map).map((entry) => (entry as { state: SnapshotFrom<Machine> }).state);
}
