'use client';
import { panelEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or English outside one. */
export function usePanelWords(): Words {
  return useWordsOf(panelEnglish);
}
