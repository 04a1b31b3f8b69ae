import * as v from 'valibot';
import { CustomerStatusError, type CustomerStatusErrorCode } from '../../../model/index.js';
import type { ProviderAnswer } from '../provider-answer.js';

/** DollarPe answers 400 for most things and says which in a sentence. The order counts: the first that fits is meant. */
const MEANINGS: readonly (readonly [RegExp, CustomerStatusErrorCode, string])[] = [
  [/customer not found|access denied/i, 'not_found', 'DollarPe does not know the customer, or not as one of this organisation'],
  [/limit exceeded|update limit/i, 'attempts_exhausted', 'DollarPe takes no more updates of this customer'],
  [/already (in use|exists)/i, 'duplicate', 'DollarPe has these data already, of this or of another customer'],
];

const messageSchema = v.object({ message: v.pipe(v.string(), v.maxLength(1_000)) });

/** What an answer of DollarPe outside 2xx means; `undefined` where its HTTP status says it all. */
export function dollarPeError({ status, body }: Pick<ProviderAnswer, 'status' | 'body'>): CustomerStatusError | undefined {
  return status === 400 ? meaningOf(body) : undefined;
}

/** The error that a sentence of DollarPe stands for. The sentence itself goes no further. */
export function meaningOf(body: unknown): CustomerStatusError | undefined {
  const read = v.safeParse(messageSchema, body);
  if (!read.success) return undefined;
  const found = MEANINGS.find(([pattern]) => pattern.test(read.output.message));
  return found && new CustomerStatusError(found[1], { message: found[2] });
}
