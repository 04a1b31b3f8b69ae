import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(500));

/** A customer, as `GET /customer/{id}` has it. Members that are not needed are not looked at. */
export const customerSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  status: text,
  full_name: v.fallback(v.nullish(text), undefined),
  country: v.fallback(v.nullish(text), undefined),
  type: v.fallback(v.nullish(text), undefined),
  failure_reason: v.fallback(v.nullish(text), undefined),
  document_type: v.fallback(v.nullish(text), undefined),
});

/** A customer at DollarPe. */
export type DollarPeCustomer = v.InferOutput<typeof customerSchema>;

/** What is said of one piece of additional information. */
const additionalFieldSchema = v.object({
  type: v.fallback(v.string(), 'string'),
  required: v.fallback(v.boolean(), false),
});

const additionalInfoSchema = v.looseObject({
  options: v.fallback(v.array(text), []),
  rules: v.fallback(v.nullish(v.object({ type: v.optional(v.string()), min_required: v.optional(v.number()) })), undefined),
});

/** What `GET /kyc/configuration/{id}` asks for. A part that cannot be read asks for nothing. */
export const configurationSchema = v.object({
  supported_document_types: v.fallback(v.array(v.pipe(text, v.minLength(1))), []),
  additional_info_required: v.fallback(v.nullish(additionalInfoSchema), undefined),
});

/** The configuration of KYC for one customer. */
export type DollarPeConfiguration = v.InferOutput<typeof configurationSchema>;

/** Everything about one customer that a snapshot is made of. */
export const recordSchema = v.object({
  customer: customerSchema,
  /** Read while something is asked of the customer. */
  configuration: v.optional(configurationSchema),
});

/** What a snapshot is made of. */
export type DollarPeRecord = v.InferOutput<typeof recordSchema>;

/** What a write answers: the customer's status afterwards. */
export const outcomeSchema = v.object({
  id: v.optional(v.string()),
  status: text,
  failure_reason: v.fallback(v.nullish(text), undefined),
});

/** The status after a write. */
export type DollarPeOutcome = v.InferOutput<typeof outcomeSchema>;

/** The envelope of every answer, good or bad. */
export const envelopeSchema = v.object({ status: v.boolean(), message: v.optional(v.string()), data: v.optional(v.unknown()) });

/** A webhook: about an entity of some type, which moved to a state at a time. */
export const noticeSchema = v.object({
  type: v.pipe(v.string(), v.minLength(1)),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  event: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  timestamp: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(100)),
  metadata: v.fallback(v.nullish(v.object({ failure_reason: v.fallback(v.nullish(text), undefined) })), undefined),
});

/** A webhook of DollarPe. */
export type DollarPeNotice = v.InferOutput<typeof noticeSchema>;

/** A piece of additional information that is asked for, `undefined` where the configuration does not describe it. */
export function additionalField(
  configuration: DollarPeConfiguration,
  name: string,
): v.InferOutput<typeof additionalFieldSchema> | undefined {
  const info: Record<string, unknown> = configuration.additional_info_required ?? {};
  const read = v.safeParse(additionalFieldSchema, Object.hasOwn(info, name) ? info[name] : undefined);
  return read.success ? read.output : undefined;
}
