import * as v from 'valibot';
import type { CustomerSnapshot } from './customer-snapshot.js';
import { OPERATION_NAMES } from './customer-snapshot.js';
import { instantSchema, localizedTextSchema, toldReasonSchema } from './reason.schema.js';
import { knownOr } from './known-or.schema.js';
import { documentRecordSchema } from './document.schema.js';
import { lifecycleStepSchema } from './lifecycle-step.schema.js';
import { requirementSchema } from './requirement.schema.js';
import { presentStatus, type PresentedStatus } from './status.js';

/** Any string; one the kit does not know becomes `UNKNOWN`, which keeps every feature closed. */
export const presentedStatusSchema = v.pipe(
  v.string(),
  v.transform((value): PresentedStatus => presentStatus(value)),
);

const statusEntries = {
  status: presentedStatusSchema,
  substatus: v.optional(v.string()),
  reasons: v.array(toldReasonSchema),
  terminal: v.boolean(),
  recovery: knownOr(['self', 'support', 'none'], 'support'),
  since: v.optional(instantSchema),
  expectedBy: v.optional(v.object({ min: v.optional(instantSchema), max: v.optional(instantSchema) })),
  editable: v.boolean(),
  steps: v.optional(v.array(lifecycleStepSchema)),
};

const allowedSchema = v.partial(v.object(v.entriesFromList(OPERATION_NAMES, v.boolean())));

const providerSchema = v.object({
  name: v.string(),
  value: v.string(),
  verification: v.optional(v.object(statusEntries)),
  allowed: v.optional(allowedSchema),
});

const statusInfoSchema = v.object({ ...statusEntries, provider: v.optional(providerSchema) });

const capabilitySchema = v.object({
  id: v.string(),
  label: v.optional(localizedTextSchema),
  status: knownOr(['active', 'pending', 'inactive', 'rejected', 'unrequested'], 'inactive'),
  reasons: v.array(toldReasonSchema),
  requirementIds: v.array(v.string()),
  restrictedAt: v.optional(instantSchema),
});

/** The wire form of a snapshot. Unknown members are dropped, unknown values of open lists are kept. */
export const customerSnapshotSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  // Of both, what is said of a business claims less: it takes longer.
  type: knownOr(['INDIVIDUAL', 'BUSINESS'], 'BUSINESS'),
  displayName: v.optional(v.string()),
  version: v.pipe(v.string(), v.minLength(1)),
  updatedAt: instantSchema,
  status: statusInfoSchema,
  scopes: v.array(v.object({ id: v.string(), label: v.optional(localizedTextSchema), status: statusInfoSchema })),
  requirements: v.array(requirementSchema),
  documents: v.array(documentRecordSchema),
  capabilities: v.array(capabilitySchema),
  allowed: allowedSchema,
}) satisfies v.GenericSchema<unknown, CustomerSnapshot>;
