import * as v from 'valibot';
import { LIFECYCLE_EVENT_TYPES } from '../lifecycle-event.js';
import { instantSchema } from '../reason.schema.js';

const instant = v.pipe(
  instantSchema,
  v.transform((value) => new Date(value).toISOString()),
);

/** The search part of `GET …/events`. */
export const eventQuerySchema = v.object({
  cursor: v.optional(v.string()),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200))),
  from: v.optional(instant),
  to: v.optional(instant),
  types: v.optional(
    v.pipe(
      v.string(),
      v.transform((value) => value.split(',')),
      v.array(v.picklist(LIFECYCLE_EVENT_TYPES)),
    ),
  ),
});
