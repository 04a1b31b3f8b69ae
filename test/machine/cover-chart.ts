/* oxlint-disable typescript/no-unsafe-type-assertion -- the graph functions are not typed for every chart */
import { createActor, SimulatedClock, type AnyStateMachine, type AnyStateNode, type AnyTransitionDefinition } from 'xstate';
import type { EventFromLogic, InputFrom, InspectionEvent, SnapshotFrom } from 'xstate';
import { getShortestPaths, getStateNodes } from 'xstate/graph';

/** What visiting every corner of a chart needs. */
interface CoverOptions<Machine extends AnyStateMachine> {
  /** The chart with actors that do nothing: what they would tell is among the events. */
  machine: Machine;
  inputs: readonly InputFrom<Machine>[];
  /** Further inputs, of which only the first step is walked. */
  beginnings?: readonly InputFrom<Machine>[];
  events: readonly EventFromLogic<Machine>[];
  /** What besides its place makes two states of the chart different for the walk. */
  distinguish: (snapshot: SnapshotFrom<Machine>) => unknown;
}

/** What the paths through a chart came by. */
export interface Coverage {
  paths: number;
  states: { id: string; visits: number }[];
  transitions: { source: string; name: string; visits: number }[];
}

/** Walks the shortest path to every state, and from there every event, on a running chart, and counts what it takes. */
export function coverChart<Machine extends AnyStateMachine>(options: CoverOptions<Machine>): Coverage {
  const { machine, inputs, events } = options;
  const taken = new Map<AnyTransitionDefinition, number>();
  const visited = new Map<string, number>();
  let paths = 0;
  for (const input of inputs) {
    for (const path of shortestPaths(options, input)) {
      for (const event of events) {
        const walk = [...path, event];
        follow(machine, input, walk, taken, visited);
        paths += 1;
      }
    }
  }
  for (const input of options.beginnings ?? []) {
    follow(machine, input, [], taken, visited);
    paths += 1;
  }
  const nodes = getStateNodes(machine).filter((node) => node.type !== 'parallel');
  return {
    paths,
    states: nodes.map(({ id }) => ({ id, visits: visited.get(id) ?? 0 })),
    transitions: [machine.root, ...getStateNodes(machine)].flatMap((node) =>
      transitionsOf(node).map((transition, index) => ({
        source: node.id,
        name: nameOf(transition, index),
        visits: taken.get(transition) ?? 0,
      })),
    ),
  };
}

/** The counts for the log of the test run: a line a state, with its visits and how often each of its transitions was taken. */
export function coverageTable(title: string, { paths, states, transitions }: Coverage): string {
  const total = (counts: { visits: number }[]) => `${counts.filter(({ visits }) => visits > 0).length} of ${counts.length}`;
  const taken = (id: string) => transitions.filter(({ source }) => source === id).map(({ visits }) => visits);
  const sources = [...new Set([...states.map(({ id }) => id), ...transitions.map(({ source }) => source)])].toSorted();
  return [
    `${title}: ${paths} paths, ${total(states)} states, ${total(transitions)} transitions`,
    ...sources.map((id) => {
      const visits = states.find((state) => state.id === id)?.visits ?? paths;
      return `${String(visits).padStart(8)}  ${id.padEnd(46)} ${taken(id).join(' ')}`;
    }),
    '',
  ].join('\n');
}

function shortestPaths<Machine extends AnyStateMachine>(
  { machine, events, distinguish }: CoverOptions<Machine>,
  input: InputFrom<Machine>,
): EventFromLogic<Machine>[][] {
  const paths = getShortestPaths(machine, {
    events: events as never,
    input,
    limit: 500_000,
    serializeState: (snapshot: SnapshotFrom<Machine>) =>
      JSON.stringify([(snapshot as { value: unknown }).value, distinguish(snapshot)]),
  } as never) as { steps: { event: EventFromLogic<Machine> }[] }[];
  return paths.map(({ steps }) => steps.map((step) => step.event).filter((event) => event.type !== 'xstate.init'));
}

function follow<Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
  events: readonly EventFromLogic<Machine>[],
  taken: Map<AnyTransitionDefinition, number>,
  visited: Map<string, number>,
): void {
  const inspect = (inspected: InspectionEvent) => {
    if (inspected.type !== '@xstate.microstep') return;
    for (const transition of inspected._transitions) count(taken, transition);
    for (const node of (inspected.snapshot as unknown as { _nodes: AnyStateNode[] })._nodes) count(visited, node.id);
  };
  const actor = createActor(machine, { input, inspect, clock: new SimulatedClock() }).start();
  for (const event of events) actor.send(event);
  actor.stop();
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...(node.always ?? []), ...[...node.transitions.values()].flat()];
}

function nameOf({ source, eventType, target, guard }: AnyTransitionDefinition, index: number): string {
  const word = eventType === '' ? 'always' : eventType.replace(`.${source.id}`, '').replace('xstate.', '');
  const guardName = typeof guard === 'object' && guard !== null && 'type' in guard ? guard.type : guard;
  const condition = guardName === undefined ? '' : ` [${String(guardName)}]`;
  return `${source.id} #${String(index)} ${word}${condition} -> ${target?.[0]?.key ?? 'stays'}`;
}
