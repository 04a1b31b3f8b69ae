import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../src');
const DROP_INS = join(SOURCE, 'drop-ins');

/**
 * The sources that speak with the words of one folder of drop-ins: its own, and every function elsewhere that they call,
 * because words are handed to functions. Components and hooks of other folders bring their own words.
 */
export function spokenBy(folder: string): string[] {
  const found = new Set(globSync('**/*.{ts,tsx}', { cwd: join(DROP_INS, folder) }).map((file) => join(DROP_INS, folder, file)));
  for (const file of found) for (const called of functionsCalledBy(file)) found.add(called);
  return [...found].map((file) => readFileSync(file, 'utf8'));
}

function functionsCalledBy(file: string): string[] {
  return statements(file, 'import').flatMap(({ names, from }) =>
    names.filter(isFunction).map((name) => homeOf(name, join(dirname(file), from))),
  );
}

const isFunction = (name: string) => /^[a-z]/.test(name) && !/^use[A-Z]/.test(name) && !/(^en|English)$/.test(name);

/** The file that a name comes from, through the lists of the folders. */
function homeOf(name: string, path: string): string {
  const file = [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`Nothing is found at ${path}.`);
  const further = statements(file, 'export').find(({ names }) => names.includes(name));
  return further === undefined ? file : homeOf(name, join(dirname(file), further.from));
}

/** The relative imports or the re-exports of a file, without types. */
function statements(file: string, keyword: 'import' | 'export'): { names: string[]; from: string }[] {
  const pattern = new RegExp(`^${keyword} \\{([^}]*)\\} from '(\\.[^']*)'`, 'gm');
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, names = '', from = '']) => ({
    names: names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
    from,
  }));
}
