import * as v from 'valibot';
import { CustomerStatusError, parse } from '../../../model/index.js';
import { sha256 } from '../../bytes.js';
import type { WebhookDelivery, WebhookRequest } from '../../connector.js';
import { httpMessageSignature } from '../../webhooks/schemes/http-message-signature.js';
import { bodyText } from '../../webhooks/scheme.js';
import type { CustomerIds } from '../customer-ids.js';
import { offblocksCustomerSchema } from './offblocks-customer.js';

/**
 * How notices of OffBlocks are to be taken. Whether and how it signs them is not documented: `read_again` believes nothing
 * that a notice says and asks OffBlocks; a public key takes only notices with an HTTP Message Signature of that key.
 */
export type OffblocksWebhooks = 'read_again' | OffblocksSignedWebhooks;

/** Notices with a signature that covers their `Content-Digest`. */
export interface OffblocksSignedWebhooks {
  /** PEM, on the curve P-384. */
  publicKey: string;
  keyId?: string | undefined;
  /** The address that notices are sent to, where the signature covers it. */
  url?: string | undefined;
  /** Milliseconds a notice may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

const noticeSchema = v.object({
  webhookType: v.string(),
  eventId: v.optional(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200}$/))),
  ...offblocksCustomerSchema.entries,
});

/** Unsigned notices cost a question each, whoever sends them: not more than these in a minute. */
const QUESTIONS_A_MINUTE = 120;
const MINUTE_MS = 60_000;

/** Verifies a notice and finds out whom it is about. Notices about anything but customers are taken and of no interest. */
export function offblocksWebhook(
  webhooks: OffblocksWebhooks,
  ids: CustomerIds,
): (request: WebhookRequest) => Promise<WebhookDelivery> {
  return webhooks === 'read_again' ? unsignedNotices(ids) : signedNotices(webhooks, ids);
}

function signedNotices({ publicKey, ...options }: OffblocksSignedWebhooks, ids: CustomerIds) {
  const { keyId, ...rest } = options;
  const verify = httpMessageSignature({ ...rest, keys: [{ alg: 'ecdsa-p384-sha384', publicKey, keyId }] });
  return async (request: WebhookRequest): Promise<WebhookDelivery> => {
    const { id, text } = await verify(request);
    const content = contentOf(text);
    if (!isAboutCustomer(content)) return { id, payload: undefined };
    const { webhookType: _type, eventId = id, ...customer } = parse(noticeSchema, content, 'validation_failed');
    return { id: eventId, customerId: await ids.toHost(customer.id), payload: customer };
  };
}

/** The same notice again asks again, because a forged one must not keep a true one out. */
function unsignedNotices(ids: CustomerIds) {
  let asked = { since: 0, count: 0 };
  let serial = 0;
  return async (request: WebhookRequest): Promise<WebhookDelivery> => {
    const { now, rawBody } = request;
    const content = contentOf(bodyText(request));
    const id = `unsigned-${(await sha256(rawBody)).slice(0, 32)}-${now}-${(serial += 1)}`;
    if (!isAboutCustomer(content)) return { id, isUnsigned: true, payload: undefined };
    const { id: providerId } = parse(v.pick(offblocksCustomerSchema, ['id']), content, 'validation_failed');
    const customerId = await ids.toHost(providerId);
    if (customerId === undefined) return { id, isUnsigned: true, payload: undefined };
    if (now - asked.since >= MINUTE_MS) asked = { since: now, count: 0 };
    asked.count += 1;
    if (asked.count > QUESTIONS_A_MINUTE) throw tooMany();
    return { id, isUnsigned: true, customerId, payload: undefined };
  };
}

function isAboutCustomer(content: unknown): boolean {
  return v.is(v.object({ webhookType: v.literal('customer.updated') }), content);
}

/** The engine's message quotes the text, which may be personal: it stays here. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CustomerStatusError('validation_failed', { message: 'the notice of OffBlocks holds no JSON' });
  }
}

function tooMany(): CustomerStatusError {
  return new CustomerStatusError('rate_limited', {
    message: 'more unsigned notices of OffBlocks than are looked into. Have them signed and pass webhooks: { publicKey }',
    retryAfterMs: MINUTE_MS,
  });
}
