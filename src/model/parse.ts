import * as v from 'valibot';
import { CustomerStatusError, type CustomerStatusErrorCode } from './error.js';

/**
 * Reads a value of unknown origin. Rejects with the given code and the path of the first fault; the value itself is not
 * part of the error, because it may hold personal data.
 */
export function parse<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  code: CustomerStatusErrorCode = 'protocol_error',
): Output {
  const result = v.safeParse(schema, value, { abortEarly: code === 'protocol_error' });
  if (result.success) return result.output;
  const paths = result.issues.map((issue) => v.getDotPath(issue) ?? '');
  throw new CustomerStatusError(code, {
    message: `the value does not have the expected shape at "${paths[0] ?? ''}"`,
    fieldErrors: code === 'validation_failed' ? paths.map((path) => ({ path, code: 'data_invalid' })) : [],
  });
}
