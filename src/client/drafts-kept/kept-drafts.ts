import { shareStructure } from '../../machine/index.js';
import { toCustomerStatusError } from '../../model/index.js';
import type { DraftKeeping } from '../client-snapshot.js';
import { entriesOf, forget, tell, type DraftBook, type KeptDraftsOptions } from './draft-book.js';
import type { DraftShelf } from './draft-shelf.js';
import { followTabs, takeNewer } from './follow-tabs.js';
import { noteChanges } from './note-changes.js';
import { restoreChoices, restoreKept } from './restore-kept.js';
import { createShelfWriter, type ShelfWriter } from './shelf-writer.js';

/** The drafts of one customer beyond the page: saved, brought back, and shared between tabs. */
export interface KeptDrafts {
  getState: () => DraftKeeping;
  /** Reads what was kept. Safe to call again. */
  start: () => void;
  /** To be called when a draft is another one than before. */
  draftsChanged: () => void;
  /** To be called when other alternatives of these groups were chosen. */
  choicesChanged: (groupIds: readonly string[]) => void;
  /** To be called when the customer is another one than before. */
  customerChanged: () => void;
  flush: () => Promise<void>;
  /** True while something that was typed is saved nowhere. */
  isUnsaved: () => boolean;
  dismissNotes: () => void;
  clearRestored: () => void;
  stop: () => void;
  reset: () => void;
}

/** Keeps nothing before `start`, and nothing at all without a shelf. */
export function createKeptDrafts(options: KeptDraftsOptions): KeptDrafts {
  const book = createBook(options);
  let state: DraftKeeping = { device: 'off', backend: 'off' };
  return {
    getState: () => (state = shareStructure(state, stateOf(book))),
    start: () => begin(book),
    draftsChanged: () => noteChanges(book),
    choicesChanged: (groupIds) => book.writers.forEach((writer) => writer.noteChoices(groupIds)),
    customerChanged: () => restoreKept(book),
    flush: () => flushAll(book),
    isUnsaved: () => isUnsaved(book),
    dismissNotes: () => tell(book, {}),
    clearRestored: () => clearRestored(book),
    stop() {
      book.drafts.settle();
      for (const writer of book.writers) void writer.stop();
      book.isStarted = false;
      for (const end of book.watching.splice(0)) end();
    },
    reset() {
      forget(book);
      for (const shelf of book.shelves) void shelf.clear?.().catch(() => undefined);
    },
  };
}

function createBook(options: KeptDraftsOptions): DraftBook {
  const flags = { isStarted: false, isAdopting: false, edition: 0 };
  const book: DraftBook = { ...options, ...flags, writers: [], noted: new Map(), waiting: [], notes: {}, watching: [] };
  book.writers = options.shelves.map((shelf) => writerOf(book, shelf));
  return book;
}

function writerOf(book: DraftBook, shelf: DraftShelf): ShelfWriter {
  return createShelfWriter({
    shelf,
    clock: book.clock,
    entries: () => entriesOf(book),
    choices: () => book.choices.getState(),
    onLoaded({ entries, choices }) {
      restoreChoices(book, choices);
      book.waiting.push(...entries);
      restoreKept(book);
    },
    onNewer: (other) => takeNewer(book, other),
    onFail: (error) => book.onFail(toCustomerStatusError(error, 'unavailable'), shelf.place),
    onChange: book.onChange,
  });
}

function stateOf({ writers, notes }: DraftBook): DraftKeeping {
  const stateAt = (place: DraftShelf['place']) => writers.find((writer) => writer.place === place)?.getState() ?? 'off';
  return { device: stateAt('device'), backend: stateAt('backend'), ...notes };
}

function begin(book: DraftBook): void {
  if (book.isStarted) return;
  book.isStarted = true;
  book.watching = book.shelves.flatMap((shelf) => shelf.watch?.((news) => void followTabs(book, shelf, news)) ?? []);
  for (const writer of book.writers) void writer.load();
}

async function flushAll({ writers, drafts }: DraftBook): Promise<void> {
  drafts.settle();
  await Promise.all(writers.map((writer) => writer.flush()));
}

/** Files are stored already; everything else that was entered counts, also where nothing is kept at all. */
function isUnsaved({ writers, drafts }: DraftBook): boolean {
  const isEntered = Object.values(drafts.getState()).some(({ answer }) => answer.kind !== 'document');
  const isSaved = writers.some((writer) => writer.getState() === 'on' && writer.isSaved());
  return isEntered && (!isSaved || drafts.isBeingTyped());
}

function clearRestored(book: DraftBook): void {
  const ids = book.notes.restored?.requirementIds ?? [];
  tell(book, {});
  for (const id of ids) book.drafts.clear(id);
  void flushAll(book);
}
