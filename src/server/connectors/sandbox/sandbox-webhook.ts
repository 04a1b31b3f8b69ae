import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';
import {
  CustomerStatusError,
  type CustomerSnapshot,
  isCustomerStatus,
  parse,
  requestInformationSchema,
} from '../../../model/index.js';
import { changeStatus, requestInformation, withUnknownStatus } from '../../../model/sandbox/index.js';
import type { Connector, ConnectorContext, WebhookDelivery, WebhookRequest } from '../../connector.js';

const NOTICE_TYPES = ['status_changed', 'information_requested'] as const;

const customerIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What the make-believe provider tells: a new status, also one nobody knows, or that it asks for something. */
const noticeSchema = v.variant('type', [
  v.object({
    type: v.literal(NOTICE_TYPES[0]),
    customerId: customerIdSchema,
    status: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    reasonCode: v.optional(v.string()),
    message: v.optional(v.string()),
  }),
  v.object({ type: v.literal(NOTICE_TYPES[1]), customerId: customerIdSchema, ...requestInformationSchema.entries }),
]);

/** A notice of the make-believe provider. */
export type SandboxNotice = v.InferOutput<typeof noticeSchema>;

/**
 * The webhook of the make-believe provider, signed as Standard Webhooks says. Throws `validation_failed` at once for a
 * secret that signs nothing safely.
 */
export function sandboxWebhook(secret: string): Required<Pick<Connector, 'verifyWebhook' | 'applyWebhook'>> {
  assertStrong(secret);
  const webhook = new Webhook(secret);
  return {
    verifyWebhook: async (request) => verify(webhook, request),
    applyWebhook: async (context, { payload }) => apply(context, payload),
  };
}

const MIN_SECRET_BYTES = 24;

function assertStrong(secret: string): void {
  if (secretBytes(secret) >= MIN_SECRET_BYTES) return;
  throw new CustomerStatusError('validation_failed', {
    message: `webhookSecret must be base64 of at least ${MIN_SECRET_BYTES} bytes, with or without "whsec_", or its signatures could be guessed`,
  });
}

function secretBytes(secret: string): number {
  try {
    return atob(secret.replace(/^whsec_/, '')).length;
  } catch {
    return 0;
  }
}

/** Reads nothing before the signature is good. A kind of notice that nobody knows is taken and of no interest. */
function verify(webhook: Webhook, { headers, rawBody }: WebhookRequest): WebhookDelivery {
  const content = signedContent(webhook, Object.fromEntries(headers), rawBody);
  const id = headers.get('webhook-id') ?? '';
  const { type } = parse(v.object({ type: v.string() }), content, 'validation_failed');
  if (!NOTICE_TYPES.some((known) => known === type)) return { id, payload: undefined };
  const notice = parse(noticeSchema, content, 'validation_failed');
  return { id, customerId: notice.customerId, payload: notice };
}

/** The JSON as it was signed, byte for byte: nothing is dropped or replaced on the way from bytes to text. */
function signedContent(webhook: Webhook, headers: Record<string, string>, rawBody: Uint8Array): unknown {
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody);
    // The library reads as much of the time as looks like a number.
    if (!/^\d{1,12}$/.test(headers['webhook-timestamp'] ?? '')) throw new TypeError('no time');
    return webhook.verify(body, headers);
  } catch (error) {
    // The library parses what is signed well. The engine's message quotes the text, which may be personal: it stays here.
    if (error instanceof SyntaxError) throw malformed();
    throw new CustomerStatusError('unauthenticated', { message: 'the signature of the webhook does not fit' });
  }
}

function malformed(): CustomerStatusError {
  return new CustomerStatusError('validation_failed', { message: 'the webhook is signed well and holds no JSON' });
}

function apply(context: ConnectorContext, payload: unknown): CustomerSnapshot {
  const { stored } = context;
  if (stored === undefined) throw new CustomerStatusError('not_found', { message: 'the customer has not been seen yet' });
  const notice = parse(noticeSchema, payload, 'validation_failed');
  if (notice.type === 'information_requested') return requestInformation(stored, notice.requests, context);
  const { status, reasonCode, message } = notice;
  return isCustomerStatus(status)
    ? changeStatus(stored, status, { reasonCode, message }, context)
    : withUnknownStatus(stored, status, context);
}
