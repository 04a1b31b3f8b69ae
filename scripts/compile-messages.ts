import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The little of the ICU syntax tree that is needed to name the values a sentence takes. */
interface IcuNode {
  type: number;
  value: string;
  options?: Record<string, { value: IcuNode[] }>;
}

const require = createRequire(import.meta.url);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is untyped
const { compileString } = require('@internationalized/string-compiler') as { compileString: (message: string) => string };
const fromCompiler = createRequire(require.resolve('@internationalized/string-compiler'));
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is untyped
const { parse, TYPE } = fromCompiler('@formatjs/icu-messageformat-parser') as {
  parse: (message: string) => IcuNode[];
  TYPE: Record<'argument' | 'number' | 'select' | 'plural', number>;
};

const room = join(import.meta.dirname, '..', 'src', 'messages');

/** The sentences of a language by key, in the order of keys. Two files with the same key are an error. */
export function readSources(locale: string): Record<string, string> {
  const folder = join(room, locale);
  const sources = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own files
    const sentences = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, sentence] of Object.entries(sentences)) {
      if (sources.has(key)) throw new Error(`The key "${key}" stands in two files. ${file} repeats it.`);
      sources.set(key, sentence);
    }
  }
  return Object.fromEntries([...sources].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The compiled module of a language. */
export function compileCatalogue(locale: string): string {
  const lines = Object.entries(readSources(locale)).map(([key, text]) => `  ${JSON.stringify(key)}: ${compileString(text)},`);
  return [
    '// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.',
    "import type { Catalogue } from '../catalogue.js';",
    '',
    '/** Every sentence of the kit in this language, compiled. */',
    `export const ${locale}: Catalogue = {`,
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** The types of the values each sentence takes, read from the English sources. */
export function compileArguments(): string {
  const lines = Object.entries(readSources('en')).map(([key, text]) => `  ${JSON.stringify(key)}: ${argumentType(parse(text))};`);
  return [
    '// Compiled from the English JSON files by scripts/compile-messages.ts. Change those.',
    '',
    '/** The values each sentence takes; `undefined` where it takes none. */',
    'export interface MessageArguments {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

function argumentType(nodes: readonly IcuNode[]): string {
  const types = new Map<string, string>();
  collect(nodes, types);
  if (types.size === 0) return 'undefined';
  return `{ ${[...types].map(([name, type]) => `${name}: ${type}`).join('; ')} }`;
}

function collect(nodes: readonly IcuNode[], types: Map<string, string>): void {
  for (const node of nodes) {
    if (node.type === TYPE.plural || node.type === TYPE.number) types.set(node.value, 'number');
    if (node.type === TYPE.select) types.set(node.value, 'string');
    if (node.type === TYPE.argument && !types.has(node.value)) types.set(node.value, 'string | number');
    for (const option of Object.values(node.options ?? {})) collect(option.value, types);
  }
}

if (import.meta.main) {
  writeFileSync(join(room, 'compiled', 'en.ts'), compileCatalogue('en'));
  writeFileSync(join(room, 'compiled', 'message-arguments.ts'), compileArguments());
}
