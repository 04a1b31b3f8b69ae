import { isCustomerStatusError } from '../../model/index.js';

/** How calls are carried out, one or several at a time. */
export interface Gathering<Input, Output> {
  /** Resolves in the order of the inputs. */
  several: (inputs: readonly Input[]) => Promise<readonly Output[]>;
  /** Where it is given, no two of the same key go together, and they are sorted by it. */
  keyOf?: (input: Input) => string;
}

/** So many are on their way at a time before the others gather. */
const AT_ONCE = 2;

const MOST_TOGETHER = 100;

interface Waiting<Input, Output> {
  input: Input;
  resolve: (output: Output) => void;
  reject: (error: unknown) => void;
}

/**
 * What comes while others are on their way goes together in one call: a busy database answers a hundred questions at the
 * price of a few, and one with nothing to do is asked at once. What it refuses together is asked again one by one, so that
 * nobody pays for another's question.
 */
export function gathered<Input, Output>(how: Gathering<Input, Output>): (input: Input) => Promise<Output> {
  let waiting: Waiting<Input, Output>[] = [];
  let running = 0;
  const proceed = () => {
    while (running < AT_ONCE && waiting.length > 0) {
      const { taken, left } = how.keyOf === undefined ? takeFirst(waiting) : takeDifferent(waiting, how.keyOf);
      waiting = left;
      running += 1;
      void carryOut(how, taken).finally(() => {
        running -= 1;
        proceed();
      });
    }
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      proceed();
    });
}

interface Taken<Input, Output> {
  taken: Waiting<Input, Output>[];
  left: Waiting<Input, Output>[];
}

function takeFirst<Input, Output>(waiting: Waiting<Input, Output>[]): Taken<Input, Output> {
  return { taken: waiting.slice(0, MOST_TOGETHER), left: waiting.slice(MOST_TOGETHER) };
}

/** Sorted: two transactions that lock the same rows in another order would wait for each other. */
function takeDifferent<Input, Output>(
  waiting: readonly Waiting<Input, Output>[],
  keyOf: (input: Input) => string,
): Taken<Input, Output> {
  const taken = new Map<string, Waiting<Input, Output>>();
  const left: Waiting<Input, Output>[] = [];
  for (const one of waiting) {
    const key = keyOf(one.input);
    if (taken.size === MOST_TOGETHER || taken.has(key)) left.push(one);
    else taken.set(key, one);
  }
  return { taken: [...taken].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one), left };
}

async function carryOut<Input, Output>(how: Gathering<Input, Output>, taken: readonly Waiting<Input, Output>[]): Promise<void> {
  try {
    const outputs = await how.several(taken.map(({ input }) => input));
    for (const [index, output] of outputs.entries()) taken[index]?.resolve(output);
  } catch (error) {
    if (taken.length > 1 && isRefusal(error)) await Promise.all(taken.map((one) => carryOut(how, [one])));
    else for (const { reject } of taken) reject(error);
  }
}

/** A database that does not answer would not answer any of them; a statement that it refuses has changed nothing. */
function isRefusal(error: unknown): boolean {
  return !isCustomerStatusError(error) || error.retryAfterMs === undefined;
}
