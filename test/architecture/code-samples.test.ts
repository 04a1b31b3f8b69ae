import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const workshop = join(root, '.cache/samples');

interface Sample {
  from: string;
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
  return [...plain.matchAll(/```tsx?\n([\s\S]*?)```/g)].map((match) => ({ from: file, code: match[1] ?? '' }));
}

it('every code sample in README, docs and doc comments compiles', { timeout: 60_000 }, () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)];
  const samples = [...pages, ...filesIn('src', /\.tsx?$/)].flatMap(samplesOf);
  expect(samples.length).toBeGreaterThan(10);

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
