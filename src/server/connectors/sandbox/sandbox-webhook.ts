import * as v from 'valibot';
import {
  CustomerStatusError,
  type CustomerSnapshot,
  isCustomerStatus,
  parse,
  requestInformationSchema,
} from '../../../model/index.js';
import { changeStatus, requestInformation, withUnknownStatus } from '../../../model/sandbox/index.js';
import type { Connector, ConnectorContext, WebhookDelivery } from '../../connector.js';
import { standardWebhook } from '../../webhooks/schemes/standard-webhook.js';
import type { VerifiedWebhook } from '../../webhooks/scheme.js';
import type { WebhookSecrets } from '../../webhooks/shared-secret.js';

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
export function sandboxWebhook(secrets: WebhookSecrets): Required<Pick<Connector, 'verifyWebhook' | 'applyWebhook'>> {
  const verify = standardWebhook({ secrets });
  return {
    verifyWebhook: async (request) => toDelivery(await verify(request)),
    applyWebhook: async (context, { payload }) => apply(context, payload),
  };
}

/** A kind of notice that nobody knows is taken and of no interest. */
function toDelivery({ id, text }: VerifiedWebhook): WebhookDelivery {
  const content = contentOf(text);
  const { type } = parse(v.object({ type: v.string() }), content, 'validation_failed');
  if (!NOTICE_TYPES.some((known) => known === type)) return { id, payload: undefined };
  const notice = parse(noticeSchema, content, 'validation_failed');
  return { id, customerId: notice.customerId, payload: notice };
}

/** The engine's message quotes the text, which may be personal: it stays here. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
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
