import { fitAnswer } from '../../machine/index.js';
import { isAnswerable, type Answer, type CustomerSnapshot, type DraftEntry } from '../../model/index.js';
import type { DroppedDraft } from '../client-snapshot.js';
import { isSameAnswer } from './draft-entry.js';

/** What can be gone on with, and what cannot. */
export interface SortedDrafts {
  fitting: { answer: Answer; entry: DraftEntry }[];
  dropped: DroppedDraft[];
}

/**
 * Sorts what was kept by whether it still answers what is asked. Of choices, the part that is still offered is gone on
 * with and the whole is told as dropped too: something of it is missing. Files that are no longer there are left out.
 */
export function sortKept(entries: readonly DraftEntry[], customer: CustomerSnapshot): SortedDrafts {
  const sorted: SortedDrafts = { fitting: [], dropped: [] };
  for (const entry of entries) sortOne(entry, customer, sorted);
  return sorted;
}

function sortOne(entry: DraftEntry, customer: CustomerSnapshot, { fitting, dropped }: SortedDrafts): void {
  const { asked, answer } = entry;
  const requirement = customer.requirements.find(({ id }) => id === answer.requirementId);
  const drop = (why: DroppedDraft['why']) => {
    if (hasContent(answer)) dropped.push({ asked, answer, why });
  };
  if (requirement === undefined) return drop('gone');
  if (!isAnswerable(requirement)) return drop('closed');
  const fit = fitAnswer(withFilesOf(customer, answer), requirement, asked);
  if (fit === undefined) return drop('changed');
  fitting.push({ answer: fit, entry });
  if (hasLost(answer, fit)) drop('changed');
}

/** True when a choice of the customer's is missing; files are told by the uploader. */
function hasLost(before: Answer, after: Answer): boolean {
  if (before.kind === 'field' && after.kind === 'field') return before.value !== after.value;
  return before.kind === 'clarification' && after.kind === 'clarification' && before.choice !== after.choice;
}

function withFilesOf({ documents }: CustomerSnapshot, answer: Answer): Answer {
  if (answer.kind === 'field' || answer.fileIds === undefined) return answer;
  const known = new Set(documents.flatMap(({ files }) => files.map(({ id }) => id)));
  const fileIds = answer.fileIds.filter((id) => known.has(id));
  return fileIds.length === answer.fileIds.length ? answer : { ...answer, fileIds };
}

/** True when nothing of what was kept is lost by going on with it. */
export function fitsWhole(entry: DraftEntry, customer: CustomerSnapshot): boolean {
  const [first] = sortKept([entry], customer).fitting;
  return first !== undefined && isSameAnswer(first.answer, entry.answer);
}

/** False for an empty answer and for one of files alone: nothing of it was typed. */
export function hasContent(answer: Answer): boolean {
  if (answer.kind === 'document') return false;
  if (answer.kind === 'clarification') return (answer.text ?? '') !== '' || answer.choice !== undefined;
  return answer.value !== null && answer.value !== '';
}
