'use client';
import { badgeEnglish, type CompiledMessage, type Translator } from '../../messages/index.js';
import { useDropInSettings } from '../provider/index.js';

/** What it takes to name a status. */
export type StatusWords = Pick<Translator, 't' | 'locale'>;

const sentences: Readonly<Record<string, CompiledMessage | undefined>> = badgeEnglish;
const alone: StatusWords = { locale: 'en', t: (key, ...values) => say(sentences[key] ?? key, values[0] ?? {}) };

/** The words of the provider in reach, or the names of the statuses in English: a badge alone carries no more. */
export function useStatusWords(): StatusWords {
  const { speaker, timeZone } = useDropInSettings();
  return speaker === undefined ? alone : speaker(badgeEnglish, timeZone);
}

/** None of these sentences has a plural or a choice in it. */
function say(sentence: CompiledMessage, values: Readonly<Record<string, string | number>>): string {
  return typeof sentence === 'string' ? sentence : sentence(values, NO_FORMATTER);
}

const asItIs = (value: unknown) => String(value);
const NO_FORMATTER = { plural: asItIs, select: () => '', number: asItIs };
