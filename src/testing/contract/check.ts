import {
  canonicalJson,
  type CustomerStatusErrorCode,
  isCustomerStatusError,
  type CustomerStatusError,
} from '../../model/index.js';

/** Fails a case with a sentence about the promise that was not kept. */
export function check(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Error(`contract: ${promise}`);
}

/** Fails unless both are the same when written as JSON with sorted names. */
export function checkSame(actual: unknown, expected: unknown, promise: string): void {
  check(canonicalJson(actual) === canonicalJson(expected), promise);
}

/** Fails unless the call rejects with a `CustomerStatusError` of this code, which is returned. */
export async function checkRejects(call: Promise<unknown>, code: CustomerStatusErrorCode): Promise<CustomerStatusError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  check(outcome !== undefined, `the call must reject with "${code}", and resolved`);
  const { error } = outcome;
  check(isCustomerStatusError(error), `the call must reject with a CustomerStatusError, not with ${String(error)}`);
  check(error.code === code, `the call must reject with "${code}", not with "${error.code}"`);
  return error;
}

/** What an optional operation gave. One that is absent gave nothing: its cases can be left out. */
export function needed<Answer>(name: string, answer: Answer): NonNullable<Answer> {
  check(answer !== undefined && answer !== null, `the backend has no ${name}: name it in \`without\` to leave its cases out`);
  return answer;
}
