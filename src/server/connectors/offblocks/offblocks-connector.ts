import type { Recovery } from '../../../model/index.js';
import type { Connector, ConnectorPolling } from '../../connector.js';
import { type CustomerIds, sameIds } from '../customer-ids.js';
import type { SignatureEncoding } from './base64-hex.js';
import { completeOffblocksAction, startOffblocksAction } from './offblocks-actions.js';
import { offblocksClient, type OffblocksClientOptions } from './offblocks-client.js';
import type { OffblocksCustomer } from './offblocks-customer.js';
import { offblocksReader } from './offblocks-reader.js';
import type { OffblocksProfile } from './offblocks-snapshot.js';
import { offblocksWebhook, type OffblocksWebhooks } from './offblocks-webhook.js';
import { switchOffblocks } from './switch-offblocks.js';

/** What is known of the identity check at OffBlocks' partner. OffBlocks documents neither its address nor whether it is done. */
export interface OffblocksIdentityCheck {
  /** The address where this customer's check begins, https, or http on this very machine. `returnUrl` is where the customer came from. */
  url: (customer: OffblocksCustomer, options: { returnUrl?: string | undefined }) => string | Promise<string>;
  /** Whether the customer has finished it. Without this, having begun it counts, and it can be opened again. */
  isDone?: ((customer: OffblocksCustomer) => boolean | Promise<boolean>) | undefined;
}

/** How OffBlocks stands behind the handler. */
export interface OffblocksConnectorOptions extends OffblocksClientOptions {
  /** How your ids and theirs belong together: they are the same unless said. */
  ids?: CustomerIds | undefined;
  /** What you know of a customer at first sight; a person without a name unless said. */
  profileOf?: ((customerId: string) => OffblocksProfile | undefined) | undefined;
  /** Without it, a customer who is to be identified is led to support. */
  identityCheck?: OffblocksIdentityCheck | undefined;
  /** How notices are taken; not at all unless said. */
  webhooks?: OffblocksWebhooks | undefined;
  /** Who can bring back a customer that is `inactive`: support unless said. */
  recovery?: Recovery | undefined;
  /** How a wallet's signature is written down: its bytes as Base64 unless said. The documents name both. */
  signatureEncoding?: SignatureEncoding | undefined;
  /** How often OffBlocks is asked: each minute, or every quarter of an hour where it sends notices. */
  poll?: ConnectorPolling | undefined;
}

const MINUTE_MS = 60_000;

/**
 * OffBlocks (seed 002): a wallet's signature, screening, an identity check at a partner, and a state that you may switch off and
 * on. `rejected` is final. There are no documents to upload and nothing is asked in writing.
 *
 * What its pages leave open is an option here: what a request's signature covers, the names in the body of a signed challenge,
 * the address of the identity check, whether notices are signed. The challenge names OffBlocks' own domain, so that wallets and
 * the kit's page warn unless the host names it in `wallet.domains`. A notice never takes a customer back to an older state.
 * Source: docs.offblocks.xyz, "Customer States" and "Customers".
 *
 * @example
 * ```ts
 * import { offblocksConnector } from 'customer-status-kit/server/connectors/offblocks';
 *
 * export const connectorOf = (secrets: { apiKey: string; apiSecret: string; privateKey: string; keyId: string }) =>
 *   offblocksConnector({
 *     connection: { baseUrl: 'https://api.offblocks.xyz/v1' },
 *     credentials: { apiKey: secrets.apiKey, apiSecret: secrets.apiSecret },
 *     signingKey: secrets.privateKey,
 *     signingKeyId: secrets.keyId,
 *     identityCheck: { url: (customer) => `https://verify.example.com/start/${customer.id}` },
 *     webhooks: 'read_again',
 *   });
 * ```
 */
export function offblocksConnector(options: OffblocksConnectorOptions): Connector {
  const { ids = sameIds, webhooks, signatureEncoding = 'bytes', identityCheck, recovery, profileOf } = options;
  const parts = { client: offblocksClient(options), ids, signatureEncoding, identityCheck, recovery, profileOf };
  const read = offblocksReader(parts);
  return {
    id: 'offblocks',
    capabilities: { requirements: 'itemised', submission: 'per_requirement' },
    poll: options.poll ?? { everyMs: webhooks === undefined ? MINUTE_MS : 15 * MINUTE_MS },
    getCustomer: (context) => read.now(context),
    startAction: (context, input) => startOffblocksAction(parts, read, context, input),
    completeAction: (context, input) => completeOffblocksAction(parts, read, context, input),
    activate: (context) => switchOffblocks(parts, read, context, 'activate'),
    deactivate: (context) => switchOffblocks(parts, read, context, 'deactivate'),
    ...(webhooks === undefined
      ? {}
      : {
          verifyWebhook: offblocksWebhook(webhooks, ids),
          applyWebhook: (context, { payload }) => (payload === undefined ? read.now(context) : read.told(context, payload)),
        }),
  };
}
