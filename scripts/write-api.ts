import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProjectReflection, TypeDocOptions } from 'typedoc';
import { DOORS } from './doors.ts';

/** Writes `docs/api`, a page for each door, from the declarations that the package is published with. */
const root = join(import.meta.dirname, '..');

/** Where the pages are. */
export const API_FOLDER = join(root, 'docs/api');
const DIGEST = join(API_FOLDER, 'declarations.sha256');

/** The doors that have a page. Those of single languages hold one catalogue each; the page of `messages` speaks for them. */
const PAGED = Object.entries(DOORS)
  .filter(([door]) => !door.startsWith('./messages/'))
  // What several doors lead to is described behind the innermost of them; the root refers to it.
  .toSorted(([one], [other]) => Number(one === '.') - Number(other === '.'));

/** What a door's page is called, without `.md`. */
export function pageName(door: string): string {
  return door === '.' ? 'root' : door.slice(2);
}

/** Writes the declarations of the package's sources into a folder of the cache. */
export function emitDeclarations(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json', '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The declarations could not be made:\n${stdout}`);
  for (const file of filesIn(folder, '.d.ts')) {
    const text = readFileSync(join(folder, file), 'utf8');
    // The lent compiler is older than the buffer's name in the type of an array of bytes.
    const plain = text.replaceAll(/\b(Uint8(?:Clamped)?Array)<ArrayBuffer(?:Like)?>/g, '$1');
    if (plain !== text) writeFileSync(join(folder, file), plain);
  }
}

/** One line for all that the pages are made of, and for what they are. */
export function digestOf(declarations: string, pages: string): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const file of filesIn(declarations, '.d.ts')) hash.update(file).update(readFileSync(join(declarations, file)));
  for (const [file, text] of Object.entries(pagesIn(pages))) hash.update(file).update(text);
  return hash.digest('hex');
}

/** The digest that the committed pages were written with. */
export function writtenDigest(): string | undefined {
  return existsSync(DIGEST) ? readFileSync(DIGEST, 'utf8').trim() : undefined;
}

/** Every page below a folder, by its path. */
export function pagesIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder, '.md').map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/** Writes the pages of the declarations in one folder into another. */
export async function writePages(declarations: string, out: string): Promise<void> {
  lendCompiler();
  const { Application } = await import('typedoc');
  const files = PAGED.map(([, file]) => file.replace(/^src/, declarations).replace(/\.ts$/, '.d.ts'));
  const tsconfig = join(declarations, 'tsconfig.json');
  const compilerOptions = { module: 'nodenext', target: 'es2023', jsx: 'react-jsx', strict: true, skipLibCheck: true };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'], noEmit: true }, files }));
  rmSync(out, { recursive: true, force: true });
  const app = await Application.bootstrapWithPlugins(settings(files, tsconfig, out));
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc could not read the declarations.');
  nameAfterDoors(project, declarations);
  await app.generateOutputs(project);
}

/** TypeDoc reads code through the compiler's own interface. TypeScript 7 has none; the one that checks our package's types brings one. */
function lendCompiler(): void {
  const lender = pathToFileURL(join(root, 'node_modules/@arethetypeswrong/core/package.json')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'typescript' ? next(specifier, { ...context, parentURL: lender }) : next(specifier, context),
  });
}

function settings(entryPoints: string[], tsconfig: string, path: string): Partial<TypeDocOptions> {
  const tables = ['parameters', 'interfaceProperties', 'classProperties', 'typeAliasProperties', 'propertyMembers'];
  const looks = {
    router: 'module',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    pageTitleTemplates: { module: ({ name }: { name: string }) => title(name), index: 'Reference' },
    tableColumnSettings: {
      hideInherited: true,
      hideOverrides: true,
      hideSources: true,
      hideModifiers: true,
      leftAlignHeaders: true,
    },
    ...Object.fromEntries(tables.map((name) => [`${name}Format`, 'table'])),
  };
  return {
    entryPoints,
    tsconfig,
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path }],
    logLevel: 'Error',
    readme: 'none',
    name: 'customer-status-kit',
    sort: ['source-order'],
    sortEntryPoints: false,
    skipErrorChecking: true,
    disableSources: true,
    disableGit: true,
    excludeExternals: true,
    excludePrivate: true,
    excludeInternal: true,
    ...(looks as object),
  };
}

function title(name: string): string {
  return name === 'root' ? 'customer-status-kit' : `customer-status-kit/${name}`;
}

function nameAfterDoors(project: ProjectReflection, declarations: string): void {
  const byModule = new Map(
    PAGED.map(([door, file]) => [
      file
        .replace(/^src\//, '')
        .replace(/\.ts$/, '')
        .replace(/(.)\/index$/, '$1'),
      pageName(door),
    ]),
  );
  for (const page of project.children ?? []) {
    const name = byModule.get(page.name);
    if (name === undefined) throw new Error(`No door leads to ${page.name} in ${declarations}.`);
    page.name = name;
  }
}

if (import.meta.main) {
  const declarations = join(root, '.cache/api-declarations');
  const out = join(root, '.cache/api');
  emitDeclarations(declarations);
  await writePages(declarations, out);
  rmSync(API_FOLDER, { recursive: true, force: true });
  mkdirSync(dirname(API_FOLDER), { recursive: true });
  cpSync(out, API_FOLDER, { recursive: true });
  writeFileSync(DIGEST, `${digestOf(declarations, API_FOLDER)}\n`);
}
