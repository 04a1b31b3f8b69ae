import * as v from 'valibot';
import { readCondition } from './condition.js';
import { documentSideSchema } from './document.schema.js';
import { knownOr } from './known-or.schema.js';
import {
  instantSchema,
  localizedTextSchema,
  reasonSchema,
  subjectSchema,
  toldReasonSchema,
  toldSubjectSchema,
} from './reason.schema.js';
import { REQUIREMENT_STATUSES } from './requirement.js';
import type { FieldValue } from './requirement-spec.js';

const optionSchema = v.object({ value: v.string(), label: localizedTextSchema });

const addressSchema = v.object({
  lines: v.array(v.string()),
  city: v.string(),
  region: v.optional(v.string()),
  postalCode: v.optional(v.string()),
  country: v.string(),
});

/** One without an end would be written as `null`. */
const amount = v.pipe(v.number(), v.finite());

/** What a field may hold. */
export const fieldValueSchema: v.GenericSchema<unknown, FieldValue> = v.union([
  v.string(),
  amount,
  v.boolean(),
  v.array(v.string()),
  addressSchema,
  v.null(),
]);

const count = v.optional(amount);

/** What is no condition hides nothing. */
const conditionSchema = v.optional(v.pipe(v.unknown(), v.transform(readCondition)));

const fieldSpecSchema = v.object({
  kind: v.literal('field'),
  path: v.string(),
  input: v.string(),
  required: v.boolean(),
  options: v.optional(v.array(optionSchema)),
  pattern: v.optional(v.string()),
  minLength: count,
  maxLength: count,
  example: v.optional(v.string()),
  currency: v.optional(v.string()),
  sensitive: v.optional(v.boolean()),
  immutable: v.optional(v.boolean()),
  currentValueMasked: v.optional(v.string()),
  currentValue: v.optional(fieldValueSchema),
  statement: v.optional(localizedTextSchema),
  visibleWhen: conditionSchema,
});

const pixelsSchema = v.optional(v.object({ width: amount, height: amount }));

const documentEntries = {
  accepted: v.array(
    v.object({
      type: v.string(),
      label: localizedTextSchema,
      sides: v.array(documentSideSchema),
      minFiles: count,
      maxFiles: count,
    }),
  ),
  mime: v.array(v.string()),
  minBytes: count,
  maxBytes: count,
  minPixels: pixelsSchema,
  maxPixels: pixelsSchema,
  maxTotalFiles: count,
  maxAgeDays: count,
  captureHint: v.optional(v.picklist(['upload', 'camera', 'any'])),
};

const KINDS = ['field', 'document', 'clarification', 'action'] as const;
const ANSWERS = ['text', 'choice', 'attachment', 'text_and_attachment'] as const;
const ACTIONS = ['redirect', 'embedded_flow', 'verify_code', 'wallet_signature', 'accept_terms', 'contact_support'] as const;

const specSchema = v.variant('kind', [
  fieldSpecSchema,
  v.object({ kind: v.literal('document'), ...documentEntries }),
  v.object({
    kind: v.literal('clarification'),
    question: localizedTextSchema,
    comment: v.optional(localizedTextSchema),
    answer: v.picklist(ANSWERS),
    maxLength: count,
    options: v.optional(v.array(optionSchema)),
    attachment: v.optional(v.object(documentEntries)),
    currentAnswer: v.optional(v.object({ text: v.optional(v.string()), choice: v.optional(v.string()) })),
  }),
  v.object({
    kind: v.literal('action'),
    action: v.picklist(ACTIONS),
    unknown: v.optional(v.string()),
    url: v.optional(v.string()),
    expiresAt: v.optional(instantSchema),
    open: v.optional(v.picklist(['same_tab', 'new_tab', 'popup', 'iframe'])),
    start: v.optional(v.picklist(['url_in_snapshot', 'call_start_action'])),
  }),
]);

const EXTENSIONS = ['available', 'requested', 'refused'] as const;
const SEVERITIES = ['eventual', 'current', 'past_due'] as const;

const dueSchema = v.object({
  at: v.optional(instantSchema),
  originalAt: v.optional(instantSchema),
  extension: v.optional(v.picklist(EXTENSIONS)),
  severity: v.picklist(SEVERITIES),
  consequence: v.optional(v.object({ capabilityIds: v.optional(v.array(v.string())), text: v.optional(localizedTextSchema) })),
});

const toldDueSchema = v.object({
  ...dueSchema.entries,
  extension: v.optional(knownOr(EXTENSIONS, undefined)),
  severity: knownOr(SEVERITIES, 'current'),
});

const groupSchema = v.object({ id: v.string(), rule: v.picklist(['all', 'any']), min: count });

/** A request as an operator writes it. */
export const newRequirementSchema = v.object({
  title: localizedTextSchema,
  spec: specSchema,
  help: v.optional(localizedTextSchema),
  blocking: v.exactOptional(v.boolean()),
  due: v.optional(dueSchema),
  subject: v.exactOptional(subjectSchema),
  group: v.optional(groupSchema),
  reasons: v.exactOptional(v.array(reasonSchema)),
  attempts: v.optional(v.object({ used: amount, max: count })),
  visibleWhen: conditionSchema,
});

/** Anything with a spec. */
const specified = v.looseObject({ kind: v.string(), spec: v.looseObject({ kind: v.string() }) });

/**
 * One request of a kind or in a state of tomorrow must not take the whole customer from the page: a question is answered in
 * text, with anything else that awaits the customer support goes on, and the rest is with the reviewer.
 */
function asFarAsKnown(value: unknown): unknown {
  if (!v.is(specified, value) || value.kind !== value.spec.kind) return value;
  const { kind, spec } = value;
  if (kind === 'clarification' && isOther(spec['answer'], ANSWERS)) return { ...value, spec: { ...spec, answer: 'text' } };
  const unknown = kind === 'action' ? spec['action'] : kind;
  if (isOther(unknown, kind === 'action' ? ACTIONS : KINDS)) return throughSupport(value, unknown);
  if (!isOther(value['status'], REQUIREMENT_STATUSES)) return value;
  if (value['awaiting'] !== 'customer') return { ...value, status: 'submitted' };
  return { ...throughSupport(value, value['status']), status: 'open' };
}

function throughSupport(value: object, unknown: unknown): object {
  return { ...value, kind: 'action', spec: { kind: 'action', action: 'contact_support', unknown } };
}

function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'string' && !known.includes(value);
}

/** A requirement. Its `kind` is that of its `spec`. */
export const requirementSchema = v.pipe(
  v.unknown(),
  v.transform(asFarAsKnown),
  v.object({
    id: v.string(),
    kind: v.picklist(KINDS),
    status: v.picklist(REQUIREMENT_STATUSES),
    blocking: v.boolean(),
    title: localizedTextSchema,
    help: v.optional(localizedTextSchema),
    reasons: v.array(toldReasonSchema),
    subject: toldSubjectSchema,
    due: v.optional(toldDueSchema),
    group: v.optional(groupSchema),
    visibleWhen: conditionSchema,
    awaiting: knownOr(['customer', 'provider'], 'provider'),
    attempts: v.optional(v.object({ used: amount, max: count })),
    scopeId: v.optional(v.string()),
    createdAt: v.optional(instantSchema),
    updatedAt: v.optional(instantSchema),
    spec: specSchema,
  }),
  v.check((requirement) => requirement.kind === requirement.spec.kind, 'kind'),
);
