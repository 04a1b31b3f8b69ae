import { isFateUnknown } from '../machine/error-record.js';
import type { CommandRequest, CustomerView } from '../machine/index.js';
import { CustomerStatusError, type Answer } from '../model/index.js';
import type { ClientHub } from './client-hub.js';
import type { CommandResult, SubmissionReceipt } from './client-snapshot.js';
import type { Commands } from './commands.js';
import type { Drafts } from './drafts.js';
import type { Intents } from './intents.js';
import { createLostAnswers, type LostAnswers } from './lost-answers.js';
import type { Reads } from './reads.js';

/** What sending answers needs of the client. */
export interface SubmissionsOptions {
  getView: () => CustomerView;
  now: () => number;
  commands: Commands;
  drafts: Drafts;
  intents: Intents;
  reads: Reads;
  hub: ClientHub;
}

/** Sends drafts, one submission at a time. */
export interface Submissions {
  submit: (requirementIds?: readonly string[]) => Promise<CommandResult<SubmissionReceipt>>;
  /** To be called when the customer is another one than before. */
  customerChanged: () => void;
  /** To be called when a read has succeeded: it tells what became of answers whose confirmation was lost. */
  customerRead: () => void;
  /** What was sent, oldest first. */
  getSubmitted: () => readonly SubmissionReceipt[];
  reset: () => void;
}

/** What one submission needs. */
interface Desk extends SubmissionsOptions {
  lost: LostAnswers;
  /** Lets go of what was taken and says so. */
  accepted: (answers: readonly Answer[], reference: string) => SubmissionReceipt;
  /** How often everything was forgotten: what was sent before must not come back. */
  countResets: () => number;
}

/** The submissions of one client. */
export function createSubmissions(options: SubmissionsOptions): Submissions {
  let flight: Flight | undefined;
  let submitted: readonly SubmissionReceipt[] = [];
  let resets = 0;
  const accepted = (answers: readonly Answer[], reference: string) => {
    const receipt = receiptOf(options, answers, reference);
    submitted = [...submitted, receipt];
    options.drafts.accept(answers);
    options.hub.emit('answersSubmitted', receipt);
    return receipt;
  };
  const lost = createLostAnswers(options, (sent) => accepted(sent.answers, sent.reference));
  const desk = { ...options, lost, accepted, countResets: () => resets };
  return {
    customerChanged: lost.customerChanged,
    customerRead() {
      // A read that began before the answers were sent tells nothing about them.
      if (options.reads.whenCaughtUp() === undefined) lost.customerRead();
    },
    getSubmitted: () => submitted,
    reset() {
      resets += 1;
      flight = undefined;
      submitted = [];
      lost.reset();
    },
    submit(requirementIds) {
      if (flight !== undefined && covers(flight, requirementIds)) return flight.result;
      const result = flight === undefined ? send(desk, requirementIds) : follow(desk, flight, requirementIds);
      const begun = { requirementIds, result };
      const clear = () => {
        if (flight === begun) flight = undefined;
      };
      flight = begun;
      result.then(clear, clear);
      return result;
    },
  };
}

/** A submission under way and what it was asked to send; everything unless said. */
interface Flight {
  requirementIds: readonly string[] | undefined;
  result: Promise<CommandResult<SubmissionReceipt>>;
}

function covers(flight: Flight, requirementIds: readonly string[] | undefined): boolean {
  const { requirementIds: sent } = flight;
  return sent === undefined || (requirementIds?.every((id) => sent.includes(id)) ?? false);
}

/** Sends what the submission before did not; nothing left means that it had everything. */
async function follow(
  options: Desk,
  before: Flight,
  requirementIds: readonly string[] | undefined,
): Promise<CommandResult<SubmissionReceipt>> {
  const result = await before.result;
  return options.drafts.sendable(requirementIds).length === 0 ? result : send(options, requirementIds);
}

async function send(
  options: Desk,
  requirementIds: readonly string[] | undefined,
  isRepeat = false,
): Promise<CommandResult<SubmissionReceipt>> {
  const { drafts, commands, intents, reads, lost, countResets } = options;
  // A file of the customer's own has just changed the version: without the newest one the answers would conflict with it.
  const catchingUp = reads.whenCaughtUp();
  if (catchingUp !== undefined) await catchingUp;
  const answers = drafts.sendable(requirementIds);
  // Whoever sends again what was lost, and has arrived, is told what became of it.
  if (answers.length === 0) return (await lost.whenFound()) ?? { ok: false, error: nothingToSend() };
  const request: CommandRequest = { operation: 'submitAnswers', answers };
  const firstKey = intents.keyFor(request);
  drafts.markSent(answers);
  const ifVersion = versionToSend(options.getView());
  const resets = countResets();
  const result = await commands.run(request, { ifVersion });
  if (resets !== countResets()) return { ok: false, error: new CustomerStatusError('aborted') };
  const reference = result.ok ? result.value.key : firstKey;
  lost.settled({ request, answers, reference, ifVersion }, result);
  if (result.ok) return { ok: true, value: options.accepted(answers, reference) };
  if (isFateUnknown(result.error)) askWhatBecameOf(options, answers, result.error);
  else drafts.refuse(answers, result.error.fieldErrors);
  // News that came while they were under way may have closed them already.
  lost.customerChanged();
  if (result.error.code !== 'version_conflict') return result;
  await reads.refreshAfterChange();
  // Nothing of what is asked has changed, so there is nothing for anybody to decide.
  const ids = answers.map(({ requirementId }) => requirementId);
  const canRepeat = !isRepeat && versionToSend(options.getView()) !== ifVersion && isAsBefore(answers, drafts.sendable(ids));
  return canRepeat ? send(options, ids, true) : result;
}

function isAsBefore(sent: readonly Answer[], now: readonly Answer[]): boolean {
  return sent.length === now.length && sent.every((answer) => now.includes(answer));
}

function askWhatBecameOf({ drafts, reads, lost }: Desk, answers: readonly Answer[], { code }: CustomerStatusError): void {
  drafts.markLost(answers);
  // A client that was stopped reads when it is started again.
  if (code !== 'aborted') void reads.refreshAfterChange().then((read) => read.ok && lost.customerRead());
}

function receiptOf({ drafts, now }: SubmissionsOptions, answers: readonly Answer[], reference: string): SubmissionReceipt {
  const kept = drafts.getState();
  const requirementIds = answers.map((answer) => answer.requirementId);
  const asked = requirementIds.flatMap((id) => (Object.hasOwn(kept, id) ? (kept[id]?.asked ?? []) : []));
  return { at: new Date(now()).toISOString(), reference, requirementIds, answers, asked };
}

function versionToSend({ capabilities, customer }: CustomerView): string | undefined {
  return capabilities?.optimisticLocking === true ? customer?.version : undefined;
}

function nothingToSend(): CustomerStatusError {
  return new CustomerStatusError('state_conflict', {
    message: 'there is no draft that can be sent now, so nothing was sent; call setDraft() first and check that it is not locked',
  });
}
