'use client';
import { makeTranslator, timelineEnglish } from '../../messages/index.js';
import { speakerOf, useWordsOr, type Words } from '../provider/index.js';

const english = speakerOf((timeZone) => makeTranslator({ timeZone }, timelineEnglish));

/** The words of the provider in reach, or the timeline's own English outside one. */
export function useTimelineWords(): Words {
  return useWordsOr(english);
}
