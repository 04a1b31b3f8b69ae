import { CustomerStatusError, isCustomerStatusError, type CustomerSnapshot } from '../../../model/index.js';
import type { ConnectorContext } from '../../connector.js';
import type { OffblocksParts, OffblocksReader } from './offblocks-reader.js';

const RESULTS = { activate: 'active', deactivate: 'inactive' } as const;

/** Switches a customer on or off. One who is so already is left alone; one who cannot be is a `state_conflict`. */
export async function switchOffblocks(
  { client, ids }: OffblocksParts,
  read: OffblocksReader,
  context: ConnectorContext,
  operation: keyof typeof RESULTS,
): Promise<CustomerSnapshot> {
  const providerId = await ids.toProvider(context.customerId);
  try {
    await client[operation](providerId, context);
  } catch (error) {
    if (!isCustomerStatusError(error) || error.code !== 'state_conflict') throw error;
    const { customer, snapshot } = await read.both(context);
    if (customer.status === RESULTS[operation]) return snapshot;
    throw new CustomerStatusError('state_conflict', { message: `OffBlocks refused to ${operation} this customer`, cause: error });
  }
  return read.now(context);
}
