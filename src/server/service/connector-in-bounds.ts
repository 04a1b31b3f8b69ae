import * as v from 'valibot';
import {
  CustomerStatusError,
  type CustomerSnapshot,
  customerSnapshotSchema,
  isCustomerStatusError,
  parse,
  startedActionSchema,
} from '../../model/index.js';
import type { Connector, ConnectorContext } from '../connector.js';
import { connectorFault, slowProvider } from './connector-fault.js';
import { OPERATOR_WRITES } from '../../model/wire/operator-writes.js';
import { storable } from './storable.js';
import { within } from './within.js';
import { wrapOperations } from './wrap-operations.js';

const deliverySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Surrogate}]{1,255}$/u)),
  isUnsigned: v.optional(v.boolean()),
  customerId: v.optional(v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Surrogate}]{1,200}$/u))),
  payload: v.unknown(),
});

/**
 * A connector that cannot harm: each call ends in time, a customer it answers with is a customer, and nothing that a provider
 * said reaches anybody but the host. Where one of these fails the call rejects, and what was stored stays.
 */
export function connectorInBounds(connector: Connector, timeoutMs: number): Connector {
  const guard = async <Result>(
    operation: string,
    context: ConnectorContext,
    work: (context: ConnectorContext) => Promise<Result>,
  ) => {
    try {
      return await within(
        timeoutMs,
        (signal) => work({ ...context, signal }),
        () => slowProvider(operation),
        context.signal,
      );
    } catch (thrown) {
      throw connectorFault(thrown, operation);
    }
  };
  const { startAction, verifyWebhook, applyWebhook } = connector;
  const toSnapshot = snapshotReader(connector);
  return {
    id: connector.id,
    capabilities: connector.capabilities,
    getCustomer: (context) =>
      guard('getCustomer', context, async (given) => toSnapshot(given, await connector.getCustomer(given), 'getCustomer')),
    ...wrapOperations(
      connector,
      (name, run) => (context, input) =>
        guard(name, context, async (given) => toSnapshot(given, await run.call(connector, given, input), name)),
    ),
    ...(startAction && {
      startAction: (context, input) =>
        guard('startAction', context, async (given) => {
          const { snapshot, started } = await startAction.call(connector, given, input);
          return {
            snapshot: toSnapshot(given, snapshot, 'startAction'),
            started: parse(startedActionSchema, started, 'protocol_error'),
          };
        }),
    }),
    ...(verifyWebhook && { verifyWebhook: (request) => verified(() => verifyWebhook.call(connector, request), timeoutMs) }),
    ...(applyWebhook && {
      applyWebhook: (context, delivery) =>
        guard('applyWebhook', context, async (given) =>
          toSnapshot(given, await applyWebhook.call(connector, given, delivery), 'applyWebhook'),
        ),
    }),
  };
}

type SnapshotReader = (context: ConnectorContext, answered: CustomerSnapshot, operation: string) => CustomerSnapshot;

/**
 * The customer as a connector answered. The version is the handler's to give; a member nobody knows is left out. What operators
 * cannot do with this connector is not allowed, so that no desk offers it.
 */
function snapshotReader(connector: Connector): SnapshotReader {
  const lacking = OPERATOR_WRITES.filter((name) => connector[name] === undefined);
  const refused = Object.fromEntries(lacking.map((name) => [name, false]));
  return (context, answered, operation) => {
    if (answered === context.stored) return answered;
    const snapshot = readSnapshot(context, answered, operation);
    return { ...snapshot, allowed: { ...snapshot.allowed, ...refused } };
  };
}

function readSnapshot(context: ConnectorContext, answered: CustomerSnapshot, operation: string): CustomerSnapshot {
  const said: unknown = answered;
  const members = typeof said === 'object' && said !== null ? said : {};
  const result = v.safeParse(customerSnapshotSchema, { ...members, id: context.customerId, version: '1' }, { abortEarly: true });
  if (result.success) return storable(result.output);
  const path = result.issues[0] && v.getDotPath(result.issues[0]);
  throw new CustomerStatusError('protocol_error', {
    message: `the connector's "${operation}" did not resolve with a customer: see "${path ?? ''}"`,
  });
}

/** A signature is good, or it is not; a body that cannot be read is its sender's fault. */
async function verified(verify: () => ReturnType<NonNullable<Connector['verifyWebhook']>>, timeoutMs: number) {
  try {
    const delivery = await within(timeoutMs, verify, () => slowProvider('verifyWebhook'));
    return parse(deliverySchema, delivery, 'validation_failed');
  } catch (thrown) {
    if (isCustomerStatusError(thrown)) throw thrown;
    if (!(thrown instanceof SyntaxError)) throw connectorFault(thrown, 'verifyWebhook');
    throw new CustomerStatusError('validation_failed', { message: 'the webhook is signed well and cannot be read' });
  }
}
