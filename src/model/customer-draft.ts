import type { Answer } from './answer.js';
import type { Requirement } from './requirement.js';

/** One answer that was entered and not sent yet. */
export interface DraftEntry {
  answer: Answer;
  /** What was being answered, so that a changed request is noticed. Without what is on file. */
  asked: Requirement;
  /** ISO 8601 instant at which it was entered. */
  at: string;
}

/** What a customer has entered and not sent yet, as it is kept between two visits. */
export interface CustomerDraft {
  entries: DraftEntry[];
  choices?: AlternativeChoices | undefined;
  /** Opaque; another one after each save. Told when a draft is loaded, also when nothing is kept. */
  version?: string | undefined;
}

/** Which of several alternatives were chosen: ids of requirements by the id of their group. */
export type AlternativeChoices = Readonly<Record<string, readonly string[]>>;

/** True where nothing is left to keep. */
export function isEmptyDraft({ entries, choices = {} }: CustomerDraft): boolean {
  return entries.length === 0 && Object.keys(choices).length === 0;
}
