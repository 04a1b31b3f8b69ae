import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';
import {
  CustomerStatusError,
  type CustomerSnapshot,
  isCustomerStatus,
  parse,
  requestInformationSchema,
} from '../../../model/index.js';
import { changeStatus, requestInformation } from '../../../model/sandbox/index.js';
import type { ConnectorContext, WebhookDelivery, WebhookRequest } from '../../connector.js';

/** What the make-believe provider tells: a new status, also one nobody knows, or that it asks for something. */
const noticeSchema = v.variant('type', [
  v.object({
    type: v.literal('status_changed'),
    customerId: v.string(),
    status: v.string(),
    reasonCode: v.optional(v.string()),
    message: v.optional(v.string()),
  }),
  v.object({ type: v.literal('information_requested'), customerId: v.string(), ...requestInformationSchema.entries }),
]);

/** A notice of the make-believe provider. */
export type SandboxNotice = v.InferOutput<typeof noticeSchema>;

/** Verifies a delivery signed as Standard Webhooks says, then reads it. */
export async function verifySandboxWebhook(secret: string, request: WebhookRequest): Promise<WebhookDelivery> {
  const headers = Object.fromEntries(request.headers);
  const body = new TextDecoder().decode(request.rawBody);
  try {
    new Webhook(secret).verify(body, headers);
  } catch {
    throw new CustomerStatusError('unauthenticated', { message: 'the signature of the webhook does not fit' });
  }
  const notice = parse(noticeSchema, JSON.parse(body), 'validation_failed');
  return { id: headers['webhook-id'] ?? '', customerId: notice.customerId, payload: notice };
}

/** The customer after a notice. */
export function applySandboxNotice(snapshot: CustomerSnapshot, payload: unknown, context: ConnectorContext): CustomerSnapshot {
  const notice = parse(noticeSchema, payload, 'validation_failed');
  if (notice.type === 'information_requested') return requestInformation(snapshot, notice.requests, context);
  const { status, reasonCode, message } = notice;
  return isCustomerStatus(status)
    ? changeStatus(snapshot, status, { reasonCode, message }, context)
    : withUnknownStatus(snapshot, status, context);
}

/** A status that is not one of the six closes everything until a known one comes. */
function withUnknownStatus(snapshot: CustomerSnapshot, value: string, context: ConnectorContext): CustomerSnapshot {
  const at = new Date(context.now).toISOString();
  return {
    ...snapshot,
    updatedAt: at,
    status: {
      status: 'UNKNOWN',
      substatus: 'unknown_provider_status',
      reasons: [],
      terminal: false,
      recovery: 'support',
      since: at,
      editable: false,
      provider: { name: 'sandbox', value },
    },
  };
}
