'use client';
import { bannerEnglish } from '../../messages/index.js';
import { useWordsOf, type Words } from '../provider/index.js';

/** The words of the provider in reach, or English outside one. */
export function useBannerWords(): Words {
  return useWordsOf(bannerEnglish);
}
