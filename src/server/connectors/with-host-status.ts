import { composeStatus, type CustomerSnapshot, type HostStatus, type OperationName, providerStatus } from '../../model/index.js';
import type { Connector, ConnectorContext } from '../connector.js';
import { type RunOperation, wrapOperations } from '../service/wrap-operations.js';

/** What a customer cannot do while the host keeps the account closed. */
const CUSTOMER_WRITES = [
  'submitAnswers',
  'uploadFile',
  'removeFile',
  'submitForReview',
  'startAction',
  'completeAction',
  'requestExtension',
] as const satisfies readonly OperationName[];

/** What the host itself says of a customer's account; `undefined` where it says nothing. */
export type HostStatusOf = (customerId: string) => HostStatus | undefined | Promise<HostStatus | undefined>;

/**
 * A connector for hosts whose own account state must win: every snapshot goes through `composeStatus` before it is stored. The
 * connector itself is given the provider's own status again, so that nothing is lost when the host takes its state back. Call
 * `handler.service.refresh(customerId)` when the host's state has changed.
 *
 * @example
 * ```ts
 * import { withHostStatus } from 'customer-status-kit/server/connectors';
 * import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
 *
 * const closed = new Set<string>();
 * export const connector = withHostStatus(sandboxConnector(), (id) =>
 *   closed.has(id) ? { status: 'DEACTIVATED', substatus: 'closed_by_customer' } : undefined,
 * );
 * ```
 */
export function withHostStatus(connector: Connector, hostStatusOf: HostStatusOf): Connector {
  const around =
    <Input>(run: RunOperation<Input>): RunOperation<Input> =>
    async (context, input) =>
      composed(await run.call(connector, asProviderSaid(context), input), await hostStatusOf(context.customerId));
  const { startAction, applyWebhook, verifyWebhook } = connector;
  return {
    id: connector.id,
    capabilities: connector.capabilities,
    ...(connector.poll && { poll: connector.poll }),
    ...(verifyWebhook && { verifyWebhook: (request) => verifyWebhook.call(connector, request) }),
    getCustomer: (context) => around(async (given) => connector.getCustomer(given))(context, undefined),
    ...wrapOperations(connector, (_name, run) => around(run)),
    ...(applyWebhook && { applyWebhook: around(applyWebhook) }),
    ...(startAction && {
      startAction: async (context, input) => {
        const { snapshot, started } = await startAction.call(connector, asProviderSaid(context), input);
        return { snapshot: composed(snapshot, await hostStatusOf(context.customerId)), started };
      },
    }),
  };
}

function composed(snapshot: CustomerSnapshot, host: HostStatus | undefined): CustomerSnapshot {
  const status = composeStatus(snapshot.status, host);
  if (status === snapshot.status) return snapshot;
  const refused = Object.fromEntries(CUSTOMER_WRITES.map((name) => [name, false]));
  const { provider } = status;
  const kept = provider === undefined ? status : { ...status, provider: { ...provider, allowed: snapshot.allowed } };
  return { ...snapshot, status: kept, allowed: { ...snapshot.allowed, ...refused } };
}

/** What was closed by the host alone is not closed for the connector. */
function asProviderSaid(context: ConnectorContext): ConnectorContext {
  const { stored } = context;
  if (stored?.status.provider?.verification === undefined) return context;
  const allowed = stored.status.provider.allowed ?? withoutWrites(stored.allowed);
  return { ...context, stored: { ...stored, status: providerStatus(stored.status), allowed } };
}

/** Where nothing is known of what the provider allowed, the host's refusals are at least not taken for the provider's. */
function withoutWrites(allowed: CustomerSnapshot['allowed']): CustomerSnapshot['allowed'] {
  return Object.fromEntries(Object.entries(allowed).filter(([name]) => !CUSTOMER_WRITES.some((write) => write === name)));
}
