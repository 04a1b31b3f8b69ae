import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findUses } from './find-uses.js';

const ROOT = join(import.meta.dirname, '../..');

const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((path) => !path.startsWith('src/messages/compiled/'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));

const keys = globSync('src/messages/en/*.json', { cwd: ROOT }).flatMap((path) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a catalogue is an object of sentences
  Object.keys(JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object),
);

it('every sentence of the catalogue is said somewhere', () => {
  const isUsed = findUses(sources);
  expect(keys.length).toBeGreaterThan(300);
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

it('a sentence that nothing says is found, also beside one that is put together from a code', () => {
  const isUsed = findUses(["t('a.said')", 't(`a.state-${state}`)', 't(`a.${one ? `x` : two}-end`)']);
  expect(['a.said', 'a.state-open', 'a.lost', 'b.state-open'].map(isUsed)).toEqual([true, true, false, false]);
});
