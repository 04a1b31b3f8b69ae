import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');

/** Which rooms a room may import. A room may always import itself. */
const STREETS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  machine: ['model'],
  client: ['machine', 'model'],
  backends: ['model'],
  files: ['model'],
  messages: ['model'],
  styles: [],
  csp: [],
  theming: [],
  react: ['client', 'model', 'files'],
  'drop-ins': ['react', 'client', 'model', 'files', 'messages', 'backends'],
  devtools: ['model', 'client', 'react', 'drop-ins', 'backends'],
  element: ['drop-ins', 'client', 'model', 'messages', 'backends', 'files'],
  testing: ['model', 'client', 'backends', 'messages', 'drop-ins'],
  server: ['model', 'files'],
  // The root door is the customs house of the client.
  '': ['drop-ins', 'react', 'client', 'model', 'messages'],
};

/** Packages that belong to one room alone. */
const OWNED_PACKAGES: readonly { name: RegExp; rooms: readonly string[] }[] = [
  { name: /^xstate(\/|$)/, rooms: ['machine'] },
  { name: /^@xstate\/react$/, rooms: ['react'] },
  { name: /^@radix-ui\//, rooms: ['react'] },
  { name: /^react(-dom)?(\/|$)/, rooms: ['react', 'drop-ins', 'element', 'testing', 'devtools'] },
  { name: /^@testing-library\//, rooms: ['testing'] },
  { name: /^@internationalized\//, rooms: ['messages'] },
  { name: /^(eventsource-parser|tus-js-client$)/, rooms: ['backends'] },
  { name: /^heic-to/, rooms: ['files'] },
  { name: /^(hono|@hono\/|@electric-sql\/|pg$|aws4fetch$|@tus\/|http-message-signatures$|node:)/, rooms: ['server'] },
];

interface Import {
  file: string;
  room: string;
  specifier: string;
  target: string | undefined;
  isStatic: boolean;
  /** Nothing of it is left after the build. */
  isOfTypes: boolean;
}

/** Rooms that a room may name the types of. */
const TYPE_STREETS: Readonly<Record<string, readonly string[]>> = { testing: ['server'] };

const IMPORT =
  /(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|import\s+['"]([^'"]+)['"]/g;

function importsOf(file: string): Import[] {
  const code = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? roomOf(normalize(join(dirname(file), specifier))) : undefined;
    const isOfTypes = /^(import|export) type\b/.test(match[0]);
    return { file, room: roomOf(file), specifier, target, isStatic: match[2] === undefined, isOfTypes };
  });
}

function roomOf(file: string): string {
  const [first, ...rest] = file.split('/');
  return rest.length === 0 ? '' : (first ?? '');
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => relative(src, join(src, file)))
  .filter((file) => /\.tsx?$/.test(file));
const imports = files.flatMap(importsOf);

describe('the rooms of src', () => {
  it('are all known', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in STREETS))).toEqual([]);
    expect(rooms.size).toBeGreaterThan(8);
  });

  it('import only along the one-way streets', () => {
    const wrong = imports.filter(
      ({ room, target, isOfTypes }) =>
        target !== undefined &&
        target !== room &&
        !STREETS[room]?.includes(target) &&
        !(isOfTypes && TYPE_STREETS[room]?.includes(target)),
    );
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('keep each library in its own room', () => {
    const wrong = imports.filter(({ room, specifier }) =>
      OWNED_PACKAGES.some(({ name, rooms }) => name.test(specifier) && !rooms.includes(room)),
    );
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('load the sample backend only when it is needed', () => {
    const statically = imports.filter(
      ({ room, specifier, isStatic }) => room === 'drop-ins' && isStatic && specifier.includes('/backends/'),
    );
    expect(statically).toEqual([]);
  });

  it('name no junk drawer', () => {
    const written = files.filter((file) => !file.includes('messages/compiled'));
    expect(written.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\.|\/)/.test(file))).toEqual([]);
  });

  it('name every relative import with its extension', () => {
    const wrong = imports.filter(({ specifier }) => specifier.startsWith('.') && !/\.(js|json|css)$/.test(specifier));
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('hold no default export, enum, namespace or unsafe HTML', () => {
    const forbidden =
      /^export default|^\s*(export )?(const )?enum |^\s*(export )?namespace |innerHTML|dangerouslySetInnerHTML|\beval\(|new Function\(/m;
    const wrong = files.filter(
      (file) => !file.includes('messages/compiled') && forbidden.test(readFileSync(join(src, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('give no file an address in the page; only a history that the page wrote itself gets one, for one click', () => {
    const wrong = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('createObjectURL'));
    expect(wrong).toEqual([join('drop-ins', 'lifecycle-timeline', 'save-text.ts')]);
  });

  it('mark every file that holds a component, hook or context as client code', () => {
    const needsClient = /\buse[A-Z]\w*\(|createContext\(|forwardRef\(|\son[A-Z]\w+=/;
    const codes = files
      .filter((file) => ['react', 'drop-ins', 'devtools'].includes(roomOf(file)))
      .map((file) => ({ file, code: readFileSync(join(src, file), 'utf8') }));
    const wrong = codes.filter(({ code }) => needsClient.test(code) && !code.startsWith("'use client';")).map(({ file }) => file);
    expect(wrong).toEqual([]);
  });
});
