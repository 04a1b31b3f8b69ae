import type { Words } from '../provider/index.js';
import type { HeadingLevel } from '../text/index.js';
import type { TimelineViewer } from './event-words.js';

/** How a row speaks. It is handed down: a list of many rows asks for its words once. */
export interface RowVoice {
  viewer: TimelineViewer;
  words: Words;
}

/** What all rows of a timeline have in common. */
export interface RowManners extends RowVoice {
  /** Rank of the headings of days. */
  level: HeadingLevel;
  /** False as long as the reader's clock is not to be asked. */
  isHydrated: boolean;
  /** The reader's day, from which near days are counted. */
  today: number;
}
