import * as v from 'valibot';
import { knownOr } from './known-or.schema.js';
import { instantSchema, toldReasonSchema, toldSubjectSchema } from './reason.schema.js';

const documentStatusSchema = knownOr(['pending', 'accepted', 'rejected'], 'pending');

const STAGES = [
  'awaiting_upload',
  'partially_received',
  'received',
  'checking',
  'partially_accepted',
  'expired',
  'archived',
] as const;

/** A side of a document. */
export const documentSideSchema = v.picklist(['front', 'back', 'single']);

const bytesSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A document with its files. */
export const documentRecordSchema = v.object({
  id: v.string(),
  requirementId: v.optional(v.string()),
  type: v.string(),
  subject: toldSubjectSchema,
  status: documentStatusSchema,
  stage: v.optional(knownOr(STAGES, undefined)),
  files: v.array(
    v.object({
      id: v.string(),
      side: v.optional(documentSideSchema),
      name: v.optional(v.string()),
      mime: v.string(),
      size: bytesSchema,
      uploadedAt: instantSchema,
      status: v.optional(documentStatusSchema),
      reasons: v.optional(v.array(toldReasonSchema)),
    }),
  ),
  reasons: v.array(toldReasonSchema),
  submittedAt: v.optional(instantSchema),
  decidedAt: v.optional(instantSchema),
  attempt: v.optional(v.number()),
});

/** What a backend answers when it has stored a file. */
export const uploadedFileSchema = v.object({
  id: v.string(),
  mime: v.string(),
  size: bytesSchema,
  expiresAt: v.optional(instantSchema),
  reused: v.optional(v.boolean()),
});
