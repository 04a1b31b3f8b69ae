'use client';
import { timelineEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or the timeline's own English outside one. */
export function useTimelineWords(): Words {
  return useWordsOf(timelineEnglish);
}
