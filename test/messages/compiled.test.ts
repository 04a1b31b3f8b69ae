import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileArguments, compileCatalogue, readSources } from '../../scripts/compile-messages.ts';

const read = (name: string) => readFileSync(new URL(`../../src/messages/compiled/${name}.ts`, import.meta.url), 'utf8');

describe('the compiled sentences', () => {
  it('are those of the JSON files', () => {
    const compiled = compileCatalogue('en');
    expect(Object.fromEntries(Object.keys(compiled).map((path) => [path, read(path)]))).toEqual(compiled);
  });

  it('have the types of the English sources', () => {
    expect(read('message-arguments')).toBe(compileArguments());
  });

  it('hold no markup and no empty sentence', () => {
    for (const [key, sentence] of Object.entries(readSources('en'))) {
      expect(sentence.trim(), key).not.toBe('');
      expect(sentence, key).not.toMatch(/[<>\\]/);
    }
  });
});
