import type { AlternativeChoices, DraftEntry } from '../../model/index.js';
import { adopt, forget, hasDraft, stopWaiting, tell, type DraftBook } from './draft-book.js';
import { isSameAnswer } from './draft-entry.js';
import type { DraftShelf, OtherDraft, ShelfNews } from './draft-shelf.js';
import { sortKept } from './sort-kept.js';

/**
 * Follows what another tab did with the same drafts: the last write wins, answer by answer and never mixed. What is typed
 * here and not saved yet is written later than what the other tab wrote, so it wins and the other tab is told.
 */
export async function followTabs(book: DraftBook, shelf: DraftShelf, news: ShelfNews): Promise<void> {
  if (news.type === 'cleared') return forget(book);
  const { edition } = book;
  const chosen = book.choices.getState();
  const free = news.requirementIds.filter((id) => !isBusy(book, id));
  const before = new Map(free.map((id) => [id, book.noted.get(id)]));
  const kept = await shelf.load().catch(() => undefined);
  if (kept === undefined || edition !== book.edition) return;
  // What was typed here while it was read is newer than what was read.
  const ids = free.filter((id) => !isBusy(book, id) && book.noted.get(id) === before.get(id));
  const entries = kept.entries.filter(({ answer }) => ids.includes(answer.requirementId));
  const taken = takeOver(book, entries);
  letGo(
    book,
    ids.filter((id) => !entries.some(({ answer }) => answer.requirementId === id)),
  );
  tellTaken(book, taken);
  followChoices(
    book,
    kept.choices,
    news.groupIds.filter((groupId) => book.choices.getState()[groupId] === chosen[groupId]),
  );
}

/** Shows what another page has entered last, except where something is being entered here. */
export function takeNewer(book: DraftBook, { entries, choices = {} }: OtherDraft): void {
  const free = entries.filter(({ answer }) => !isBusy(book, answer.requirementId));
  tellTaken(book, takeOver(book, free));
  followChoices(book, choices, Object.keys(choices));
}

/** Chooses what another page has chosen last, except where something was chosen here and is still to be saved. */
function followChoices(book: DraftBook, choices: AlternativeChoices = {}, groupIds: readonly string[]): void {
  const free = groupIds.filter((groupId) => !book.writers.some((writer) => writer.isChoicePending(groupId)));
  book.choices.follow(Object.fromEntries(free.map((groupId) => [groupId, choices[groupId]])), (taken) =>
    tellTaken(
      book,
      Object.values(taken).flatMap((ids) => ids ?? []),
    ),
  );
}

function tellTaken(book: DraftBook, ids: readonly string[]): void {
  if (ids.length === 0) return;
  tell(book, { ...book.notes, elsewhere: [...new Set([...(book.notes.elsewhere ?? []), ...ids])] });
}

function isBusy({ writers, drafts }: DraftBook, id: string): boolean {
  const isUnsaved = writers.some((writer) => writer.isPending(id)) || drafts.isBeingTyped(id);
  return isUnsaved || drafts.getState()[id]?.phase === 'sending';
}

function takeOver(book: DraftBook, entries: readonly DraftEntry[]): string[] {
  const customer = book.getCustomer();
  if (customer === undefined) return [];
  const { fitting } = sortKept(entries, customer);
  return fitting.flatMap(({ answer, entry }) => {
    const now = book.drafts.getState()[answer.requirementId]?.answer;
    if (now !== undefined && isSameAnswer(now, answer)) return [];
    adopt(book, answer, entry.at);
    return [answer.requirementId];
  });
}

/** Sent or cleared in the other tab. */
function letGo(book: DraftBook, ids: readonly string[]): void {
  stopWaiting(book, ids);
  for (const id of ids) {
    book.noted.delete(id);
    if (hasDraft(book, id)) book.drafts.clear(id);
  }
}
