import * as v from 'valibot';
import { CustomerStatusError, type CustomerStatusErrorCode, parse } from '../../../model/index.js';

/** Where the answer holds the status is not shown: beside the code, or under `data` as in the answer of `init`. */
const answerSchema = v.object({
  code: v.number(),
  status: v.nullish(v.string()),
  data: v.optional(v.unknown()),
  errors: v.nullish(v.array(v.object({ code: v.nullish(v.union([v.string(), v.number()])) }))),
});

/** The error of an answer whose session is over: the SDK is to be initialised again. */
export const SESSION_ERROR = 'SESSION_ERROR';

/** What a call of the SDK came to. */
export type QuepassOutcome =
  | { state: 'done'; status: string | undefined }
  | { state: 'failed'; key: string | undefined; error: CustomerStatusError };

/** The keys that are published, with the class each of them is in. Source: docs.quepass.com/error-response. */
const ERROR_KEYS: Readonly<Record<string, CustomerStatusErrorCode>> = {
  CRYPTOGRAPHIC_ERROR: 'protocol_error',
  SESSION_ERROR: 'unavailable',
  INVALID_REQUEST: 'validation_failed',
  INVALID_CONFIGURATION: 'unsupported',
  INVALID_OPERATION: 'state_conflict',
  INVALID_DATA: 'validation_failed',
  SDK_INTERNAL_ERROR: 'protocol_error',
  JOURNEY_ERROR: 'state_conflict',
  UNAUTHORIZED_ACCESS: 'unauthenticated',
  TIMEOUT: 'timeout',
  DB_ERROR: 'unavailable',
  ENGINE_ERROR: 'unavailable',
  INTERNAL_ERROR: 'unavailable',
};

/** What the numbers mean where the key is none of these. Source: docs.quepass.com/sdk-error-code-2. */
const NUMBERS: Readonly<Record<number, CustomerStatusErrorCode>> = {
  400: 'validation_failed',
  401: 'unauthenticated',
  403: 'unauthenticated',
  404: 'not_found',
  408: 'timeout',
  500: 'unavailable',
};

/** Reads an answer of the SDK: 200 is done, whatever else it says. Throws `protocol_error` for what is no answer. */
export function readQuepassAnswer(value: unknown): QuepassOutcome {
  const { code, status, data, errors } = parse(answerSchema, value);
  if (code === 200) return { state: 'done', status: statusIn(data) ?? status ?? undefined };
  const key = errors?.map((error) => String(error.code)).find((candidate) => Object.hasOwn(ERROR_KEYS, candidate));
  return { state: 'failed', key, error: toError(code, key, (errors ?? []).length > 0) };
}

function statusIn(data: unknown): string | undefined {
  const result = v.safeParse(v.object({ status: v.string() }), data);
  return result.success ? result.output.status : undefined;
}

/** The messages of Quepass may tell of a person: none of them is repeated. */
function toError(code: number, key: string | undefined, hasErrors: boolean): CustomerStatusError {
  const ours = (key === undefined ? undefined : ERROR_KEYS[key]) ?? (hasErrors ? NUMBERS[code] : undefined) ?? 'protocol_error';
  const said = key === undefined ? `with ${Number.isSafeInteger(code) ? code : 'no known code'}` : `with ${key}`;
  return new CustomerStatusError(ours, { message: `Quepass answered ${said}` });
}
