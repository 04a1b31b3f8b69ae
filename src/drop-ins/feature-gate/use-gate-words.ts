'use client';
import { gateEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or English outside one. */
export function useGateWords(): Words {
  return useWordsOf(gateEnglish);
}
