'use client';
import { supportEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or English outside one. */
export function useSupportWords(): Words {
  return useWordsOf(supportEnglish);
}
