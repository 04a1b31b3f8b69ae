import type { CommandRequest } from '../machine/index.js';
import type { Answer, CustomerStatusError } from '../model/index.js';
import type { CommandResult, SubmissionReceipt } from './client-snapshot.js';
import type { Commands } from './commands.js';
import type { Drafts } from './drafts.js';

/** Answers that were sent and whose confirmation was lost. */
export interface SentAnswers {
  request: CommandRequest;
  answers: readonly Answer[];
  /** The key they were sent with. */
  reference: string;
  ifVersion: string | undefined;
}

/** What is to be found out about answers whose fate is unknown. */
export interface LostAnswers {
  /** To be called with what sending came to. */
  settled: (sent: SentAnswers, result: CommandResult<unknown>) => void;
  /** To be called when the customer is another one than before. */
  customerChanged: () => void;
  /** To be called when the customer was read: answers that are still open did not arrive. */
  customerRead: () => void;
  /** What the backend says of them; `undefined` while it is not being asked. */
  whenFound: () => Promise<Found> | undefined;
  reset: () => void;
}

type Found = CommandResult<SubmissionReceipt> | undefined;

/**
 * After a lost confirmation the customer's new state may close the requests that were answered. Then the backend is asked
 * again with the same key, which tells what became of them and has no second effect: without it the interface would say
 * that they were never sent.
 */
export function createLostAnswers(
  { commands, drafts }: { commands: Commands; drafts: Drafts },
  onAccepted: (sent: SentAnswers) => SubmissionReceipt,
): LostAnswers {
  let lost: SentAnswers | undefined;
  let search: Promise<Found> | undefined;
  const settled: LostAnswers['settled'] = (sent, result) => {
    if (!result.ok && isFateUnknown(result.error)) lost = sent;
    else if (lost?.reference === sent.reference) lost = undefined;
  };
  const findOut = async (sent: SentAnswers): Promise<Found> => {
    const { request, ifVersion } = sent;
    const result = await commands.run(request, { ifVersion, isQuiet: true, isRepeat: true });
    if (lost !== sent) return undefined;
    settled(sent, result);
    if (result.ok) return { ok: true, value: onAccepted({ ...sent, reference: result.value.key }) };
    if (!isFateUnknown(result.error)) drafts.refuse(sent.answers, result.error.fieldErrors);
    return result;
  };
  const begin = (sent: SentAnswers) => {
    const begun = findOut(sent).finally(() => {
      if (search === begun) search = undefined;
    });
    search = begun;
  };
  return {
    settled,
    customerChanged() {
      if (lost !== undefined && drafts.areLocked(lost.answers)) begin(lost);
    },
    whenFound: () => search,
    customerRead() {
      if (lost !== undefined && !drafts.areLocked(lost.answers)) drafts.refuse(lost.answers, []);
    },
    reset() {
      lost = undefined;
      search = undefined;
    },
  };
}

/** True when an error leaves open whether the backend has done what it was asked. */
export function isFateUnknown({ code, retryable }: CustomerStatusError): boolean {
  return retryable || code === 'aborted' || code === 'protocol_error';
}
