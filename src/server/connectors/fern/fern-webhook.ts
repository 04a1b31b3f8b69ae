import * as v from 'valibot';
import { CustomerStatusError, parse } from '../../../model/index.js';
import type { Connector, WebhookDelivery } from '../../connector.js';
import type { CustomerIds } from '../customer-ids.js';
import { fernDraftWebhook, fernWebhook } from '../../webhooks/schemes/timed-webhook.js';
import type { VerifiedWebhook } from '../../webhooks/scheme.js';
import type { WebhookSecrets } from '../../webhooks/shared-secret.js';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const maybe = v.fallback(v.optional(text), undefined);
const aboutSchema = v.fallback(v.object({ customerId: maybe, id: maybe }), {});

/** Both envelopes, and the bare customer that Fern's reference shows as the body. */
const eventSchema = v.object({
  id: maybe,
  type: maybe,
  customerId: maybe,
  resource: aboutSchema,
  payload: aboutSchema,
  metadata: v.fallback(v.object({ eventId: maybe }), {}),
});

/**
 * Takes Fern's webhooks of either generation: by its headers a delivery is of one or of the other. Which one a sender claims
 * wins it nothing: both are signed with the same secret over the same text, and one delivery has one effect.
 */
export function fernDelivery(secrets: WebhookSecrets, ids: CustomerIds): NonNullable<Connector['verifyWebhook']> {
  const published = fernWebhook({ secrets });
  const draft = fernDraftWebhook({ secrets });
  return async (request) => {
    const isDraft = !request.headers.has('x-api-signature') && request.headers.has('x-webhook-signature');
    return toDelivery(await (isDraft ? draft(request) : published(request)), ids);
  };
}

/** Whom an event is about, and nothing else of it: what it says of them may be stale by now and is read again. */
async function toDelivery({ id, text: body }: VerifiedWebhook, ids: CustomerIds): Promise<WebhookDelivery> {
  const event = parse(eventSchema, contentOf(body), 'validation_failed');
  const { type, resource, payload, metadata } = event;
  const isEvent = type !== undefined && type !== 'INDIVIDUAL' && type !== 'BUSINESS';
  const deliveryId = metadata.eventId ?? (isEvent ? event.id : undefined) ?? id;
  if (isEvent && !/^(customer|verification)\./.test(type)) return { id: deliveryId, payload: undefined };
  const providerId = resource.customerId ?? payload.customerId ?? event.customerId ?? resource.id ?? payload.id;
  const customerId = providerId === undefined ? undefined : await ids.toHost(providerId);
  return { id: deliveryId, customerId, payload: undefined };
}

/** The engine's message quotes the text, which may be personal: it stays here. */
function contentOf(body: string): unknown {
  try {
    const content: unknown = JSON.parse(body);
    return Array.isArray(content) ? undefined : content;
  } catch {
    throw new CustomerStatusError('validation_failed', { message: 'the webhook is signed well and holds no JSON' });
  }
}
