import type { ConnectorPolling } from '../../connector.js';
import type { DollarPeCanonical } from '../../webhooks/dollarpe-canonical.js';
import type { WebhookSecrets } from '../../webhooks/shared-secret.js';
import type { CustomerIds } from '../customer-ids.js';
import type { DollarPeClientOptions } from './dollarpe-client.js';
import type { DollarPeMapping } from './dollarpe-mapping.js';

/** What the connector of DollarPe needs. Secrets come from here only. */
export interface DollarPeConnectorOptions extends DollarPeClientOptions, DollarPeMapping {
  /** How the host's ids and DollarPe's belong together: the same unless said. */
  ids?: CustomerIds | undefined;
  /** For webhooks: the `apiSecret` unless said; the new and the old one while it is being changed. At least 16 characters. */
  webhookSecrets?: WebhookSecrets | undefined;
  /** The form of a webhook that is signed: `compactJson` unless said, as the webhooks page shows. */
  webhookCanonical?: DollarPeCanonical | undefined;
  /**
   * Asks again about every customer, because webhooks may be late or lost: every ten minutes unless said, and once a day
   * where nothing is expected any more. `false` never asks.
   */
  poll?: ConnectorPolling | false | undefined;
  /** Milliseconds for which DollarPe can fetch a file by its link: two hours unless said, as long as checks may take. */
  linkForMs?: number | undefined;
  /** Where the hosted flow leads back to, https. Needed for a `flow` of `hosted` or `both`; a page of its origin may be named instead. */
  redirectUrl?: string | undefined;
  /** The day, `YYYY-MM-DD`, on which the host got to know the customer. Not sent unless said. */
  registeredOn?: ((customerId: string) => string | undefined | Promise<string | undefined>) | undefined;
  /** What the host says of having checked selfies itself. Not sent unless said. */
  selfieVerified?: boolean | undefined;
}
