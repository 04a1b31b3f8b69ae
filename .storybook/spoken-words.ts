import { useSyncExternalStore } from 'react';
import type { StoryWords } from './story-words.js';

let spoken: StoryWords | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Has every story speak another language than its own, also one that is shown already; `undefined` ends it. */
export function speak(words: StoryWords | undefined): void {
  spoken = words;
  for (const listener of listeners) listener();
}

/** The words of a story, or those that every story is to speak now. */
export function useSpokenWords(own: StoryWords): StoryWords {
  return useSyncExternalStore(subscribe, () => spoken) ?? own;
}
