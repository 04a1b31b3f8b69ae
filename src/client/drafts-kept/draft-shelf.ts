import type { AlternativeChoices, DraftEntry } from '../../model/index.js';
import type { ChoiceChanges } from '../choices.js';
import type { LostUpload } from '../client-snapshot.js';

/** What an earlier visit left. */
export interface KeptDraft {
  entries: readonly DraftEntry[];
  lostUploads: readonly LostUpload[];
  choices?: AlternativeChoices | undefined;
}

/** One change to write. */
export interface DraftChange {
  /** What was entered since the last change. */
  changed: readonly DraftEntry[];
  /** Requests whose answer is to be kept no longer. */
  removed: readonly string[];
  /** Everything that is to be kept, the changes included. */
  all: readonly DraftEntry[];
  /** Which alternatives were chosen since the last change, by group. */
  choices: ChoiceChanges;
}

/** What another page has entered and chosen. */
export type OtherDraft = Pick<KeptDraft, 'entries' | 'choices'>;

/** What another tab did with the same drafts. */
export type ShelfNews = { type: 'saved'; requirementIds: readonly string[]; groupIds: readonly string[] } | { type: 'cleared' };

/** A place in which the drafts of one customer are kept. Every method may reject: nothing depends on it. */
export interface DraftShelf {
  readonly place: 'device' | 'backend';
  /** Milliseconds between a change and its being saved. */
  readonly delayMs: number;
  /** Milliseconds before it is tried again by itself after a failure, twice as many each time. Absent where that is of no use. */
  readonly retryMs?: number | undefined;
  load(signal?: AbortSignal): Promise<KeptDraft>;
  /** May resolve with what another page has entered meanwhile and this one has not. After an abort nothing more is written. */
  save(change: DraftChange, signal?: AbortSignal): Promise<OtherDraft | void>;
  /** Keeps which uploads would be lost if the page went away now. */
  saveUploads?(uploads: readonly LostUpload[]): Promise<void>;
  /** Removes everything, for sign-out. Whatever is still being written is removed too. */
  clear?(): Promise<void>;
  /** Tells what other tabs do until the returned function is called. */
  watch?(hear: (news: ShelfNews) => void): () => void;
}

/** Opens the place for one customer. Made by `localDrafts`. */
export interface DraftKeeper {
  open(customerId: string): DraftShelf;
}
