import * as v from 'valibot';
import { CustomerStatusError } from '../../model/index.js';
import { errorOfResponse } from '../connection/http-errors.js';

const errorSchema = v.object({ error: v.pipe(v.string(), v.maxLength(2_000)) });

/** True when the anchor did not accept the token: the standard says 401, some anchors say 403. */
export function isTokenRefused({ status }: Response): boolean {
  return status === 401 || status === 403;
}

/**
 * The error of a call with which fields were sent. The sentence of the anchor stays behind, because it may repeat what was
 * typed; which of the fields it names is told. Where one field alone was sent, it is meant.
 */
export function errorNaming(names: readonly string[]) {
  return async (response: Response, now: number): Promise<CustomerStatusError> => {
    if (response.status !== 400 && response.status !== 422) return errorOfResponse(response, now);
    const sentence = v.safeParse(errorSchema, await response.json().catch(() => undefined));
    const words = new Set(sentence.success ? sentence.output.error.match(/[A-Za-z]\w*(?:\.\w+)*/g) : []);
    const named = names.filter((name) => words.has(name));
    const meant = named.length === 0 && names.length === 1 ? names : named;
    return new CustomerStatusError('validation_failed', {
      message: `the anchor answered with status ${response.status}`,
      fieldErrors: meant.map((path) => ({ path, code: 'data_invalid' })),
    });
  };
}

/** The error of a file that was not taken. */
export async function errorOfFile(response: Response, now: number): Promise<CustomerStatusError> {
  if (response.status !== 400) return errorOfResponse(response, now);
  await response.body?.cancel().catch(() => undefined);
  return new CustomerStatusError('file_unreadable', { message: 'the anchor could not read the file' });
}
