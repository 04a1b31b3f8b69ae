import type { Clock, CustomerSnapshot, CustomerStatusError, DraftEntry } from '../../model/index.js';
import type { Choices } from '../choices.js';
import type { DraftKeeping, DraftState } from '../client-snapshot.js';
import type { TypedDrafts } from '../typed-drafts.js';
import { toEntry } from './draft-entry.js';
import type { DraftShelf } from './draft-shelf.js';
import type { ShelfWriter } from './shelf-writer.js';

/** What keeping drafts needs of the client. */
export interface KeptDraftsOptions {
  shelves: readonly DraftShelf[];
  drafts: TypedDrafts;
  choices: Choices;
  getCustomer: () => CustomerSnapshot | undefined;
  /** False while the customer is only what the page was served with: the backend may know of more. */
  isConfirmed: () => boolean;
  clock: Clock;
  onChange: () => void;
  onFail: (error: CustomerStatusError, place: DraftShelf['place']) => void;
}

/** What is told about drafts that were not typed on this page. */
export type DraftNotes = Pick<DraftKeeping, 'restored' | 'elsewhere'>;

/** Everything that keeping drafts remembers. */
export interface DraftBook extends KeptDraftsOptions {
  writers: ShelfWriter[];
  /** The draft of each request as it was noted last, with the instant at which it was entered. */
  noted: Map<string, { draft: DraftState; at: string }>;
  /** Read and not gone on with yet: nobody knows for certain what is asked. */
  waiting: DraftEntry[];
  notes: DraftNotes;
  watching: (() => void)[];
  isStarted: boolean;
  /** True while a draft is taken over from where it was kept. */
  isAdopting: boolean;
  /** Grows with each reset: what was begun before it has no effect. */
  edition: number;
}

/** Everything that is to be kept now. */
export function entriesOf({ noted }: DraftBook): DraftEntry[] {
  return [...noted.values()].flatMap(({ draft, at }) => toEntry(draft, at) ?? []);
}

/** Sets what is told. */
export function tell(book: DraftBook, notes: DraftNotes): void {
  book.notes = notes;
  book.onChange();
}

/** True when something is entered for a request on this page. */
export function hasDraft({ drafts }: DraftBook, id: string): boolean {
  return Object.hasOwn(drafts.getState(), id);
}

/** Forgets what waits for these: it was entered anew, sent or cleared meanwhile. */
export function stopWaiting(book: DraftBook, ids: readonly string[]): void {
  book.waiting = book.waiting.filter(({ answer }) => !ids.includes(answer.requirementId));
}

/** Takes an answer over from where it was kept: it is not a change that has to be saved. */
export function adopt(book: DraftBook, answer: DraftEntry['answer'], at: string): void {
  book.isAdopting = true;
  book.drafts.set(answer);
  book.isAdopting = false;
  const draft = book.drafts.getState()[answer.requirementId];
  if (draft !== undefined) book.noted.set(answer.requirementId, { draft, at });
}

/** Lets go of everything on this page; what is kept stays where it is. */
export function forget(book: DraftBook): void {
  book.edition += 1;
  for (const writer of book.writers) writer.reset();
  book.noted.clear();
  book.waiting = [];
  book.drafts.reset();
  book.choices.reset();
  tell(book, {});
}
