import type { MemoryBackend, MemorySimulation, SimulatedClock, TroubleSimulation } from '../backends/memory/index.js';
import type { Clock, CustomerBackend } from '../model/index.js';
import { at } from './read-facts.js';

/** What can be simulated behind a client. A capability is a method being there, never a name. */
export interface Simulation {
  /** Present where the provider is played by the backend itself. */
  memory: MemoryBackend | undefined;
  /** Present where troubles can be put in the way. */
  troubles: TroubleSimulation | undefined;
  /** Present where time can be moved. */
  clock: SimulatedClock | undefined;
}

/** Looks at what a backend and a clock offer. */
export function simulationOf(backend: CustomerBackend | undefined, clock: Clock): Simulation {
  const memory = isMemory(backend) ? backend : undefined;
  const moved = isMovable(clock) ? clock : memory?.simulate.clock;
  return { memory, troubles: hasTroubles(backend) ? backend.simulate : undefined, clock: moved };
}

function isMemory(backend: CustomerBackend | undefined): backend is MemoryBackend {
  return hasAll(at(backend, ['simulate']), ['useScenario', 'requestRound', 'pushAgain'] satisfies (keyof MemorySimulation)[]);
}

function hasTroubles(backend: CustomerBackend | undefined): backend is CustomerBackend & { simulate: TroubleSimulation } {
  return hasAll(at(backend, ['simulate']), ['getTroubles', 'onTroubles', 'failNext'] satisfies (keyof TroubleSimulation)[]);
}

function isMovable(clock: Clock): clock is SimulatedClock {
  return hasAll(clock, ['advance', 'travelTo', 'onMove'] satisfies (keyof SimulatedClock)[]);
}

function hasAll(value: unknown, methods: readonly string[]): boolean {
  return methods.every((method) => typeof at(value, [method]) === 'function');
}
