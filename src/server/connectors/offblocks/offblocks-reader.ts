import { type CustomerSnapshot, parse, type Recovery } from '../../../model/index.js';
import type { ConnectorContext } from '../../connector.js';
import type { CustomerIds } from '../customer-ids.js';
import type { SignatureEncoding } from './base64-hex.js';
import type { OffblocksClient } from './offblocks-client.js';
import type { OffblocksIdentityCheck } from './offblocks-connector.js';
import { isBefore, type OffblocksCustomer, offblocksCustomerSchema, toInstant } from './offblocks-customer.js';
import { type OffblocksProfile, toSnapshot } from './offblocks-snapshot.js';

/** What the operations of the connector stand on. */
export interface OffblocksParts {
  client: OffblocksClient;
  ids: CustomerIds;
  identityCheck: OffblocksIdentityCheck | undefined;
  recovery: Recovery | undefined;
  signatureEncoding: SignatureEncoding;
  profileOf: ((customerId: string) => OffblocksProfile | undefined) | undefined;
}

/** Customers as the kit shows them. */
export interface OffblocksReader {
  /** The customer at OffBlocks, and as it is shown. */
  both: (context: ConnectorContext) => Promise<{ customer: OffblocksCustomer; snapshot: CustomerSnapshot }>;
  now: (context: ConnectorContext) => Promise<CustomerSnapshot>;
  /** The customer as a notice told it, which may be older than what is stored. */
  told: (context: ConnectorContext, customer: unknown) => Promise<CustomerSnapshot>;
}

/** Reads customers. An older one never takes the place of what is stored, whatever way it came. */
export function offblocksReader({ client, ids, identityCheck, recovery, profileOf }: OffblocksParts): OffblocksReader {
  const show = async ({ customerId, stored, now }: ConnectorContext, customer: OffblocksCustomer): Promise<CustomerSnapshot> => {
    if (stored !== undefined && isOlder(customer, stored)) return stored;
    const isVerifying = customer.status === 'verifying';
    return toSnapshot(customer, stored, {
      now: new Date(now).toISOString(),
      recovery,
      profile: stored === undefined ? profileOf?.(customerId) : undefined,
      hasIdentityCheck: identityCheck !== undefined,
      isIdentityCheckDone: isVerifying ? await identityCheck?.isDone?.(customer) : undefined,
    });
  };
  const both: OffblocksReader['both'] = async (context) => {
    const providerId = await ids.toProvider(context.customerId);
    const customer = await client.getCustomer(providerId, context);
    return { customer, snapshot: await show(context, customer) };
  };
  return {
    both,
    now: async (context) => (await both(context)).snapshot,
    told: (context, customer) => show(context, parse(offblocksCustomerSchema, customer, 'validation_failed')),
  };
}

/** Of two with the same instant the one that came last counts: OffBlocks says no more about their order. */
function isOlder({ updatedAt }: OffblocksCustomer, stored: CustomerSnapshot): boolean {
  const instant = toInstant(updatedAt);
  return instant !== undefined && isBefore(instant, stored.updatedAt);
}
