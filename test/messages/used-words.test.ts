import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((path) => !path.startsWith('src/messages/compiled/'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));

const keys = globSync('src/messages/en/*.json', { cwd: ROOT }).flatMap((path) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a catalogue is an object of sentences
  Object.keys(JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object),
);

/** Keys as they are written in a source, and patterns of those that are put together from a code. */
function findUses(texts: readonly string[]): (key: string) => boolean {
  const all = texts.join('\n');
  const literal = new Set(all.match(/(?<=['"`])[a-z][\w-]*\.[\w.-]+(?=['"`])/gi));
  const templates = all.match(/(?<=`)[a-z][\w-]*\.[\w.-]*\$\{[^`]*(?=`)/gi) ?? [];
  const patterns = [...new Set(templates)].map((text) => {
    const parts = text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
  return (key) => literal.has(key) || patterns.some((pattern) => pattern.test(key));
}

it('every sentence of the catalogue is said somewhere', () => {
  const isUsed = findUses(sources);
  expect(keys.length).toBeGreaterThan(300);
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

it('a sentence that nothing says is found, also beside one that is put together from a code', () => {
  const isUsed = findUses(["t('a.said')", 't(`a.state-${state}`)', 't(`a.${one ? `x` : two}-end`)']);
  expect(['a.said', 'a.state-open', 'a.lost', 'b.state-open'].map(isUsed)).toEqual([true, true, false, false]);
});
