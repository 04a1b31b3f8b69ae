import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DOORS } from '../../scripts/doors.ts';
import { API_FOLDER, digestOf, emitDeclarations, pageName, pagesIn, writePages, writtenDigest } from '../../scripts/write-api.ts';

const cache = join(import.meta.dirname, '../../.cache');

/** Every name that a door exports, from the lists that another test keeps. */
function exportsOf(door: string): string[] {
  const list = `exports/${door === '.' ? 'index' : door.slice(2).replaceAll('/', '-')}.txt`;
  return readFileSync(join(import.meta.dirname, list), 'utf8')
    .trim()
    .split('\n');
}

it('the reference is what the declarations say', { timeout: 300_000 }, async () => {
  const declarations = join(cache, 'api-declarations-tested');
  emitDeclarations(declarations);
  // The same declarations make the same pages. Others may, too: a function that no door leads to has changed.
  if (digestOf(declarations, API_FOLDER) === writtenDigest()) return;
  const fresh = join(cache, 'api-tested');
  await writePages(declarations, fresh);
  // After a change: npm run api.
  expect(pagesIn(fresh)).toEqual(pagesIn(API_FOLDER));
});

it.each(Object.keys(DOORS).filter((door) => !door.startsWith('./messages/')))('%s has a page with all it exports', (door) => {
  const pages = pagesIn(API_FOLDER);
  const page = pages[`${pageName(door)}.md`] ?? pages[`${pageName(door)}/README.md`] ?? '';
  const headings = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, name = '']) => name.replace(/\\|\(\)$/g, '')));
  const namespaces = [...page.matchAll(/^- \[(\w+)\]\(namespaces\//gm)].map(([, name]) => name);
  expect(exportsOf(door).filter((name) => !headings.has(name) && !namespaces.includes(name))).toEqual([]);
});
