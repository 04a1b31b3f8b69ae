export type { SandboxNotice } from './sandbox-webhook.js';
export { sandboxConnector, type SandboxConnectorOptions } from './sandbox-connector.js';
