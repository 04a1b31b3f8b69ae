import * as v from 'valibot';
import { documentSideSchema } from './document.schema.js';
import { fieldValueSchema, newRequirementSchema } from './requirement.schema.js';
import { CUSTOMER_STATUSES } from './status.js';

/** Characters of one answer: it is in every snapshot from then on. */
const MAX_TEXT = 20_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

const fieldValue = v.pipe(
  fieldValueSchema,
  v.check((value) => lengthOf(value) <= MAX_TEXT, 'length'),
);

/** Of all texts of a value together, such as the lines of an address. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + lengthOf(part), 0);
}

const fileIds = v.pipe(v.array(v.string()), v.maxLength(50));

/** An answer to one requirement. */
export const answerSchema = v.variant('kind', [
  v.object({ kind: v.literal('field'), requirementId: v.string(), value: fieldValue }),
  v.object({
    kind: v.literal('document'),
    requirementId: v.string(),
    documentType: v.string(),
    fileIds,
    sides: v.optional(v.record(v.string(), documentSideSchema)),
  }),
  v.object({
    kind: v.literal('clarification'),
    requirementId: v.string(),
    text: v.optional(text),
    choice: v.optional(v.string()),
    fileIds: v.optional(fileIds),
  }),
]);

/** Body of `POST …/answers`. */
export const submitAnswersSchema = v.object({ answers: v.pipe(v.array(answerSchema), v.minLength(1), v.maxLength(500)) });

/** Body of `POST …/deactivate`. */
export const operatorReasonSchema = v.object({
  reasonCode: v.optional(v.string()),
  message: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
});

/** Body of `PUT …/status`. */
export const setStatusSchema = v.object({ status: v.picklist(CUSTOMER_STATUSES), ...operatorReasonSchema.entries });

/** Body of `POST …/requirements`. */
export const requestInformationSchema = v.object({
  requests: v.pipe(v.array(newRequirementSchema), v.minLength(1), v.maxLength(100)),
});

/** Body of the two decision routes. */
export const operatorDecisionSchema = v.object({
  decision: v.picklist(['accepted', 'rejected', 'waived']),
  ...operatorReasonSchema.entries,
});

/** Body of `POST …/actions/{id}/start`. */
export const startActionSchema = v.object({ returnUrl: v.optional(v.string()) });

/** Body of `POST …/actions/{id}/complete`. */
export const actionProofSchema = v.object({ code: v.optional(v.string()), signature: v.optional(v.string()) });
