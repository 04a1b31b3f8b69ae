import * as v from 'valibot';

/** An ISO 8601 instant that a clock can read. */
export const instantSchema = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)), 'instant'),
);

/** A text of a backend. */
export const localizedTextSchema = v.union([
  v.string(),
  v.object({ default: v.string(), lang: v.optional(v.string()), translations: v.optional(v.record(v.string(), v.string())) }),
]);

/** Whom something is about. */
export const subjectSchema = v.object({
  type: v.picklist(['customer', 'business', 'person', 'document']),
  id: v.optional(v.string()),
  label: v.optional(localizedTextSchema),
});

/** A reason. */
export const reasonSchema = v.object({
  code: v.string(),
  providerCode: v.optional(v.string()),
  message: v.optional(localizedTextSchema),
  audience: v.picklist(['customer', 'operator']),
  subject: v.optional(subjectSchema),
  at: v.optional(instantSchema),
});
