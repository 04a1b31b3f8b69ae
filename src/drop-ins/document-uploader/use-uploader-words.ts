'use client';
import { uploaderEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or English outside one. */
export function useUploaderWords(): Words {
  return useWordsOf(uploaderEnglish);
}
