export { SCENARIO_NAMES, SCENARIOS, type Scenario, type ScenarioName, type ScenarioState } from '../backends/memory/index.js';
export { backendContract, type ContractOptions } from './contract/backend-contract.js';
export type { ContractCase, ContractSubject } from './contract/contract-case.js';
export { connectorContract, type ConnectorContractOptions } from './connector-contract/connector-contract.js';
export type { ConnectorSubject, ProviderFault, PublishedState, SignedWebhook } from './connector-contract/connector-subject.js';
