import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An application in `examples/` that stands by itself. */
export interface Example {
  name: string;
  /** Its folder, where that has another name. */
  from?: string;
  /** Other versions than those it names. */
  versions?: readonly string[];
  /** The example that has its server half. */
  needs?: string;
  /** Its own tests are run in place of driving it. */
  testsItself?: true;
}

export const EXAMPLES: readonly Example[] = [
  { name: 'next' },
  { name: 'vite' },
  { name: 'vite-react-18', from: 'vite', versions: ['react@18.3.1', 'react-dom@18.3.1'] },
  { name: 'hono-server' },
  { name: 'express-server' },
  { name: 'plain-html' },
  { name: 'tailwind', needs: 'hono-server' },
  { name: 'mui', needs: 'hono-server' },
  { name: 'host-tests', testsItself: true },
];

const PLAIN_MANIFEST = JSON.stringify({ name: 'plain', private: true, type: 'module', scripts: { start: 'node server.ts' } });

/** An example that is ready to be started. */
export interface InstalledExample {
  name: string;
  folder: string;
  needs: string | undefined;
}

interface Places {
  /** The project. */
  root: string;
  /** Where the examples are copied to: outside of the project, whose own packages must not help out. */
  folder: string;
  /** The package as it would be published. */
  tarball: string;
}

/** Copies an example, installs it with the packed package, and builds it. */
export function installExample(example: Example, { root, folder, tarball }: Places): InstalledExample | { problem: string } {
  const { name, from = name, versions = [], needs } = example;
  const target = join(folder, name);
  cpSync(join(root, 'examples', from), target, { recursive: true, filter: (path) => !path.includes('node_modules') });
  // A page without a build has no manifest: this is what \`npm init\` would write.
  if (!existsSync(join(target, 'package.json'))) writeFileSync(join(target, 'package.json'), PLAIN_MANIFEST);
  const npm = ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball, ...versions];
  if (!run('npm', npm, target)) {
    const missing = linkInstalled(target, { root, tarball, versions });
    if (missing.length > 0)
      return { problem: `npm could not install it, and the project itself does not have ${missing.join(', ')}` };
    console.log('  npm could not install it: it runs on the packages of the project, which are the same versions');
  }
  const hasBuild = manifestOf(target).scripts?.['build'] !== undefined;
  if (hasBuild && !run('npm', ['run', 'build', '--silent'], target)) return { problem: 'it could not be built' };
  if (example.testsItself && !run('npm', ['test', '--silent'], target)) return { problem: 'its own tests have failed' };
  return { name, folder: target, needs };
}

interface Manifest {
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Without a registry: links to the project's own packages where the versions are the same. Gives what there is not. */
function linkInstalled(
  target: string,
  { root, tarball, versions }: Omit<Places, 'folder'> & { versions: readonly string[] },
): string[] {
  const modules = join(target, 'node_modules');
  const own = join(modules, 'customer-status-kit');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1'], target);
  const { dependencies = {}, devDependencies = {} } = manifestOf(target);
  const { dependencies: ours = {} } = manifestOf(own);
  const other: Record<string, string> = Object.fromEntries(versions.map((version) => version.split('@')));
  const wanted: Record<string, string> = { ...dependencies, ...devDependencies, ...ours, ...other };
  return Object.entries(wanted).flatMap(([name, version]) => {
    if (name === 'customer-status-kit' || name.startsWith('@types/')) return [];
    const there = [join(root, 'node_modules', name), join(root, 'node_modules', `${name}-${version.split('.')[0] ?? ''}`)];
    const found = there.find((path) => existsSync(path) && manifestOf(path).version === version);
    if (found === undefined) return [`${name} ${version}`];
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(found, join(modules, name));
    return [];
  });
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function run(command: string, args: readonly string[], cwd: string): boolean {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  return (
    spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env, shell: process.platform === 'win32' }).status ===
    0
  );
}
