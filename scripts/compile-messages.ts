import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileString, type IcuNode, parse, TYPE } from './icu.ts';
import { constantOfLocale, TRANSLATED } from './locales.ts';
import { accented, mirrored } from './pseudo-locale.ts';

const room = join(import.meta.dirname, '..', 'src', 'messages');

type Sentences = Record<string, string>;

function readFiles(locale: string): { name: string; sentences: Sentences }[] {
  const folder = join(room, locale);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.toSorted().map((file) => ({
    name: file.slice(0, -'.json'.length),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own files
    sentences: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sentences,
  }));
}

/** The sentences of a language by key, in the order of keys. Two files with the same key are an error. */
export function readSources(locale: string): Sentences {
  const sources = new Map<string, string>();
  for (const { name, sentences } of readFiles(locale)) {
    for (const [key, sentence] of Object.entries(sentences)) {
      if (sources.has(key)) throw new Error(`The key "${key}" stands in two files. ${name}.json repeats it.`);
      sources.set(key, sentence);
    }
  }
  return Object.fromEntries(inOrder([...sources]));
}

function inOrder(sentences: [string, string][]): [string, string][] {
  return sentences.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const HEAD = '// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.';

/**
 * The compiled modules of a language by their path: one for each JSON file, so that a component may carry its own words
 * alone, and one that has them all.
 */
export function compileCatalogue(locale: string): Record<string, string> {
  readSources(locale);
  const files = readFiles(locale);
  const all = [
    HEAD,
    "import type { Catalogue } from '../catalogue.js';",
    ...files.map(({ name }) => `import { ${constantOf(name)} } from './${locale}/${name}.js';`),
    '',
    '/** Every sentence of the kit in this language, compiled. */',
    `export const ${locale}: Catalogue = {`,
    ...files.map(({ name }) => `  ...${constantOf(name)},`),
    '};',
    '',
  ];
  const parts = files.map(({ name, sentences }) => [`${locale}/${name}`, compilePart(name, sentences)]);
  return { ...(Object.fromEntries(parts) as Record<string, string>), [locale]: all.join('\n') };
}

function compilePart(name: string, sentences: Sentences): string {
  const lines = inOrder(Object.entries(sentences)).map(([key, text]) => `  ${JSON.stringify(key)}: ${compileString(text)},`);
  return [
    HEAD,
    "import type { PartialCatalogue } from '../../catalogue.js';",
    '',
    `/** The sentences of ${name}.json, compiled. */`,
    `export const ${constantOf(name)} = {`,
    ...lines,
    '} satisfies PartialCatalogue;',
    '',
  ].join('\n');
}

function constantOf(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A whole language as one module: translations are loaded whole or not at all. */
export function compileTranslation(locale: string, sentences: Sentences): string {
  const constant = constantOfLocale(locale);
  const lines = inOrder(Object.entries(sentences)).map(([key, text]) => `  ${JSON.stringify(key)}: ${compileString(text)},`);
  return [
    HEAD,
    "import type { PartialCatalogue } from '../catalogue.js';",
    '',
    '/** The sentences of the kit in this language, compiled. */',
    `export const ${constant}: PartialCatalogue = {`,
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** The sentences of every language but English by its locale, with the two that nobody speaks. */
export function readTranslations(): Record<string, Sentences> {
  const english = Object.entries(readSources('en'));
  const change = (by: (sentence: string) => string) => Object.fromEntries(english.map(([key, text]) => [key, by(text)]));
  const written = TRANSLATED.filter((locale) => existsSync(join(room, locale)));
  return {
    ...Object.fromEntries(written.map((locale) => [locale, readSources(locale)])),
    'ar-XB': change(mirrored),
    'en-XA': change(accented),
  };
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
  rmSync(join(room, 'compiled', 'en'), { recursive: true, force: true });
  mkdirSync(join(room, 'compiled', 'en'), { recursive: true });
  for (const [path, text] of Object.entries(compileCatalogue('en'))) writeFileSync(join(room, 'compiled', `${path}.ts`), text);
  writeFileSync(join(room, 'compiled', 'message-arguments.ts'), compileArguments());
  for (const [locale, sentences] of Object.entries(readTranslations()))
    writeFileSync(join(room, 'compiled', `${locale}.ts`), compileTranslation(locale, sentences));
}
