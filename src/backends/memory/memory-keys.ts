import { CustomerStatusError } from '../../model/index.js';

/** Remembers what each idempotency key came to: the same intent gets the same answer, and has no second effect. */
export function memoryKeys() {
  const taken = new Map<string, { intent: string; answer: unknown }>();
  return <Answer>(key: string, intent: string, effect: () => Answer): Answer => {
    const known = taken.get(key);
    if (known === undefined) {
      const answer = effect();
      taken.set(key, { intent, answer });
      return answer;
    }
    if (known.intent !== intent)
      throw new CustomerStatusError('idempotency_mismatch', { message: 'the key was used for something else: make a new one' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the intent names the operation, and so the answer's type
    return known.answer as Answer;
  };
}
