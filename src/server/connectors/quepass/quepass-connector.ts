import { type CustomerSnapshot, type CustomerStatusError, toCustomerStatusError } from '../../../model/index.js';
import type { Connector, ConnectorContext, ConnectorInputs } from '../../connector.js';
import { type CustomerIds, sameIds } from '../customer-ids.js';
import { meetUnread, type NewCustomer, operatorReasons, RECOVERY_BY_STATUS, storedIn } from '../unread-customer.js';
import { type QuepassCallOptions, type QuepassCaller, quepassCaller, type QuepassSdk } from './quepass-sdk.js';
import { type QuepassStatuses, toSnapshot, valueFor, writableStatuses } from './quepass-snapshot.js';

/** What a connector to Quepass is made of. */
export interface QuepassConnectorOptions extends QuepassStatuses, QuepassCallOptions {
  /** The SDK as the host initialised it, with an operator's credentials. */
  sdk: QuepassSdk;
  /** The `uid` of each customer. The same as the host's id unless said. */
  ids?: Pick<CustomerIds, 'toProvider'> | undefined;
  /** What is known of a customer at first sight; `null` for a stranger. Everybody is known unless said. */
  newCustomer?: NewCustomer | undefined;
  /**
   * What `customerLifecycle` is taken for. `record`: each change is written with it too, from the instant at which the former
   * status began to that of the change. `filter`: it answers questions and is not called here, see `quepassLifecycle`. `off`,
   * unless said: it is not called.
   */
  lifecycle?: 'record' | 'filter' | 'off' | undefined;
  /** Told of a change that Quepass has taken and did not record. The change stands. */
  onUnrecorded?: ((error: CustomerStatusError) => void) | undefined;
}

/**
 * Quepass (seed 000): an operator writes a status through the host's SDK object.
 *
 * - For operators only: `init` takes the e-mail and the password of one. It is called on a server or in a console of operators;
 *   bundlers for customers' pages get a module that fails in place of this one.
 * - There is no call that reads, and there are no webhooks: the store answers. A customer is CREATED at first sight.
 * - Quepass publishes no list of values: `statuses` is the host's own. A value outside it is UNDER_REVIEW and never ACTIVE; a
 *   status without a value is refused with `unsupported`, and nothing is sent.
 * - The sample of seed 000 passes the number of an identity document as `uid`. Take an id that says nothing, if you
 *   have a choice.
 * - A session that is over is renewed once with `renew`; without it the write fails with `unavailable`. Writing the same status
 *   again is the same; a record of the lifecycle may be written twice where a call is repeated.
 *
 * @example
 * ```ts
 * import { quepassConnector, type QuepassSdk } from 'customer-status-kit/server/connectors/quepass';
 *
 * export const connectorOf = (sdk: QuepassSdk, renew: () => Promise<void>) =>
 *   quepassConnector({
 *     sdk,
 *     renew,
 *     statuses: { pending: 'UNDER_REVIEW', approved: 'ACTIVE', declined: 'REJECTED', blocked: 'DEACTIVATED' },
 *   });
 * ```
 */
export function quepassConnector(options: QuepassConnectorOptions): Connector {
  const call = quepassCaller(options);
  return {
    id: 'quepass',
    capabilities: { requirements: 'none', submission: 'none', statuses: writableStatuses(options) },
    getCustomer: async (context) => context.stored ?? meet(context, options),
    setStatus: (context, input) => writeStatus(call, options, context, input),
  };
}

function meet(context: ConnectorContext, { newCustomer }: QuepassConnectorOptions): Promise<CustomerSnapshot> {
  const since = new Date(context.now).toISOString();
  const status = { status: 'CREATED', reasons: [], terminal: false, recovery: RECOVERY_BY_STATUS.CREATED, since } as const;
  return meetUnread(context, { ...status, reasons: [], editable: false }, newCustomer);
}

async function writeStatus(
  call: QuepassCaller,
  options: QuepassConnectorOptions,
  context: ConnectorContext,
  { status, ...reason }: ConnectorInputs['setStatus'],
): Promise<CustomerSnapshot> {
  const stored = storedIn(context);
  const value = valueFor(status, options);
  const uid = await (options.ids ?? sameIds).toProvider(context.customerId);
  const answered = await call(() => options.sdk.customerStatus({ uid, status: value }), context.signal);
  const after = toSnapshot({ status: answered ?? value, now: context.now }, stored, options);
  if (options.lifecycle === 'record' && after.status.status !== stored.status.status)
    await record(call, options, { context, stored, uid, status: value });
  const reasons = operatorReasons(reason, after.updatedAt);
  return reasons.length === 0 ? after : { ...after, status: { ...after.status, reasons } };
}

/** Quepass has the status already: a record that fails must not make it look as if it had not. */
async function record(
  call: QuepassCaller,
  { sdk, onUnrecorded }: QuepassConnectorOptions,
  { context, stored, uid, status }: { context: ConnectorContext; stored: CustomerSnapshot; uid: string; status: string },
): Promise<void> {
  const to = new Date(context.now).toISOString();
  const from = stored.status.since ?? stored.updatedAt;
  try {
    await call(() => sdk.customerLifecycle({ uid, status, from, to }), context.signal);
  } catch (thrown) {
    onUnrecorded?.(toCustomerStatusError(thrown, 'unavailable'));
  }
}
