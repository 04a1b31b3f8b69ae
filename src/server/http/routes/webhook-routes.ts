import { CustomerStatusError, isCustomerStatusError, toCustomerStatusError } from '../../../model/index.js';
import type { WebhookDelivery } from '../../connector.js';
import { within } from '../../service/within.js';
import type { Claim } from '../../store/store.js';
import { param, type PublicCall, type Route } from '../call.js';
import { malformed } from '../../../model/wire/problem.js';
import { readBytes } from '../read-body.js';
import { sha256 } from '../../bytes.js';
import { offered } from './read-routes.js';

/** What the provider sends by itself. A signature stands in for the host's session. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/{connector}', for: 'anybody', handle: receiveWebhook },
];

const ABANDONED_AFTER_MS = 60_000;

/**
 * Takes a delivery once, and acknowledges it when its effect is stored. A failure of ours lets go of it, so that the sender's
 * next attempt is a first one. What takes longer than a sender waits goes on after the answer: the next attempt finds it done.
 */
async function receiveWebhook(call: PublicCall): Promise<Response> {
  const { rates, connector, timeouts, inBackground } = call.parts;
  if (param(call, 'connector') !== connector.id || connector.verifyWebhook === undefined)
    throw new CustomerStatusError('not_found', { message: 'there is no webhook with this name' });
  rates.assertWelcome(call.request);
  const { delivery, rawBody } = await readDelivery(call);
  // Whoever need not sign anything is counted like anybody else.
  if (delivery.isUnsigned === true) await rates.admitAddress(call.request);
  const work = delivery.isUnsigned === true ? applyDelivery(call, delivery) : takeOnce(call, delivery, rawBody);
  let isLate = false;
  await within(
    timeouts.webhookMs,
    () => work,
    () => {
      isLate = true;
      return new CustomerStatusError('unavailable', { message: 'the webhook is still being applied', retryAfterMs: 5_000 });
    },
  ).catch((error: unknown) => {
    if (isLate) inBackground(work.catch((late: unknown) => call.parts.onError(toCustomerStatusError(late, 'unavailable'))));
    throw error;
  });
  call.parts.tidy();
  return new Response(null, { status: 204 });
}

/** Nothing is read before the signature is good, the type of the body apart. */
async function readDelivery(call: PublicCall): Promise<{ delivery: WebhookDelivery; rawBody: Uint8Array<ArrayBuffer> }> {
  const { connector, clock, limits, rates } = call.parts;
  const { headers } = call.request;
  const verify = offered(connector.verifyWebhook, 'verifyWebhook');
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/([\w.-]+\+)?json$/.test(type)) throw malformed(415, 'a webhook must be JSON');
  const rawBody = await readBytes(call, limits.jsonBytes);
  try {
    return { delivery: await verify.call(connector, { headers, rawBody, now: clock() }), rawBody };
  } catch (error) {
    if (isCustomerStatusError(error) && error.code === 'unauthenticated') await rates.noteRefusal(call.request);
    throw error;
  }
}

async function takeOnce(call: PublicCall, delivery: WebhookDelivery, rawBody: Uint8Array<ArrayBuffer>): Promise<void> {
  const { connector, store, clock } = call.parts;
  const claim: Claim = {
    scope: connector.id,
    key: delivery.id,
    fingerprint: await sha256(rawBody),
    now: clock(),
    abandonedAfterMs: ABANDONED_AFTER_MS,
  };
  const outcome = await store.claimDelivery(claim);
  if (outcome.state === 'answered') return;
  if (outcome.state === 'pending') throw new CustomerStatusError('state_conflict', { retryAfterMs: 1_000 });
  if (outcome.state === 'mismatch') throw forged(call);
  try {
    await applyDelivery(call, delivery, claim);
  } catch (error) {
    await store.releaseDelivery(claim);
    throw error;
  }
}

/** Without a claim nothing is remembered of the delivery: it is applied as often as it comes. */
async function applyDelivery({ parts }: PublicCall, delivery: WebhookDelivery, claim?: Claim): Promise<void> {
  const { connector, service, store } = parts;
  if (delivery.customerId === undefined) return claim && store.settleDelivery(claim);
  const apply = offered(connector.applyWebhook, 'applyWebhook');
  await service.change({
    customerId: delivery.customerId,
    actor: { kind: 'provider' },
    channel: 'webhook',
    eventId: delivery.id,
    isReading: true,
    work: async (context) => ({ snapshot: await apply.call(connector, context, delivery), extra: undefined }),
    settles: () => (claim === undefined ? {} : { delivery: claim }),
  });
}

/** A signed delivery that changed under the same id is worth a person's look. */
function forged({ parts, requestId }: PublicCall): CustomerStatusError {
  const error = new CustomerStatusError('duplicate', {
    message: 'a delivery came again with another body',
    requestId: requestId(),
  });
  parts.onError(error);
  return error;
}
