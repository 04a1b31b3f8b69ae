import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const bin = join(root, 'node_modules', '.bin');

/** The environment in which every tool runs: the project's own Node and tools come first. */
export const toolEnvironment = {
  ...process.env,
  PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  STORYBOOK_DISABLE_TELEMETRY: '1',
  // Nobody reads colours in a log.
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
};

/** Says one line about what is being done. */
export function say(text) {
  console.log(`• ${text}`);
}

/** Ends with one clear line. */
export function stop(text) {
  console.error(`✖ ${text}`);
  process.exit(1);
}

/** Runs a tool with its output shown; `true` when it succeeded. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment,
    shell: process.platform === 'win32',
    ...options,
  });
  return result.status === 0;
}

/** Stops with one line where nothing can be written: neither packages nor builds would find a place. */
export function ensureWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    stop(`The folder ${root} cannot be written to. Copy the project to a folder of your own and try again.`);
  }
}

/** Installs the packages unless they are those of the lock file already. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.installed-lock');
  const lock = hashOf([join(root, 'package-lock.json')]);
  if (readIfThere(stamp) === lock) return;
  say('Installing packages (the first time takes about a minute) …');
  const isInstalled = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!isInstalled)
    stop('The packages could not be installed: see npm’s message above. A network connection and a writable folder are needed.');
  write(stamp, lock);
}

/** Builds something unless its sources are unchanged since the last time. */
export function ensureBuilt(name, sources, output, build) {
  const stamp = join(root, output, '.built-from');
  const state = hashOf(sources.flatMap((source) => filesBelow(join(root, source))));
  if (readIfThere(stamp) === state) return;
  say(`Building ${name} …`);
  if (!build()) stop(`Building ${name} failed: see the message above.`);
  write(stamp, state);
}

/** Builds the package and the demo's pages where needed. */
export function ensurePackageBuilt() {
  const tooling = ['package-lock.json', 'package.json', 'vite.config.ts', 'tsconfig.json', 'tsconfig.build.json', 'scripts'];
  ensureBuilt('the package', ['src', ...tooling], 'dist', () => run('node', ['scripts/build.ts']));
  ensureBuilt('the demo', ['src', 'demo', ...tooling], 'demo/dist', () =>
    run('vite', ['build', '--config', 'demo/vite.config.ts', '--logLevel', 'warn']),
  );
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!readdirOrNothing(path)) return [path];
  return readdirOrNothing(path)
    .filter((entry) => entry !== 'dist' && entry !== '.data')
    .toSorted()
    .flatMap((entry) => filesBelow(join(path, entry)));
}

function readdirOrNothing(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function write(file, text) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    stop(`The folder ${root} cannot be written to (${error.code}). Copy the project to a folder of your own and try again.`);
  }
}
