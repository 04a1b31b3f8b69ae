import * as v from 'valibot';
import { CUSTOMER_STATUS_ERROR_CODES } from './error.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { lifecycleStepSchema } from './lifecycle-step.schema.js';
import { knownOr } from './known-or.schema.js';
import { instantSchema, localizedTextSchema, toldReasonSchema } from './reason.schema.js';
import { presentedStatusSchema } from './snapshot.schema.js';
import { isCustomerStatus } from './status.js';

/** One event. Its type is any string: one the kit does not know is kept and shown plainly. */
export const lifecycleEventSchema = v.object({
  id: v.string(),
  seq: v.optional(v.number()),
  type: v.pipe(v.string(), v.minLength(1)),
  from: v.optional(presentedStatusSchema),
  to: v.optional(presentedStatusSchema),
  at: instantSchema,
  actor: v.object({ kind: knownOr(['customer', 'operator', 'provider', 'system'], 'system'), label: v.optional(v.string()) }),
  reasons: v.array(toldReasonSchema),
  source: v.object({
    provider: v.string(),
    channel: knownOr(['webhook', 'poll', 'api', 'client'], 'api'),
    eventId: v.optional(v.string()),
  }),
  irregular: v.optional(v.boolean()),
  about: v.optional(
    v.object({
      type: v.picklist(['requirement', 'document', 'capability']),
      id: v.string(),
      title: v.optional(localizedTextSchema),
      outcome: v.optional(v.string()),
      requirementId: v.optional(v.string()),
    }),
  ),
  durationMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  steps: v.optional(v.array(lifecycleStepSchema)),
}) satisfies v.GenericSchema<unknown, LifecycleEvent>;

/** A page of events, newest first. */
export const lifecycleEventPageSchema = v.object({
  events: v.array(lifecycleEventSchema),
  nextCursor: v.optional(v.string()),
  incompleteBefore: v.optional(instantSchema),
});

/** What a backend can do. */
export const backendCapabilitiesSchema = v.object({
  upload: v.optional(
    v.object({
      mode: v.picklist(['multipart', 'presigned', 'inline_base64', 'hosted_url', 'none']),
      resumable: v.boolean(),
      progress: v.boolean(),
      maxBytes: v.optional(v.number()),
      elsewhere: v.optional(v.object({ text: v.optional(localizedTextSchema), url: v.optional(v.string()) })),
      rearranges: v.optional(v.boolean()),
    }),
  ),
  requirements: v.picklist(['itemised', 'reason_only', 'none']),
  submission: v.picklist(['per_requirement', 'whole_form', 'none']),
  realtime: v.picklist(['push', 'poll', 'none']),
  history: v.boolean(),
  optimisticLocking: v.boolean(),
  idempotency: v.boolean(),
  surface: v.picklist(['customer', 'operator']),
  // A status nobody knows here cannot be offered to anybody.
  statuses: v.optional(
    v.pipe(
      v.array(v.string()),
      v.transform((values) => values.filter(isCustomerStatus)),
    ),
  ),
});

/** What starting an action gives. */
export const startedActionSchema = v.object({
  url: v.optional(v.string()),
  clientToken: v.optional(v.string()),
  expiresAt: v.optional(instantSchema),
  challenge: v.optional(v.string()),
});

/** An error on the wire: RFC 9457 problem details with the kit's code. */
export const problemSchema = v.object({
  type: v.optional(v.string()),
  title: v.optional(v.string()),
  status: v.optional(v.number()),
  code: v.picklist(CUSTOMER_STATUS_ERROR_CODES),
  fieldErrors: v.optional(v.array(v.object({ path: v.string(), code: v.string(), message: v.optional(localizedTextSchema) }))),
  requirementId: v.optional(v.string()),
  currentVersion: v.optional(v.string()),
  requestId: v.optional(v.string()),
});
