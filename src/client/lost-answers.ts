import { isFateUnknown } from '../machine/error-record.js';
import type { CommandRequest } from '../machine/index.js';
import type { Answer } from '../model/index.js';
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
  /** To be called when the customer was read: answers that are still open did not arrive, and what could not be asked is asked again. */
  customerRead: () => void;
  /** What the backend says of them; `undefined` while it is not being asked. */
  whenFound: () => Promise<Found> | undefined;
  reset: () => void;
}

type Found = CommandResult<SubmissionReceipt> | undefined;

/**
 * After a lost confirmation the customer's new state may close requests that were answered. As soon as one is closed, the
 * backend is asked again with the same key, which tells what became of all of them and has no second effect: without it the
 * interface would say that they were never sent. It is asked at each read until it tells.
 */
export function createLostAnswers(
  { commands, drafts }: { commands: Commands; drafts: Drafts },
  onAccepted: (sent: SentAnswers) => SubmissionReceipt,
): LostAnswers {
  let lost: readonly SentAnswers[] = [];
  const searches = new Map<string, Promise<Found>>();
  const forget = (reference: string) => {
    lost = lost.filter((sent) => sent.reference !== reference);
  };
  const settled: LostAnswers['settled'] = (sent, result) => {
    lost = withoutAnswers(lost, sent.answers);
    if (!result.ok && isFateUnknown(result.error)) lost = [...lost, sent];
  };
  const isUnclear = ({ answers }: SentAnswers) => drafts.lockedOf(drafts.unknownOf(answers)).length > 0;
  // They were seen to be open since, and count as not arrived until something has closed every one of them.
  const isClosed = ({ answers }: SentAnswers) => drafts.lockedOf(answers).length === answers.length;
  const findOut = async ({ request, reference, ifVersion }: SentAnswers): Promise<Found> => {
    const result = await commands.run(request, { ifVersion, isQuiet: true, isRepeat: true });
    const sent = lost.find((kept) => kept.reference === reference);
    // Signed out, or sent anew.
    if (sent === undefined) return undefined;
    if (!result.ok && isFateUnknown(result.error)) return result;
    forget(reference);
    if (result.ok) return { ok: true, value: onAccepted({ ...sent, reference: result.value.key }) };
    drafts.refuse(drafts.unknownOf(sent.answers), result.error.fieldErrors);
    return result;
  };
  // One question at a time: its own answer may change the customer, and after it the key stands for nothing any more.
  const ask = (sent: SentAnswers) => {
    const { reference } = sent;
    if (searches.has(reference)) return;
    const begun = findOut(sent).finally(() => {
      if (searches.get(reference) === begun) searches.delete(reference);
    });
    searches.set(reference, begun);
  };
  return {
    settled,
    customerChanged: () => lost.filter((sent) => isUnclear(sent) || isClosed(sent)).forEach(ask),
    whenFound: () => [...searches.values()].at(-1),
    customerRead() {
      for (const sent of lost) {
        if (isUnclear(sent)) ask(sent);
        else if (!searches.has(sent.reference)) drafts.refuse(drafts.unknownOf(sent.answers), []);
      }
    },
    reset() {
      lost = [];
      searches.clear();
    },
  };
}

/** What was sent again since is told about by its own answer. */
function withoutAnswers(lost: readonly SentAnswers[], sentAgain: readonly Answer[]): readonly SentAnswers[] {
  const ids = sentAgain.map(({ requirementId }) => requirementId);
  return lost
    .map((sent) => ({ ...sent, answers: sent.answers.filter(({ requirementId }) => !ids.includes(requirementId)) }))
    .filter(({ answers }) => answers.length > 0);
}
