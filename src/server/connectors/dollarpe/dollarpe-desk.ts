import type { CustomerSnapshot } from '../../../model/index.js';
import type { ConnectorContext } from '../../connector.js';
import { type CustomerIds, sameIds } from '../customer-ids.js';
import type { LinkMaker } from './dollarpe-answers.js';
import { type DollarPeClient, dollarPeClient } from './dollarpe-client.js';
import type { DollarPeConnectorOptions } from './dollarpe-options.js';
import { type DollarPeMapping, failureOf } from './dollarpe-mapping.js';
import type { DollarPeCustomer, DollarPeOutcome } from './dollarpe-objects.js';
import { isCollecting } from './dollarpe-progress.js';
import { toSnapshot } from './dollarpe-snapshot.js';

/** What the operations of the connector share. */
export interface DollarPeDesk extends Pick<DollarPeConnectorOptions, 'registeredOn' | 'selfieVerified'> {
  client: DollarPeClient;
  ids: CustomerIds;
  mapping: DollarPeMapping;
  /** The customer now at DollarPe, with what is asked of them. A webhook may have told why it failed. */
  read: (context: ConnectorContext, failureReason?: string) => Promise<CustomerSnapshot>;
  /** The customer after a write that DollarPe has done: it is never lost because reading failed. */
  show: (context: ConnectorContext, recorded: CustomerSnapshot, outcome: DollarPeOutcome) => Promise<CustomerSnapshot>;
  /** Links to files of this snapshot. */
  linker: (context: ConnectorContext, customer: CustomerSnapshot) => LinkMaker;
  /** Remembers that an update under this key is done, for the case that storing it is tried again. */
  noteSent: (key: string | undefined) => void;
  hasSent: (key: string | undefined) => boolean;
}

/** Checks may take two hours, and DollarPe fetches when it likes. */
const LINK_MS = 7_200_000;

const MAX_REMEMBERED = 1_000;

/** What the operations of a connector share, from its options. */
export function dollarPeDesk(options: DollarPeConnectorOptions): DollarPeDesk {
  const client = dollarPeClient(options);
  const { ids = sameIds, linkForMs = LINK_MS, registeredOn, selfieVerified } = options;
  const sent = new Set<string>();
  const read: DollarPeDesk['read'] = async (context, failureReason) => {
    const id = await ids.toProvider(context.customerId);
    const call = { signal: context.signal };
    const customer = await client.getCustomer(id, call);
    const moment = { ...options, now: context.now, failureReason };
    const snapshot = toSnapshot({ customer }, context.stored, moment);
    if (!mayAsk(snapshot, customer, options)) return snapshot;
    return toSnapshot({ customer, configuration: await client.getConfiguration(id, call) }, context.stored, moment);
  };
  return {
    client,
    ids,
    mapping: options,
    registeredOn,
    selfieVerified,
    read,
    async show(context, recorded, outcome) {
      const moment = { ...options, now: context.now };
      const plain = toSnapshot({ customer: toCustomer(recorded, outcome) }, recorded, moment);
      const isSimple = outcome.status === 'UNVERIFIED' || outcome.status === 'PROCESSING';
      return isSimple ? plain : read({ ...context, stored: recorded }).catch(() => plain);
    },
    linker: (context, customer) => (fileId) => {
      const file = customer.documents.flatMap(({ files }) => files).find(({ id }) => id === fileId);
      return context.linkToFile({ id: fileId, mime: file?.mime ?? 'application/octet-stream' }, linkForMs);
    },
    noteSent: (key) => {
      if (key !== undefined) sent.add(key);
      const [oldest] = sent;
      if (sent.size > MAX_REMEMBERED && oldest !== undefined) sent.delete(oldest);
    },
    hasSent: (key) => key !== undefined && sent.has(key),
  };
}

/** Of additional information only the configuration says what it is: without it nothing seems to be asked. */
function mayAsk(
  snapshot: CustomerSnapshot,
  { status, failure_reason: reason }: DollarPeCustomer,
  mapping: DollarPeMapping,
): boolean {
  if (isCollecting(snapshot)) return true;
  return status === 'FAILED' && !snapshot.status.terminal && failureOf(reason ?? undefined, mapping) === 'additional_info';
}

function toCustomer({ id, displayName, type }: CustomerSnapshot, outcome: DollarPeOutcome): DollarPeCustomer {
  return {
    id,
    type,
    status: outcome.status,
    failure_reason: outcome.failure_reason,
    ...(displayName === undefined ? {} : { full_name: displayName }),
  };
}
