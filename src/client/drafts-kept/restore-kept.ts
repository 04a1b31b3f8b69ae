import type { AlternativeChoices, DraftEntry } from '../../model/index.js';
import { adopt, hasDraft, tell, type DraftBook } from './draft-book.js';
import { fitsWhole, hasContent, sortKept } from './sort-kept.js';

/**
 * Goes on with what was kept, as far as it still fits, once it is known what is asked. What was typed on this page already
 * is newer and stays. What no longer fits is shown from now on and kept no longer, but only once the backend has said what
 * is asked: a page may be served with a customer who is older than what they entered.
 */
export function restoreKept(book: DraftBook): void {
  const customer = book.getCustomer();
  if (customer === undefined || book.waiting.length === 0) return;
  const known = newestOfEach(book.waiting).filter(({ answer }) => !hasDraft(book, answer.requirementId));
  const kept = book.isConfirmed() ? known : known.filter((entry) => fitsWhole(entry, customer));
  book.waiting = known.filter((entry) => !kept.includes(entry));
  if (kept.length === 0 && known.length > 0) return;
  const { fitting, dropped } = sortKept(kept, customer);
  for (const { answer, entry } of fitting) adopt(book, answer, entry.at);
  const gone = kept.map(({ answer }) => answer.requirementId).filter((id) => !hasDraft(book, id));
  for (const writer of book.writers) writer.note(gone);
  const told = fitting.filter(({ answer }) => hasContent(answer));
  if (told.length === 0 && dropped.length === 0) return book.onChange();
  const before = book.notes.restored;
  const at = kept.map((entry) => entry.at).reduce((newest, one) => (one > newest ? one : newest), before?.at ?? '');
  const ids = new Set([...(before?.requirementIds ?? []), ...told.map(({ answer }) => answer.requirementId)]);
  const restored = { at, requirementIds: [...ids], dropped: [...(before?.dropped ?? []), ...dropped] };
  return tell(book, { ...book.notes, restored });
}

/** Goes on with what was chosen, where nothing was chosen on this page. */
export function restoreChoices({ choices }: DraftBook, kept: AlternativeChoices = {}): void {
  const known = choices.getState();
  choices.follow(Object.fromEntries(Object.entries(kept).filter(([groupId]) => !Object.hasOwn(known, groupId))));
}

/** A draft that is kept in two places counts once, as it was entered last. */
function newestOfEach(entries: readonly DraftEntry[]): DraftEntry[] {
  const newest = new Map<string, DraftEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.answer.requirementId);
    if (known === undefined || known.at < entry.at) newest.set(entry.answer.requirementId, entry);
  }
  return [...newest.values()];
}
