import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../examples');

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** The code of an example with what each file of it imports. */
function importsOf(example: string): { file: string; specifier: string }[] {
  const folder = join(root, example);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|[\\/])(node_modules|dist|\.next)[\\/]/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:\bfrom |^import )'([^']+)'/gm)].map(([, specifier = '']) => ({
        file: join(folder, file),
        specifier,
      })),
    );
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe.each(readdirSync(root))('the example %s can be copied', (example) => {
  it('because it imports nothing from outside its folder', () => {
    const outside = importsOf(example).filter(
      ({ file, specifier }) =>
        specifier.startsWith('.') && relative(join(root, example), join(dirname(file), specifier)).startsWith('..'),
    );
    expect(outside).toEqual([]);
  });

  it('and names every package it imports, where it names any', () => {
    const path = join(root, example, 'package.json');
    if (!existsSync(path)) return;
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const named = Object.keys({ ...dependencies, ...devDependencies });
    const missing = importsOf(example)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !/^(\.|node:)/.test(specifier) && !named.includes(packageOf(specifier)));
    expect(missing).toEqual([]);
  });
});
