import type { DraftState } from '../client-snapshot.js';
import { stopWaiting, tell, type DraftBook } from './draft-book.js';

/** Compares the drafts with what was noted last and has the difference written. */
export function noteChanges(book: DraftBook): void {
  if (book.isAdopting) return;
  const drafts = book.drafts.getState();
  const at = new Date(book.clock.now()).toISOString();
  const gone = [...book.noted.keys()].filter((id) => !Object.hasOwn(drafts, id));
  const changed = Object.values(drafts).filter((draft) => !isSame(book.noted.get(draft.requirementId)?.draft, draft));
  for (const id of gone) book.noted.delete(id);
  for (const draft of changed) book.noted.set(draft.requirementId, { draft, at });
  const entered = changed.map(({ requirementId }) => requirementId);
  book.choices.entered(entered);
  const ids = [...gone, ...entered];
  if (ids.length === 0) return;
  stopWaiting(book, ids);
  for (const writer of book.writers) writer.note(ids);
  forgetElsewhere(book, ids);
}

function isSame(before: DraftState | undefined, now: DraftState): boolean {
  return before !== undefined && before.answer === now.answer && before.asked === now.asked && before.conflict === now.conflict;
}

/** Whoever goes on typing has seen that another tab did too. */
function forgetElsewhere(book: DraftBook, ids: readonly string[]): void {
  const { elsewhere, ...rest } = book.notes;
  if (elsewhere === undefined) return;
  const left = elsewhere.filter((id) => !ids.includes(id));
  if (left.length < elsewhere.length) tell(book, left.length === 0 ? rest : { ...rest, elsewhere: left });
}
