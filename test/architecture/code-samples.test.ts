import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const workshop = join(root, '.cache/samples');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

interface Sample {
  from: string;
  /** Followed by a path where the sample is a whole file of the examples. */
  language: string;
  code: string;
}

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => `${folder}/${file}`);
}

/** The samples of a doc comment stand behind an asterisk; those of a page do not. */
function samplesOf(file: string): Sample[] {
  const text = readFileSync(join(root, file), 'utf8');
  const plain = file.endsWith('.md') ? text : text.replace(/^\s*\* ?/gm, '');
  return [...plain.matchAll(/^```(.*)\n([\s\S]*?)^```/gm)].map((match) => ({
    from: file,
    language: match[1] ?? '',
    code: match[2] ?? '',
  }));
}

/** The reference shows signatures, which are no programs; its examples are those of the doc comments. */
const isWritten = (file: string) => !file.startsWith('docs/api/');

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesIn('docs', /\.md$/).filter(isWritten)];
const ofPages = pages.flatMap(samplesOf);
const ofComments = filesIn('src', /\.tsx?$/).flatMap(samplesOf);
const all = [...ofPages, ...ofComments];
/** Compiled where the file is, among the packages of its example. */
const COPIED = /^tsx? (\S+)$/;
const inLanguage = (...languages: string[]) => all.filter(({ language }) => languages.includes(language));

describe('the samples in README, docs and doc comments', () => {
  it('are each in a language that is checked here', () => {
    const known = ['ts', 'tsx', 'js', 'json', 'sh', 'html', 'css', 'mermaid', 'yaml'];
    const strange = all.filter(({ language }) => !known.includes(language) && !COPIED.test(language));
    expect(strange.map(({ from, language }) => `${from}: "${language}"`)).toEqual([]);
    // A fence that is not closed would swallow the sample after it.
    const odd = pages.filter((file) => (readFileSync(join(root, file), 'utf8').match(/^\s*```/gm)?.length ?? 0) % 2 === 1);
    expect(odd).toEqual([]);
  });

  it('compile, also where they are plain JavaScript', { timeout: 120_000 }, () => {
    const samples = inLanguage('ts', 'tsx', 'js');
    expect(samples.length).toBeGreaterThan(60);
    rmSync(workshop, { recursive: true, force: true });
    mkdirSync(workshop, { recursive: true });
    samples.forEach((sample, index) => {
      writeFileSync(join(workshop, `sample-${index}.tsx`), `// ${sample.from}\n${sample.code}\nexport {};\n`);
    });
    const settings = {
      extends: '../../tsconfig.json',
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
      include: ['*.tsx'],
    };
    writeFileSync(join(workshop, 'tsconfig.json'), JSON.stringify(settings));
    const result = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', workshop], { encoding: 'utf8' });
    const named = result.stdout.replace(
      /^.*sample-(\d+)\.tsx/gm,
      (_all, index) => `${samples[Number(index)]?.from} (sample ${index})`,
    );
    expect(named).toBe('');
  });

  it('have a way on where the network has none', () => {
    const samples = inLanguage('ts', 'tsx', 'js');
    const unlooked = samples.filter(({ code }) => /\bawait fetch\(/.test(code) && !/\.(?:ok|status)\b/.test(code));
    expect(unlooked.map(({ from }) => `${from} takes any answer for a good one`)).toEqual([]);
    const blank = samples.filter(({ code }) => /\bawait loadCatalogue\((?!.*\.catch\()/.test(code));
    expect(blank.map(({ from }) => `${from} is blank without the words`)).toEqual([]);
  });

  it('parse where they are JSON', () => {
    const samples = inLanguage('json');
    expect(samples.length).toBeGreaterThan(0);
    for (const { code, from } of samples) expect(() => JSON.parse(code), from).not.toThrow();
  });

  it('have closed braces where they are style sheets, and a whole page where they are HTML', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    for (const { code, from } of inLanguage('css')) expect(count(code, '{'), from).toBe(count(code, '}'));
    for (const { code, from } of inLanguage('html')) expect(code.trim(), from).toMatch(/^<!doctype html>[\s\S]*<\/html>$/);
  });
});

describe('the commands in the pages', () => {
  it('are scripts of the package', () => {
    const named = pages.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, short]) => ({ file, script: script ?? short ?? '' }),
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(({ script }) => !Object.hasOwn(manifest.scripts, script));
    expect(missing.map(({ file, script }) => `${file}: npm run ${script}`)).toEqual([]);
  });
});

it('every sample that names a file of the examples is that file', () => {
  const samples = ofPages.flatMap(({ from, language, code }) => {
    const file = COPIED.exec(language)?.[1];
    return file === undefined ? [] : [{ from, file, code }];
  });
  expect(samples.length).toBeGreaterThan(5);
  for (const { from, file, code } of samples) {
    expect(code, `${from}: copy ${file} anew`).toBe(readFileSync(join(root, file), 'utf8'));
  }
});
