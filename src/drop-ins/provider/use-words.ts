'use client';
import { createTranslator } from '../../messages/index.js';
import { speakerOf } from './speaker.js';
import { useWordsOr, type Words } from './words-context.js';

const english = speakerOf((timeZone) => createTranslator({ timeZone }));

/** The words of the provider in reach, or all of the kit's English outside one. */
export function useWords(): Words {
  return useWordsOr(english);
}
