import { CustomerStatusError, parse } from '../../../model/index.js';
import type { Connector, WebhookDelivery } from '../../connector.js';
import { dollarPeWebhook } from '../../webhooks/schemes/dollarpe-webhook.js';
import { concat, sha256 } from '../../bytes.js';
import type { DollarPeDesk } from './dollarpe-desk.js';
import { type DollarPeNotice, noticeSchema } from './dollarpe-objects.js';
import type { DollarPeConnectorOptions } from './dollarpe-options.js';

/**
 * DollarPe's webhooks. The `id` in one is that of the customer, not of the delivery: the same delivery is one with the same
 * id, event and time. What it tells is not believed beyond the reason of a failure: the customer is read again.
 */
export function dollarPeWebhooks(
  desk: DollarPeDesk,
  options: Pick<DollarPeConnectorOptions, 'apiKey' | 'apiSecret' | 'webhookSecrets' | 'webhookCanonical'>,
): Required<Pick<Connector, 'verifyWebhook' | 'applyWebhook'>> {
  const { apiKey, apiSecret, webhookSecrets = apiSecret, webhookCanonical } = options;
  const verify = dollarPeWebhook({ apiKey, secrets: webhookSecrets, canonical: webhookCanonical });
  return {
    async verifyWebhook(request): Promise<WebhookDelivery> {
      const { text } = await verify(request);
      const notice = parse(noticeSchema, JSON.parse(text), 'validation_failed');
      const id = await sha256(concat(JSON.stringify([notice.type, notice.id, notice.event, notice.timestamp])));
      const customerId = notice.type === 'CUSTOMER' ? await hostId(desk, notice.id) : undefined;
      return customerId === undefined ? { id, payload: undefined } : { id, customerId, payload: notice };
    },
    applyWebhook: (context, { payload }) => desk.read(context, reasonIn(payload)),
  };
}

/** Somebody the host does not know is of no interest. */
async function hostId({ ids }: DollarPeDesk, providerId: string): Promise<string | undefined> {
  try {
    return await ids.toHost(providerId);
  } catch (cause) {
    if (cause instanceof CustomerStatusError && cause.code === 'not_found') return undefined;
    throw cause;
  }
}

function reasonIn(payload: unknown): string | undefined {
  const { event, metadata }: DollarPeNotice = parse(noticeSchema, payload, 'validation_failed');
  return event === 'FAILED' ? (metadata?.failure_reason ?? undefined) : undefined;
}
