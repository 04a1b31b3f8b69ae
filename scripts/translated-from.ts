import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSources } from './compile-messages.ts';

const recordFile = fileURLToPath(new URL('../test/messages/translated-from.json', import.meta.url));

/** A short digest of each English sentence, by key, as it is now. */
export function englishDigests(): Record<string, string> {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
  return Object.fromEntries(Object.entries(readSources('en')).map(([key, text]) => [key, digest(text)]));
}

/** The digests of the English sentences from which the translations were made. */
export function translatedFrom(): Record<string, string> {
  return JSON.parse(readFileSync(recordFile, 'utf8')) as Record<string, string>;
}

/** Run as a command it says that every translation was looked at, and says what the English says now. */
if (import.meta.main) writeFileSync(recordFile, `${JSON.stringify(englishDigests(), undefined, 2)}\n`);
