import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { broughtPackages, isAllowed } from '../../scripts/licences.ts';
import { saidSizes, untruths, withSizeTable } from '../../scripts/size-table.ts';
import { llmsText } from '../../scripts/write-llms.ts';
import { versionIn, versionPlaces } from '../../scripts/write-version.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  engines: { node: string };
  files: string[];
  license: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

describe('what installing the package does to a host', () => {
  it('runs nothing', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'prepublish'];
    expect(hooks.filter((name) => Object.hasOwn(manifest.scripts, name))).toEqual([]);
    expect(existsSync(join(root, 'binding.gyp'))).toBe(false);
  });

  it('brings only packages whose licence asks for a notice and no more', () => {
    const brought = broughtPackages();
    // Every dependency is looked at, and what it needs itself.
    const names = brought.map(({ name }) => name);
    expect(Object.keys(manifest.dependencies).filter((name) => !names.includes(name))).toEqual([]);
    expect(brought.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it.each(['GPL-3.0', 'LGPL-3.0-or-later', 'MIT AND GPL-2.0', 'UNLICENSED', 'none told', 'SEE LICENSE IN x'])(
    'would not bring %s',
    (licence) => expect(isAllowed(licence)).toBe(false),
  );

  it.each(['MIT', '(MIT OR GPL-3.0)', '(MIT AND Apache-2.0)'])('would bring %s', (licence) =>
    expect(isAllowed(licence)).toBe(true),
  );

  it('pins each dependency, so that what was tested is what is installed', () => {
    expect(Object.values(manifest.dependencies).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('what is in the package', () => {
  it('are the build, the protocol, the documentation and whatever that points to', () => {
    expect(manifest.files).toEqual([
      'dist',
      'docs',
      'examples',
      'src/messages/en',
      'llms.txt',
      'openapi.yaml',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
    ]);
    expect(manifest.files.filter((file) => file !== 'dist' && !existsSync(join(root, file)))).toEqual([]);
  });

  it('have one version, also in the protocol and in the examples that install it', () => {
    const places = versionPlaces();
    expect(places.length).toBeGreaterThan(5);
    expect(places.map((place) => [place.file, versionIn(place)])).toEqual(places.map(({ file }) => [file, manifest.version]));
  });

  it('run on every Node the package says it runs on', () => {
    const locked = JSON.parse(read('package-lock.json')) as { packages: Record<string, { engines?: { node?: string } }> };
    const oldest = manifest.engines.node.replace('>=', '');
    const [wanted = 0] = oldest.split('.').map(Number);
    const tooNew = broughtPackages().filter(({ name }) => {
      const needed = locked.packages[`node_modules/${name}`]?.engines?.node ?? '';
      // A range that no part of begins at or below ours, read roughly: enough to be told of a package that leaves us behind.
      const starts = [...needed.matchAll(/(?:>=?|\^|~|^|\s)v?(\d+)/g)].map(([, major]) => Number(major));
      return starts.length > 0 && Math.min(...starts) > wanted;
    });
    expect(tooNew).toEqual([]);
  });

  it('is told to language models as the index tells it', () => {
    // After a change: npm run llms.
    expect(read('llms.txt')).toBe(llmsText());
  });
});

describe('the table of sizes in the README', () => {
  const budgets = JSON.parse(read('.size-limit.json')) as { name: string; limit: string }[];

  it('has each measured use, none above its budget', () => {
    const said = saidSizes(read('README.md'));
    expect(said.map(({ name }) => name)).toEqual(budgets.map(({ name }) => name));
    const above = budgets.filter(({ limit }, index) => (said[index]?.size ?? Infinity) > Number.parseFloat(limit) * 1000);
    expect(above).toEqual([]);
  });

  it('is found out where a figure is off by more than a twentieth, missing or of nothing', () => {
    const sizes = [{ name: 'a badge', size: 5_000 }];
    const text = withSizeTable('<!-- sizes: written by npm run sizes -->\n<!-- /sizes -->', sizes);
    expect(untruths(text, sizes)).toEqual([]);
    expect(untruths(text, [{ name: 'a badge', size: 5_200 }])).toEqual([]);
    expect(untruths(text, [{ name: 'a badge', size: 5_400 }])).toHaveLength(1);
    expect(untruths(text, [...sizes, { name: 'a panel', size: 1 }])).toHaveLength(1);
    expect(untruths(text, [])).toHaveLength(1);
  });
});
