export { memoryBackend, type MemoryBackend, type MemoryBackendOptions } from './memory-backend.js';
export type { MemoryFailures, MemoryOperation } from './memory-calls.js';
export type { MemorySimulation, SimulatedReason } from './memory-simulation.js';
export { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios/scenarios.js';
export type { Scenario, ScenarioState } from './scenarios/tale.js';
