'use client';
import { en, type PartialCatalogue } from '../../messages/index.js';
import { speakerOf } from './speaker.js';
import { type Manner, useWordsOr, type Words } from './words-context.js';

const alone = /* @__PURE__ */ speakerOf({});
const NO_SENTENCES: PartialCatalogue = {};

/** The words of the provider in reach, or all of the kit's English outside one. */
export function useWords(): Words {
  return useWordsOf(en);
}

/** The same for a component that says only what the given English has. */
export function useWordsOf(english: PartialCatalogue): Words {
  return useWordsOr(english, alone);
}

/** Language and direction, for what says nothing itself. */
export function useLanguage(): Pick<Words, 'locale'> & Pick<Manner, 'direction'> {
  return useWordsOf(NO_SENTENCES);
}
