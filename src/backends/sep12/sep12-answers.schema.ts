import * as v from 'valibot';
import { instantSchema } from '../../model/index.js';

/** Many servers write `null` for what is absent. */
const text = v.pipe(
  v.nullish(v.string()),
  v.transform((value) => value ?? undefined),
);

const asked = {
  type: text,
  description: text,
  choices: v.pipe(
    v.nullish(v.array(v.union([v.string(), v.pipe(v.number(), v.transform(String))]))),
    v.transform((value) => value ?? undefined),
  ),
  optional: v.nullish(v.boolean(), false),
};

const fieldSchema = v.object(asked);
const providedFieldSchema = v.object({ ...asked, status: text, error: text });

/** A field that the anchor has not received. */
export type Sep12Field = v.InferOutput<typeof fieldSchema>;

/** A field that the anchor has received. */
export type Sep12ProvidedField = v.InferOutput<typeof providedFieldSchema>;

/** The answer of `GET /customer`. Values of open lists are kept as they are: what they mean is judged later. */
export const customerAnswerSchema = v.object({
  id: text,
  status: v.string(),
  fields: v.nullish(v.record(v.string(), fieldSchema), {}),
  provided_fields: v.pipe(
    v.nullish(v.record(v.string(), providedFieldSchema)),
    v.transform((value) => value ?? undefined),
  ),
  message: text,
});

/** What an anchor says of a customer for one type. */
export type Sep12CustomerAnswer = v.InferOutput<typeof customerAnswerSchema>;

/** The answer of `PUT /customer`. */
export const storedAnswerSchema = v.object({ id: v.pipe(v.string(), v.minLength(1)) });

/** The answer of `POST /customer/files`. */
export const fileAnswerSchema = v.object({
  file_id: v.pipe(v.string(), v.minLength(1)),
  content_type: text,
  size: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  expires_at: v.pipe(
    v.nullish(instantSchema),
    v.transform((value) => value ?? undefined),
  ),
});
