import { CustomerStatusError } from '../../../model/index.js';
import type { WebhookDelivery } from '../../connector.js';
import type { Claim } from '../../store/store.js';
import { param, type PublicCall, type Route } from '../call.js';
import { readBytes } from '../read-body.js';
import { sha256 } from '../write-customer.js';
import { offered } from './read-routes.js';

/** What the provider sends by itself. A signature stands in for the host's session. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/{connector}', for: 'anybody', handle: receiveWebhook },
];

const ABANDONED_AFTER_MS = 60_000;

/** Takes a delivery once. A failure of ours lets go of it, so that the sender's next attempt is a first one. */
async function receiveWebhook(call: PublicCall): Promise<Response> {
  const { connector, store, clock, limits } = call.parts;
  if (param(call, 'connector') !== connector.id || connector.verifyWebhook === undefined)
    throw new CustomerStatusError('not_found', { message: 'there is no webhook with this name' });
  const rawBody = await readBytes(call.request, limits.jsonBytes);
  const delivery = await connector.verifyWebhook({ headers: call.request.headers, rawBody, now: clock() });
  const claim: Claim = {
    scope: connector.id,
    key: delivery.id,
    fingerprint: await sha256(rawBody),
    now: clock(),
    abandonedAfterMs: ABANDONED_AFTER_MS,
  };
  const outcome = await store.claimDelivery(claim);
  if (outcome.state === 'answered') return accepted();
  if (outcome.state === 'pending') throw new CustomerStatusError('state_conflict', { retryAfterMs: 1_000 });
  if (outcome.state === 'mismatch') throw forged(call);
  try {
    await applyDelivery(call, delivery, claim);
    return accepted();
  } catch (error) {
    await store.releaseDelivery(claim);
    throw error;
  }
}

async function applyDelivery({ parts }: PublicCall, delivery: WebhookDelivery, claim: Claim): Promise<void> {
  const { connector, service, store } = parts;
  if (delivery.customerId === undefined) return store.settleDelivery(claim);
  const apply = offered(connector.applyWebhook, 'applyWebhook');
  await service.change({
    customerId: delivery.customerId,
    actor: { kind: 'provider' },
    channel: 'webhook',
    eventId: delivery.id,
    work: async (context) => ({ snapshot: await apply.call(connector, context, delivery), extra: undefined }),
    settles: () => ({ delivery: claim }),
  });
}

/** A signed delivery that changed under the same id is worth a person's look. */
function forged({ parts, requestId }: PublicCall): CustomerStatusError {
  const error = new CustomerStatusError('duplicate', { message: 'a delivery came again with another body', requestId });
  parts.onError(error);
  return error;
}

function accepted(): Response {
  return new Response(null, { status: 204 });
}
