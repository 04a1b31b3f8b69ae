import { CustomerStatusError } from '../../../model/index.js';
import { connectorFault } from '../../service/connector-fault.js';
import { within } from '../../service/within.js';
import { readQuepassAnswer, SESSION_ERROR } from './quepass-answer.js';

/** What is written about a customer. */
export interface QuepassStatusInput {
  /** The customer at Quepass. Its page passes the number of an identity document: personal data, to be kept out of logs. */
  uid: string;
  status: string;
}

/** The same with a time. Instants are ISO 8601: the page says "timestamp or date" and shows none. */
export interface QuepassLifecycleInput extends QuepassStatusInput {
  from: string;
  to: string;
}

/**
 * The two calls of the host's own SDK object that are used here, once `init` has been called. Source: seed 000. `init` takes an
 * operator's e-mail and password: the object belongs on a server or in a console of operators, never in a customer's page.
 */
export interface QuepassSdk {
  customerStatus(input: QuepassStatusInput): Promise<unknown>;
  customerLifecycle(input: QuepassLifecycleInput): Promise<unknown>;
}

/** How calls of the SDK are made. */
export interface QuepassCallOptions {
  /** Calls `init` again. Called once when a session is over, and the call is then made once more; without it, the call fails. */
  renew?: (() => Promise<void>) | undefined;
  /** Milliseconds for one call: 10 000 unless said. The SDK cannot be stopped: what it was asked for may still be done. */
  timeoutMs?: number | undefined;
}

/** Makes a call and resolves with the status it answered with. */
export type QuepassCaller = (call: () => Promise<unknown>, signal: AbortSignal) => Promise<string | undefined>;

const TIMEOUT_MS = 10_000;

/** Calls in time, with the session renewed where it is over. One renewal serves all calls that wait for it. */
export function quepassCaller({ renew, timeoutMs = TIMEOUT_MS }: QuepassCallOptions): QuepassCaller {
  let renewing: Promise<void> | undefined;
  // In time by itself, so that one that never ends is not waited for by every call after it.
  const renewOnce = (again: () => Promise<void>) =>
    (renewing ??= bounded(timeoutMs, new AbortController().signal, again).finally(() => {
      renewing = undefined;
    }));
  const inTime = <Result>(signal: AbortSignal, work: () => Promise<Result>) => bounded(timeoutMs, signal, work);
  return async (call, signal) => {
    const first = readQuepassAnswer(await inTime(signal, call));
    if (first.state === 'done') return first.status;
    if (first.key !== SESSION_ERROR || renew === undefined) throw first.error;
    await inTime(signal, () => renewOnce(renew));
    const second = readQuepassAnswer(await inTime(signal, call));
    if (second.state === 'failed') throw second.error;
    return second.status;
  };
}

/** Whatever the SDK throws becomes an error of the kit, which holds it as its cause and repeats nothing of it. */
async function bounded<Result>(timeoutMs: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  const late = () => new CustomerStatusError('timeout', { message: `Quepass did not answer in ${timeoutMs} ms` });
  try {
    return await within(timeoutMs, (given) => untilAborted(given, work), late, signal);
  } catch (thrown) {
    const fault = connectorFault(thrown, 'the call of Quepass');
    if (fault instanceof CustomerStatusError) throw fault;
    throw new CustomerStatusError('unavailable', { message: 'the SDK of Quepass failed', cause: fault });
  }
}

/** The SDK takes no signal: its result is not waited for any longer. */
function untilAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const give = () => reject(new CustomerStatusError('aborted', { message: 'the call of Quepass was given up' }));
    if (signal.aborted) return give();
    signal.addEventListener('abort', give, { once: true });
    work().then(resolve, reject);
  });
}
