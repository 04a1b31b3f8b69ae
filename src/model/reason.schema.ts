import * as v from 'valibot';
import { knownOr } from './known-or.schema.js';

const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** An ISO 8601 instant that a clock can read, in the years 1 to 9999: databases and other languages know no others. */
export const instantSchema = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d{2}-\d{2}/.test(value) && isKnown(Date.parse(value)), 'instant'),
);

function isKnown(time: number): boolean {
  return time >= FIRST_INSTANT && time <= LAST_INSTANT;
}

/** A text of a backend. */
export const localizedTextSchema = v.union([
  v.string(),
  v.object({
    default: v.string(),
    lang: v.optional(v.string()),
    translations: v.optional(v.record(v.string(), v.string())),
    term: v.optional(v.string()),
  }),
]);

const SUBJECTS = ['customer', 'business', 'person', 'document'] as const;

/** Whom something is about, as somebody may write it. */
export const subjectSchema = v.object({
  type: v.picklist(SUBJECTS),
  id: v.optional(v.string()),
  label: v.optional(localizedTextSchema),
});

const AUDIENCES = ['customer', 'operator'] as const;

/** A reason, as somebody may write it. */
export const reasonSchema = v.object({
  code: v.string(),
  providerCode: v.optional(v.string()),
  message: v.optional(localizedTextSchema),
  audience: v.picklist(AUDIENCES),
  subject: v.optional(subjectSchema),
  at: v.optional(instantSchema),
});

/** Whom something is about, as it is read: nobody's own data are put there. */
export const toldSubjectSchema = v.object({ ...subjectSchema.entries, type: knownOr(SUBJECTS, 'person') });

/** A reason, as it is read: for whom nobody knows is not for the customer. */
export const toldReasonSchema = v.object({
  ...reasonSchema.entries,
  audience: knownOr(AUDIENCES, 'operator'),
  subject: v.optional(toldSubjectSchema),
});
