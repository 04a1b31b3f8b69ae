export { sandboxConnector, type SandboxConnectorOptions } from './sandbox-connector.js';
