export { SCENARIO_NAMES, SCENARIOS, type Scenario, type ScenarioName, type ScenarioState } from '../backends/memory/index.js';
export { backendContract, type ContractOptions } from './contract/backend-contract.js';
export type { ContractCase, ContractSubject } from './contract/contract-case.js';
export { connectorContract, type ConnectorContractOptions } from './connector-contract/connector-contract.js';
export type { ConnectorSubject, ProviderFault, PublishedState, SignedWebhook } from './connector-contract/connector-subject.js';
export { customerFixture, type CustomerFixture, FIXTURE_TIME, lifecycleEventFixture } from './fixtures/customer-fixture.js';
export { documentFixture, type DocumentFixture } from './fixtures/document-fixture.js';
export { requirementFixture, type RequirementFixture } from './fixtures/requirement-fixture.js';
export { customerStatusHandlers, type MswHttp } from './protocol/msw-handlers.js';
export type { ProtocolOperation } from './protocol/protocol-call.js';
export type { FaultReach, ProtocolFaults } from './protocol/protocol-faults.js';
export {
  type AnsweredRequest,
  protocolResponder,
  type ProtocolResponder,
  type ProtocolResponderOptions,
} from './protocol/protocol-responder.js';
