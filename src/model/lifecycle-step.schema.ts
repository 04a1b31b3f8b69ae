import * as v from 'valibot';
import { LIFECYCLE_STEP_STATUSES } from './lifecycle-event.js';
import { instantSchema, localizedTextSchema } from './reason.schema.js';

/** One step of a provider. A status nobody knows is read as `unknown`. */
export const lifecycleStepSchema = v.object({
  name: localizedTextSchema,
  status: v.fallback(v.picklist(LIFECYCLE_STEP_STATUSES), 'unknown'),
  startedAt: v.optional(instantSchema),
  finishedAt: v.optional(instantSchema),
  durationMs: v.optional(v.pipe(v.number(), v.minValue(0))),
});
