import { type ActorRefFrom, createActor, fromCallback, SimulatedClock } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { CustomerSnapshot } from '../src/model/index.ts';
import type * as machineRoom from '../src/machine/index.ts';
import type * as modelRoom from '../src/model/index.ts';
import type { Fact, Place, ReachableState } from '../stories/states/fact.ts';

/** What the walk needs of the kit, given by whoever can load it. */
export interface KitParts {
  machine: typeof machineRoom;
  model: typeof modelRoom;
  /** A customer in each status. */
  customers: Readonly<Record<string, CustomerSnapshot>>;
}

type Customer = ActorRefFrom<typeof machineRoom.customerMachine>;
type Sync = ActorRefFrom<typeof machineRoom.syncMachine>;

const READ_FAILURES = ['unavailable', 'offline', 'session_expired'] as const;
const PLAIN = ['WATCH.OPENED', 'WATCH.LOST', 'WATCH.ENDED', 'NETWORK.LOST', 'NETWORK.RETURNED', 'SYNC.REQUESTED'] as const;

/**
 * Every state that the customer chart and the sync chart inside it come to rest in together while they run: a shortest path
 * of each chart's graph after the other, on running charts. What cannot happen, such as an answer to a read that was not
 * asked for, does not happen here either.
 */
export function findReachableStates(parts: KitParts): ReachableState[] {
  const found = new Map<string, ReachableState>();
  // A fact by itself may lead elsewhere in the two together than on any shortest path of the one.
  const seconds = [...pathsOf(parts, 'sync'), ...PLAIN.map((type): Fact[] => [{ type }])];
  for (const first of pathsOf(parts, 'customer')) {
    for (const second of seconds) {
      const walked = walk(parts, [...first, ...second]);
      const known = found.get(walked.id);
      if (known === undefined || known.path.length > walked.path.length) found.set(walked.id, walked);
    }
  }
  const places = Object.keys(parts.machine.customerMachine.states);
  const rank = ({ place }: ReachableState) => places.indexOf(place);
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b) || a.connection.localeCompare(b.connection, 'en'));
}

function factsOf({ customers }: KitParts): Fact[] {
  const statuses = Object.keys(customers);
  return [
    ...statuses.map((status) => ({ type: 'READ.SUCCEEDED', status }) as Fact),
    ...READ_FAILURES.map((code): Fact => ({ type: 'READ.FAILED', code })),
    ...PLAIN.map((type): Fact => ({ type })),
    ...statuses.map((status) => ({ type: 'CUSTOMER.CHANGED', status }) as Fact),
  ];
}

/** The shortest paths of one chart's own graph, as facts. */
function pathsOf(parts: KitParts, name: 'customer' | 'sync'): Fact[][] {
  const facts = factsOf(parts);
  const events = facts.map((fact) => eventOf(parts, fact, 1));
  const { customerMachine, syncMachine } = parts.machine;
  const machine = name === 'customer' ? bound(customerMachine, true) : quiet(syncMachine);
  const input = name === 'customer' ? inputOf(parts) : { ...settings, outlook: { canWatch: true, isFinished: false } };
  const started = [{ type: 'CLIENT.STARTED', at: 0 }, ...events];
  const paths = getShortestPaths(
    machine as never,
    {
      events: started,
      input,
      serializeState: ({ value }: { value: unknown }) => JSON.stringify(value),
    } as never,
  ) as { steps: { event: object }[] }[];
  return paths.map(({ steps }) =>
    steps.flatMap(({ event }) => {
      const index = events.indexOf(event as never);
      return index < 0 ? [] : [facts[index] as Fact];
    }),
  );
}

const settings = { pollIntervalMs: 30_000, staleAfterMs: 600_000 };

function inputOf({ model }: KitParts) {
  return { ...settings, offers: ['subscribe' as const], policy: model.DEFAULT_FEATURES, followTerminal: false };
}

const idle = fromCallback(() => undefined) as never;

/** The customer chart without a backend; what it would tell is among the facts. */
function bound(machine: typeof machineRoom.customerMachine, isAlone = false) {
  const calls = { fetchCustomer: idle, fetchCapabilities: idle, watchCustomer: idle, runCommand: idle };
  return machine.provide({ actors: isAlone ? { ...calls, sync: idle } : calls });
}

function quiet(machine: typeof machineRoom.syncMachine) {
  const nothing = () => undefined;
  const wants = { wantWatch: nothing, unwantWatch: nothing, wantRead: nothing, unwantRead: nothing };
  const tells = { tellSettled: nothing, tellAborted: nothing, tellGap: nothing, tellSessionEnd: nothing };
  return machine.provide({ actions: { ...wants, ...tells } });
}

/** Lets the facts happen on running charts, those that can. */
function walk(parts: KitParts, facts: readonly Fact[]): ReachableState {
  const machine = bound(parts.machine.customerMachine);
  const actor = createActor(machine, { input: inputOf(parts), clock: new SimulatedClock() }).start();
  actor.send({ type: 'CLIENT.STARTED', at: 0 });
  const path: Fact[] = [];
  for (const fact of facts) {
    if (!canHappen(actor, fact)) continue;
    path.push(fact);
    actor.send(eventOf(parts, fact, path.length));
  }
  const place = actor.getSnapshot().value as Place;
  const { connection } = syncOf(actor).getSnapshot().value;
  actor.stop();
  return { id: `${place.toLowerCase().replaceAll('_', '-')}-${connection}`, place, connection, path };
}

function syncOf(actor: Customer): Sync {
  return actor.getSnapshot().children['sync'] as Sync;
}

/** Only a read under way is answered, and only a stream that is wanted tells anything. */
function canHappen(actor: Customer, { type }: Fact): boolean {
  const sync = syncOf(actor).getSnapshot();
  if (type === 'READ.SUCCEEDED' || type === 'READ.FAILED') return sync.value.reading === 'reading';
  if (type === 'WATCH.OPENED' || type === 'WATCH.LOST' || type === 'WATCH.ENDED' || type === 'CUSTOMER.CHANGED')
    return sync.value.connection !== 'paused' && sync.value.connection !== 'ended';
  return true;
}

function eventOf({ model, customers }: KitParts, fact: Fact, version: number): machineRoom.CustomerEvent {
  if ('status' in fact) {
    const snapshot = { ...customers[fact.status], id: 'c1', version: String(version) } as CustomerSnapshot;
    return { type: fact.type, at: 0, snapshot };
  }
  if ('code' in fact) return { type: fact.type, at: 0, error: new model.CustomerStatusError(fact.code) };
  if (fact.type === 'SYNC.REQUESTED') return { type: fact.type, byPerson: true };
  if (fact.type === 'WATCH.ENDED') return { type: fact.type, error: new model.CustomerStatusError('session_expired') };
  return { type: fact.type };
}
