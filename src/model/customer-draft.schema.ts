import * as v from 'valibot';
import { instantSchema } from './reason.schema.js';
import { answerSchema } from './request.schema.js';
import { requirementSchema } from './requirement.schema.js';

/** One answer that was entered and not sent yet. */
export const draftEntrySchema = v.object({ answer: answerSchema, asked: requirementSchema, at: instantSchema });

/** Which alternatives were chosen. */
export const alternativeChoicesSchema = v.record(v.string(), v.pipe(v.array(v.string()), v.maxLength(100)));

/** Body of `PUT …/draft`, and the answer of `GET …/draft`. */
export const customerDraftSchema = v.object({
  entries: v.pipe(v.array(draftEntrySchema), v.maxLength(500)),
  choices: v.optional(alternativeChoicesSchema),
  version: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
