import * as v from 'valibot';
import { CustomerStatusError, type CustomerStatusErrorCode, type FieldError } from '../../../model/index.js';
import type { ProviderAnswer } from '../provider-answer.js';
import { statusError } from '../status-error.js';

/** Fern's codes. Its HTTP statuses alone are not enough: locked data are 409 on one page and 400 on another. */
const CODES: ReadonlyMap<string, CustomerStatusErrorCode> = new Map<string, CustomerStatusErrorCode>(
  Object.entries({
    AUTHENTICATION_FAILED: 'unauthenticated',
    UNAUTHORIZED: 'unauthenticated',
    INSUFFICIENT_PERMISSIONS: 'unauthenticated',
    TOKEN_EXPIRED: 'session_expired',
    RESOURCE_NOT_FOUND: 'not_found',
    RESOURCE_CONFLICT: 'state_conflict',
    PATCH_NOT_ALLOWED: 'state_conflict',
    DUPLICATE_RESOURCE: 'duplicate',
    BAD_REQUEST: 'validation_failed',
    VALIDATION_ERROR: 'validation_failed',
    INVALID_FIELD_FORMAT: 'validation_failed',
    VERIFICATION_FAILED: 'validation_failed',
    INVALID_DOCUMENT_FORMAT: 'file_type_unsupported',
    DOCUMENT_QUALITY_INSUFFICIENT: 'file_unreadable',
    RATE_LIMIT_EXCEEDED: 'rate_limited',
    INTERNAL_SERVER_ERROR: 'unavailable',
    SERVICE_UNAVAILABLE: 'unavailable',
  } as const),
);

const text = v.fallback(v.optional(v.string()), undefined);
const seconds = v.fallback(v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e9))), undefined);
const issue = v.fallback(v.object({ path: v.fallback(v.array(v.union([v.string(), v.number()])), []) }), { path: [] });

/** `{code, message, details: {issues}}`, as published. */
const publishedSchema = v.object({
  code: v.string(),
  details: v.fallback(v.optional(v.object({ issues: v.fallback(v.array(issue), []) })), undefined),
});
/** `{error: {code, message, details, field, retryAfter}}`, of the draft's list of codes. */
const nestedSchema = v.object({ error: v.object({ code: v.string(), field: text, retryAfter: seconds }) });
/** `{error, message, statusCode}`, of the draft's guide. */
const flatSchema = v.object({ error: v.string() });

interface FernFault {
  code: string;
  paths: readonly string[];
  retryAfter?: number | undefined;
}

/**
 * What an answer outside 2xx means, in any of the three shapes that Fern's pages show; a code nobody knows means what its HTTP
 * status says. The paths of `details.issues` become those of the error; the texts are for developers and stay behind.
 */
export function fernError(answer: ProviderAnswer, now: number): CustomerStatusError {
  const byStatus = statusError(answer);
  const fault = readFault(answer.body);
  const known = fault === undefined ? undefined : CODES.get(fault.code);
  const code = known ?? byStatus.code;
  const retryAfterMs = code === 'rate_limited' || code === 'unavailable' ? waitOf(answer, byStatus, fault, now) : undefined;
  return new CustomerStatusError(code, {
    message: `Fern answered with ${answer.status}${known === undefined ? '' : ` ${fault?.code}`}`,
    fieldErrors: fault?.paths.map((path): FieldError => ({ path, code: 'data_invalid' })),
    retryAfterMs,
  });
}

function readFault(body: unknown): FernFault | undefined {
  const published = v.safeParse(publishedSchema, body);
  if (published.success) {
    const { code, details } = published.output;
    return { code, paths: (details?.issues ?? []).map(({ path }) => path.join('.')).filter((path) => path !== '') };
  }
  const nested = v.safeParse(nestedSchema, body);
  if (nested.success) {
    const { code, field, retryAfter } = nested.output.error;
    return { code, paths: field === undefined ? [] : [field], retryAfter };
  }
  const flat = v.safeParse(flatSchema, body);
  return flat.success ? { code: flat.output.error, paths: [] } : undefined;
}

/** `Retry-After`, else what the body says, else the end of the window that `X-RateLimit-Reset` names in seconds since the epoch. */
function waitOf(
  { headers }: ProviderAnswer,
  { retryAfterMs }: CustomerStatusError,
  fault: FernFault | undefined,
  now: number,
): number | undefined {
  if (retryAfterMs !== undefined) return retryAfterMs;
  if (fault?.retryAfter !== undefined) return fault.retryAfter * 1_000;
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0' && /^\d{9,11}$/.test(reset);
  return isUsedUp ? Math.max(0, Number(reset) * 1_000 - now) : undefined;
}
