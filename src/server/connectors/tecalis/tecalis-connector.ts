import { CUSTOMER_STATUSES, CustomerStatusError, type CustomerSnapshot, type CustomerStatus } from '../../../model/index.js';
import type { Connector, ConnectorContext, StatusReason } from '../../connector.js';
import { type CustomerIds, sameIds } from '../customer-ids.js';
import { meetUnread, type NewCustomer, operatorReasons, storedIn } from '../unread-customer.js';
import { type TecalisClient, tecalisClient, type TecalisClientOptions } from './tecalis-client.js';
import { meaningOfNew, stateFor } from './tecalis-meaning.js';
import { readTecalisProcess, type TecalisProcess } from './tecalis-process.js';
import { instantOf, statusInfo, type TecalisMapping, toSnapshot, withProcess } from './tecalis-snapshot.js';

/** What a connector to Tecalis is made of. */
export interface TecalisConnectorOptions extends TecalisClientOptions, TecalisMapping {
  /** The `auth_uuid` of each customer's process. The same as the host's id unless said, which fits few hosts. */
  ids?: Pick<CustomerIds, 'toProvider'> | undefined;
  /** What is known of a customer at first sight; `null` for a stranger. Everybody is known unless said. */
  newCustomer?: NewCustomer | undefined;
  /**
   * The process as the host has kept it, with or without its `data`; `undefined` where it has kept none. Read at first sight,
   * and again when the host refreshes a customer: a copy that is older than what is stored, or tells no time, is left aside.
   */
  keptProcess?: ((customerId: string) => unknown) | undefined;
  /** The text kept at Tecalis for its operators: the operator's message, else the reason's code, unless said. */
  toReasons?: ((reason: StatusReason) => string | undefined) | undefined;
}

/**
 * Tecalis Identity (seed 001): an operator writes the state of a process, and its operations are told as steps.
 *
 * - The only call that is published always writes, so that a customer is never read there: the store answers, and a customer
 *   is CREATED at first sight unless `keptProcess` knows more. There are no webhooks; where you are told about a process in
 *   another way, `toSnapshot(readTecalisProcess(body), context.stored)` in an `applyWebhook` of your own takes it.
 * - For operators only, on a server: the API key is all that Tecalis asks for.
 * - OK, KO and CANCELLED are the states there are. A status that none of them means is refused with `unsupported`, and nothing
 *   is sent. Where two mean the same, as KO and CANCELLED mean REJECTED, the reason code `cancelled` picks the second.
 *   `deactivate` is there only where `statuses` gives one of them the meaning DEACTIVATED. Nothing activates but OK.
 * - What an operator writes as message is shown to the customer, as everywhere in the kit, and kept at Tecalis. What Tecalis
 *   has kept otherwise (`status_reasons`) is never shown.
 * - Neither the value of `status` in a running process nor the unit of `total_time` is published: see
 *   `statuses` and `timeUnitMs`.
 *
 * @example
 * ```ts
 * import { tecalisConnector } from 'customer-status-kit/server/connectors/tecalis';
 *
 * declare function processOf(customerId: string): Promise<string>;
 *
 * export const connectorOf = (apiKey: string) =>
 *   tecalisConnector({
 *     apiKey,
 *     connection: { baseUrl: 'https://identity.tecalis.example/api' },
 *     ids: { toProvider: processOf },
 *     statuses: { CANCELLED: { status: 'CREATED', substatus: 'session_cancelled' } },
 *   });
 * ```
 */
export function tecalisConnector(options: TecalisConnectorOptions): Connector {
  const client = tecalisClient(options);
  const write = (context: ConnectorContext, status: CustomerStatus, reason: StatusReason) =>
    writeStatus(client, options, { context, status, reason });
  const closes = stateFor('DEACTIVATED', undefined, options) !== undefined;
  return {
    id: 'tecalis',
    capabilities: {
      requirements: 'none',
      submission: 'none',
      statuses: CUSTOMER_STATUSES.filter((status) => stateFor(status, undefined, options) !== undefined),
    },
    getCustomer: (context) => (context.stored === undefined ? meet(context, options) : refresh(context, context.stored, options)),
    setStatus: (context, { status, ...reason }) => write(context, status, reason),
    ...(closes && { deactivate: (context, reason) => write(context, 'DEACTIVATED', reason) }),
  };
}

async function meet(context: ConnectorContext, options: TecalisConnectorOptions): Promise<CustomerSnapshot> {
  const fresh = await meetUnread(context, statusInfo(meaningOfNew(options)), options.newCustomer);
  const kept = await keptOf(context, options);
  if (kept !== undefined) return toSnapshot(kept, fresh, { ...options, now: context.now });
  return { ...fresh, status: { ...fresh.status, since: fresh.updatedAt } };
}

async function refresh(
  context: ConnectorContext,
  stored: CustomerSnapshot,
  options: TecalisConnectorOptions,
): Promise<CustomerSnapshot> {
  const kept = await keptOf(context, options);
  if (kept === undefined || instantOf(kept.updated_at) === undefined) return stored;
  return toSnapshot(kept, stored, { ...options, now: context.now });
}

async function keptOf(
  { customerId }: ConnectorContext,
  { keptProcess }: TecalisConnectorOptions,
): Promise<TecalisProcess | undefined> {
  const kept = await keptProcess?.(customerId);
  return kept == null ? undefined : readTecalisProcess(kept);
}

async function writeStatus(
  client: TecalisClient,
  options: TecalisConnectorOptions,
  { context, status, reason }: { context: ConnectorContext; status: CustomerStatus; reason: StatusReason },
): Promise<CustomerSnapshot> {
  const stored = storedIn(context);
  const state = stateFor(status, reason.reasonCode, options);
  if (state === undefined) throw new CustomerStatusError('unsupported', { message: `no state of Tecalis means ${status}` });
  const authUuid = await (options.ids ?? sameIds).toProvider(context.customerId);
  const { toReasons = ({ message, reasonCode }) => message ?? reasonCode } = options;
  const process = await client.setState({ authUuid, state, reasons: toReasons(reason) }, context);
  const after = withProcess(process, stored, { ...options, now: context.now });
  const reasons = operatorReasons(reason, after.updatedAt);
  return reasons.length === 0 ? after : { ...after, status: { ...after.status, reasons } };
}
