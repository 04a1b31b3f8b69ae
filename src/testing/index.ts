export { SCENARIO_NAMES, SCENARIOS, type Scenario, type ScenarioName, type ScenarioState } from '../backends/memory/index.js';
export { backendContract, type ContractOptions } from './contract/backend-contract.js';
export type { ContractCase, ContractSubject } from './contract/contract-case.js';
